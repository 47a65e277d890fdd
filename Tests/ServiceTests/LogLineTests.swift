import Logging
import Service
import Testing

/// A log line cannot be forged by what it tells of.
@Suite struct LogLineTests {
    static let cases: [(sentence: String, value: String, line: String)] = [
        ("a plain word stands as it is", "a.txt", "m k=a.txt\n"),
        ("letters of any script too", "Нарышкин", "m k=Нарышкин\n"),
        ("spaces are quoted", "a b", "m k=\"a b\"\n"),
        ("nothing is quoted", "", "m k=\"\"\n"),
        ("a line break cannot begin a line", "a\n<3>forged k=v", "m k=\"a\\u{a}<3>forged k=v\"\n"),
        ("nor can a field", "a k2=v", "m k=\"a k2=v\"\n"),
        ("nor a quotation mark end one", "a\" k2=\"v", "m k=\"a\\\" k2=\\\"v\"\n"),
        ("a terminal is not spoken to", "\u{1B}[31m", "m k=\"\\u{1b}[31m\"\n"),
        ("C1 controls neither", "\u{9B}31m", "m k=\"\\u{9b}31m\"\n"),
        ("text is not turned round", "\u{202E}txt.exe", "m k=\"\\u{202e}txt.exe\"\n"),
        ("nor broken by separators", "a\u{2028}b", "m k=\"a\\u{2028}b\"\n"),
    ]

    @Test(arguments: cases.indices)
    func line(_ index: Int) {
        let c = Self.cases[index]
        #expect(
            LogLine.text("m", ["k": "\(c.value)"], prefix: "") == c.line,
            "\(c.sentence)"
        )
    }

    @Test func fieldsStandInTheOrderOfTheirKeys() {
        #expect(LogLine.text("m", ["b": "2", "a": "1"], prefix: "<6>") == "<6>m a=1 b=2\n")
    }

    @Test func theJournalReadsTheLevel() {
        #expect(
            [Logger.Level.debug, .info, .notice, .warning, .error, .critical]
                .map(LogLine.journalPrefix) == ["<7>", "<6>", "<5>", "<4>", "<3>", "<2>"]
        )
    }
}
