import DataPacks
import Testing

/// What is said of a table that is wrong: the file, the line, what was expected, what was found.
@Suite struct PackErrorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let table: String
        /// Nil for a table that is not there.
        let text: String?
        let line: Int
        let expected: String
        let found: String
        var testDescription: String { "\(table): \(expected), \(found)" }
    }

    private static let times = "# columns: class form value\n"
    private static let properties = SmallPack.tables["pack.tsv", default: ""] + "\n"

    static let cases: [Case] = [
        // The file as a whole.
        Case(
            table: "times.tsv",
            text: nil,
            line: 0,
            expected: "the table",
            found: "no such file"
        ),
        Case(
            table: "pack.tsv",
            text: nil,
            line: 0,
            expected: "the table",
            found: "no such file"
        ),
        Case(
            table: "pack.tsv",
            text: "# columns: key value\n",
            line: 0,
            expected: "the key bare-years",
            found: "none"
        ),
        // The header.
        Case(
            table: "times.tsv",
            text: "month\tjuli\t7\n",
            line: 1,
            expected: "a header line “# columns: …” first",
            found: "an entry"
        ),
        Case(
            table: "names.tsv",
            text: "# source: me\n\n# columns: class form\n",
            line: 3,
            expected: "# columns: class form value",
            found: " class form"
        ),
        // The width of a row.
        Case(
            table: "times.tsv",
            text: times + "month\tjuli\n",
            line: 2,
            expected: "3 fields",
            found: "2"
        ),
        Case(
            table: "times.tsv",
            text: times + "month\tjuli\t7\t8\n",
            line: 2,
            expected: "3 fields",
            found: "4"
        ),
        Case(
            table: "times.tsv",
            text: times + "# fine\n\nmonth juli 7",
            line: 4,
            expected: "3 fields",
            found: "1"
        ),
        // Classes.
        Case(
            table: "abbreviations.tsv",
            text: "# columns: class form\nouter\tf.eks.\n",
            line: 2,
            expected: "a class among end, inner, title",
            found: "outer"
        ),
        Case(
            table: "times.tsv",
            text: times + "Month\tjuli\t7\n",
            line: 2,
            expected: "a class among ago-after, ago-before",
            found: "Month"
        ),
        // Forms.
        Case(
            table: "times.tsv",
            text: times + "month\tjuli\t7\nmonth\tJuli\t7\n",
            line: 3,
            expected: "a form that is new in the class month",
            found: "“Juli” again"
        ),
        Case(
            table: "function-words.tsv",
            text: "# columns: word\nog\nhan\nog\n",
            line: 4,
            expected: "a form that is new in the class function-word",
            found: "“og” again"
        ),
        Case(
            table: "names.tsv",
            text: "# columns: class form value\ntitle\t\u{AD}\t-\n",
            line: 2,
            expected: "a form that is new in the class title",
            found: "“\u{AD}” again"
        ),
        Case(
            table: "abbreviations.tsv",
            text: "# columns: class form\ntitle\tdr\n",
            line: 2,
            expected: "a form that ends in a full stop",
            found: "dr"
        ),
        // Values.
        Case(
            table: "times.tsv",
            text: times + "month\tjuli\t13\n",
            line: 2,
            expected: "a whole number from 1 to 12",
            found: "13"
        ),
        Case(
            table: "times.tsv",
            text: times + "weekday\tmandag\t0\n",
            line: 2,
            expected: "1 (Monday) to 7, negative for the one just gone",
            found: "0"
        ),
        Case(
            table: "times.tsv",
            text: times + "number\ten\t1.5\n",
            line: 2,
            expected: "a whole number",
            found: "1.5"
        ),
        Case(
            table: "times.tsv",
            text: times + "unit\tuge\tWEEK\n",
            line: 2,
            expected: "one of CENTURY, D, DECADE, H",
            found: "WEEK"
        ),
        Case(
            table: "times.tsv",
            text: times + "season\tjul\tXM\n",
            line: 2,
            expected: "one of FA, SP, SU, WI",
            found: "XM"
        ),
        Case(
            table: "times.tsv",
            text: times + "relative\tsidste\tlast\n",
            line: 2,
            expected: "a whole number from -9 to 9",
            found: "last"
        ),
        // Keys of pack.tsv.
        Case(
            table: "pack.tsv",
            text: properties + "colour\tblue\n",
            line: 11,
            expected: "one of bare-years, date-order, dialogue-dash",
            found: "colour"
        ),
        Case(
            table: "pack.tsv",
            text: "# columns: key value\ndate-order\tydm\n",
            line: 2,
            expected: "dmy or mdy or ymd",
            found: "ydm"
        ),
        Case(
            table: "pack.tsv",
            text: "# columns: key value\ndialogue-dash\tJa\n",
            line: 2,
            expected: "no or yes",
            found: "Ja"
        ),
    ]

    @Test(arguments: cases) func isSaid(_ c: Case) throws {
        let error = try failure(SmallPack.source([c.table: c.text.map { Array($0.utf8) }]))
        #expect(error.file == "xx/\(c.table)")
        #expect(error.line == c.line)
        #expect(error.expected.hasPrefix(c.expected), "expected: \(error.expected)")
        #expect(error.found.hasPrefix(c.found), "found: \(error.found)")
        let place = c.line > 0 ? "xx/\(c.table):\(c.line): " : "xx/\(c.table): "
        #expect(error.description.hasPrefix(place + "expected \(c.expected)"))
        #expect(error.description.hasSuffix("; see docs/adding-a-language.md"))
    }

    @Test(arguments: ["times.tsv", "pack.tsv", "function-words.tsv"])
    func bytesThatAreNoUTF8AreSaid(_ table: String) throws {
        let bytes = Array("# columns: word\nbl".utf8) + [0xE5, 0x0A]
        let error = try failure(SmallPack.source([table: bytes]))
        #expect(error == PackError("xx/\(table)", expected: "UTF-8", found: "other bytes"))
    }

    @Test(arguments: ["mul/places.tsv", "mul/organisations.tsv"])
    func namesWithoutTheirLanguagesAreSaid(_ path: String) throws {
        let isPlace = path == "mul/places.tsv"
        let columns =
            isPlace
            ? "slug name kind country latitude longitude forms" : "slug name kind country forms"
        let row = isPlace ? "x\tX\tcity\tDK\t1\t2\tda:Y" : "x\tX\tagency\tDK\tda:Y"
        var source = TableSource.embedded
        source.lay(over: path, bytes: Array("# columns: \(columns)\n\(row)\n".utf8))
        let error = try failure(source)
        #expect(error == PackError(path, line: 2, expected: "langs=form", found: "da:Y"))
    }

    /// Comments, empty lines, and blanks after the last field do no harm.
    @Test func whatIsAllowedIsRead() throws {
        let text =
            Self.times + "\n# month\tx\t99\n  \t\nmonth\tjuli\t7\t# the reason\nmonth\taug\t8\t \n"
        let source = SmallPack.source(["times.tsv": Array(text.utf8)])
        let pack = try LanguagePack(tag: "xx", from: source)
        #expect(pack.times.match("juli", .month) == "1 7")
    }

    private func failure(_ source: TableSource) throws -> PackError {
        try #require(throws: PackError.self) { try PackLibrary(source) }
    }
}
