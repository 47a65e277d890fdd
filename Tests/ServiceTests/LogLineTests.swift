import Logging
import Service
import Testing

/// A log line cannot be forged by what it tells of.
@Suite struct LogLineTests {
    static let cases: [(sentence: String, value: String, line: String)] = [
        ("a plain word stands as it is", "a.txt", "m k=a.txt"),
        ("letters of any script too", "Нарышкин", "m k=Нарышкин"),
        ("spaces are quoted", "a b", "m k=\"a b\""),
        ("nothing is quoted", "", "m k=\"\""),
        ("a line break cannot begin a line", "a\n<3>forged k=v", "m k=\"a\\u{a}<3>forged k=v\""),
        ("nor can a field", "a k2=v", "m k=\"a k2=v\""),
        ("nor a quotation mark end one", "a\" k2=\"v", "m k=\"a\\\" k2=\\\"v\""),
        ("a terminal is not spoken to", "\u{1B}[31m", "m k=\"\\u{1b}[31m\""),
        ("C1 controls neither", "\u{9B}31m", "m k=\"\\u{9b}31m\""),
        ("text is not turned round", "\u{202E}txt.exe", "m k=\"\\u{202e}txt.exe\""),
        ("nor broken by separators", "a\u{2028}b", "m k=\"a\\u{2028}b\""),
    ]

    @Test(arguments: cases.indices)
    func line(_ index: Int) {
        let c = Self.cases[index]
        #expect(
            LogLine.text("m", [("k", c.value)]) == c.line,
            "\(c.sentence)"
        )
    }

    @Test func theJournalReadsTheLevel() {
        #expect(
            [Logger.Level.debug, .info, .notice, .warning, .error, .critical]
                .map(LogLine.journalPrefix) == ["<7>", "<6>", "<5>", "<4>", "<3>", "<2>"]
        )
    }
}
