import DataPacks
import Testing
import TextKernel

/// What a language must bring, table by table; the failure names the language and what it lacks.
@Suite struct PackChecklistTests {
    static let tags = TableSource.embedded.languages

    /// Least number of entries of each class, by table.
    ///
    /// Classes that a language may do without
    /// (`ago-before`, `in-after`, `determiner`, …) are not listed.
    static let least: [(table: String, columns: String, classes: [String: Int])] = [
        (
            "times.tsv", "class form value",
            [
                "month": 12, "weekday": 7, "number": 40, "ordinal": 31, "ordinal-suffix": 1,
                "unit": 20, "season": 4, "daypart": 6, "relative-day": 4, "relative-daypart": 3,
                "relative-unit": 15, "relative": 5, "present": 3, "past": 3,
                "future": 3, "modifier": 15, "set": 8, "vague-number": 4, "holiday": 6,
                "clock": 1, "clock-after": 1, "preposition": 2, "range": 2, "not-time": 3,
                "year-word": 1, "between": 1,
            ]
        ),
        (
            "furniture.tsv", "class form",
            [
                "byline-prefix": 15, "byline-and": 2, "byline-role": 20, "agency": 25,
                "editor-prefix": 8, "credit-prefix": 20, "caption-prefix": 10, "interface": 150,
                "read-also": 15, "stamp": 10, "newsletter": 15, "notice": 12, "topics": 8,
                "correction": 12,
            ]
        ),
        (
            "names.tsv", "class form value",
            [
                "title": 60, "role": 60, "organisation-word": 60, "place-word": 30,
                "place-preposition": 3, "particle": 8, "connector": 4, "given": 150,
                "not-name": 30,
            ]
        ),
        (
            "speech.tsv", "class form value",
            [
                "inquit": 40, "according": 4, "pronoun": 3, "source-noun": 40, "hearsay": 5,
                "complementiser": 1,
            ]
        ),
        ("abbreviations.tsv", "class form", ["title": 10, "inner": 30, "end": 5]),
    ]

    @Test func everyPackLoads() throws {
        let library = try Packs.library()
        #expect(library.languages == Self.tags)
        try library.loadAll()
        for tag in library.languages { #expect(library.pack(for: tag).tag == tag) }
    }

    @Test func fifteenLanguagesAreThere() {
        #expect(
            Self.tags == [
                "da", "de", "en", "es", "fi", "fr", "it", "nb", "nl", "nn", "pl", "pt", "ru",
                "sv", "uk",
            ]
        )
    }

    @Test(arguments: tags) func everyLanguageWithAPackHasEveryTable(_ tag: String) throws {
        for (table, columns, classes) in Self.least {
            let table = try Self.table("\(tag)/\(table)", columns)
            var counts: [String: Int] = [:]
            for row in 0..<table.rowCount { counts[table.text(row, 0), default: 0] += 1 }
            for (name, count) in classes.sorted(by: { $0.key < $1.key }) {
                let found = counts[name] ?? 0
                #expect(
                    found >= count,
                    "\(table.path): \(found) of \(name), at least \(count) wanted"
                )
            }
        }
        let words = try Self.table("\(tag)/function-words.tsv", "word")
        #expect(words.rowCount >= 200, "\(words.path): \(words.rowCount) words")
    }

    /// Every value of the closed scales has at least one form.
    static let scales: [(String, [String])] = [
        ("month", (1...12).map(String.init)),
        ("weekday", (1...7).map(String.init)),
        ("number", (0...20).map(String.init) + ["30", "50", "100", "1000"]),
        ("ordinal", (1...31).map(String.init)),
        ("unit", ["S", "MIN", "H", "D", "W", "M", "Y", "DECADE", "CENTURY"]),
        ("season", ["SP", "SU", "FA", "WI"]),
        ("daypart", ["MO", "AF", "EV", "NI"]),
        ("relative-day", ["-1", "0", "1"]),
        ("modifier", ["START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN"]),
        ("set", ["P1", "P1D", "P1W", "P1M", "P1Y"]),
        ("holiday", ["12-25", "easter+0"]),
    ]

    @Test(arguments: tags) func everyScaleIsFull(_ tag: String) throws {
        let table = try Self.table("\(tag)/times.tsv", "class form value")
        var values: [String: Set<String>] = [:]
        for row in 0..<table.rowCount {
            values[table.text(row, 0), default: []].insert(table.text(row, 2))
        }
        for (name, wanted) in Self.scales {
            let missing = wanted.filter { values[name]?.contains($0) != true }
            #expect(missing.isEmpty, "\(table.path): \(name) lacks \(missing)")
        }
    }

    /// Values whose form the loader does not check.
    static let forms: [(String, String)] = [
        ("relative-unit", #"^(@?[+-]?[0-9]{1,3}|~)(D|W|WE|M|Q|HY|Y|DECADE|CENTURY|H|MIN|S)$"#),
        ("relative-daypart", #"^-?[0-9]:(MO|MI|AF|EV|NI|DT)$"#),
        ("set", #"^P1([DWMYQ]|WE)?$|^P[0-9X]+[DWMYQ]$|^PT[0-9]+[HMS]$|^XXXX-.+$|^T[A-Z]{2}$"#),
        ("modifier", "^(START|MID|END|APPROX|(EQUAL_OR_)?(MORE|LESS)|(MORE|LESS)_THAN)$"),
        ("vague-number", #"^(X|[0-9]+(\.[0-9]+)?)$"#),
        ("clock", "^(-|hours?)$"), ("clock-after", "^(-|AM|PM)$"), ("past-cue", "^(-|adjacent)$"),
        ("ago-before", "^(-1|text)$"), ("ago-after", "^-1$"), ("in-before", "^(1|text)$"),
        ("in-after", "^1$"),
    ]

    @Test(arguments: tags) func everyValueHasItsForm(_ tag: String) throws {
        let table = try Self.table("\(tag)/times.tsv", "class form value")
        let forms = try Dictionary(uniqueKeysWithValues: Self.forms.map { ($0, try Regex($1)) })
        for row in 0..<table.rowCount {
            guard let form = forms[table.text(row, 0)] else { continue }
            let value = table.text(row, 2)
            #expect(value.contains(form), "\(table.path):\(table.line(row)): \(value)")
        }
    }

    /// The digest that is embedded with a table is that of the table as it comes out again.
    @Test func everyEmbeddedTableComesOutAsItWentIn() {
        let source = TableSource.embedded
        #expect(source.paths.count > 90)
        for path in source.paths {
            #expect(
                source.bytes(of: path).map { SHA256.identity(of: $0) } == source.digest(of: path)
            )
        }
        #expect(source.bytes(of: "xx/times.tsv") == nil)
        #expect(source.digest(of: "xx/times.tsv") == nil)
    }

    /// Packs are written in form C, as articles are made: else no accent would ever match.
    @Test func everyTableIsInFormC() {
        for path in TableSource.embedded.paths {
            guard let bytes = TableSource.embedded.bytes(of: path) else { continue }
            #expect(Normalization.formC(bytes) == bytes, "\(path)")
            #expect(!bytes.contains(13), "\(path) has CR")
        }
    }

    /// A word of the language tells the language; one that has several tokens would tell nothing.
    @Test(arguments: tags) func pronounsAreFunctionWords(_ tag: String) throws {
        let pack = try Packs.library().pack(for: tag)
        let speech = try Self.table("\(tag)/speech.tsv", "class form value")
        for row in 0..<speech.rowCount where speech.text(row, 0) == "inquit" {
            #expect(
                ["asserted", "denied", "confirmed", "declined"].contains(
                    speech.text(row, 2).replacing(":weak", with: "")
                ),
                "\(speech.path):\(speech.line(row))"
            )
        }
        #expect(!pack.quotationMarks.isEmpty, "\(tag)")
        #expect(["Latn", "Cyrl"].contains(pack.script), "\(tag)")
    }

    private static func table(_ path: String, _ columns: String) throws -> Table {
        try TableSource.embedded.table(
            path,
            columns: columns.split(separator: " ").map(String.init)
        )
    }
}
