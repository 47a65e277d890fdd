import DataPacks
import Testing
import TextKernel

/// Looking forms up: the longest wins, in any case, and only whole words.
@Suite struct LexiconTests {
    private func pack(_ rows: String) throws -> LanguagePack {
        let text = "# columns: class form value\n" + rows.replacing("|", with: "\t")
        return try LanguagePack(
            tag: "xx",
            from: SmallPack.source(["times.tsv": Array(text.utf8)])
        )
    }

    static let cases: [(String, TimeClass, String?)] = [
        ("sidste", .relative, "1 -1"),
        ("sidste år", .relative, "1 -1"),
        ("sidste år", .relativeUnit, "2 -1Y"),
        ("Sidste ÅR i juli", .relativeUnit, "2 -1Y"),
        ("sidste  \n år", .relativeUnit, "2 -1Y"),
        ("sidste år i maj", .relativeUnit, "4 -1M"),
        ("sidste år i juni", .relativeUnit, "2 -1Y"),
        ("sidste", .relativeUnit, nil),
        ("sidsteår", .relativeUnit, nil),
        ("i sidste", .relative, nil),
        ("kl.", .clock, "2 -"),
        ("kl", .clock, nil),
        ("d’or", .past, "3 PAST_REF"),
        ("d'or", .past, "3 PAST_REF"),
        ("", .relative, nil),
    ]

    @Test(arguments: cases) func longestMatch(
        _ text: String,
        _ wordClass: TimeClass,
        _ match: String?
    ) throws {
        let pack = try pack(
            """
            relative|sidste|-1
            relative-unit|sidste år|-1Y
            relative-unit|sidste år i maj|-1M
            clock|kl.|-
            past|d'or|PAST_REF
            """
        )
        #expect(pack.times.match(text, wordClass) == match)
    }

    /// A form in two classes has both values; a limit is kept to.
    @Test func classesAreKeptApart() throws {
        let pack = try pack("month|maj|5\nnot-time|maj|-\nseason|maj måned|SP\n")
        #expect(pack.times.match("maj", .month) == "1 5")
        #expect(pack.times.match("maj", .notTime) == "1 -")
        let tokens = Tokenizer().tokens(of: Array("maj måned".utf8))
        let view = LexiconView(pack.times, tokens)
        #expect(view.mayBegin(at: 0) && !view.mayBegin(at: 1))
        #expect(view.match(at: 0, limit: 2, .season)?.count == 2)
        #expect(view.match(at: 0, limit: 1, .season) == nil)
        #expect(view.match(at: 0, limit: 0, .month) == nil)
        #expect(view.match(at: 0, limit: 99, .month)?.value.number == 5)
    }

    @Test func numbersAreReadWhereTheyAreNumbers() throws {
        let pack = try pack("month|maj|5\nholiday|jul|12-25\nrelative|sidste|-1\n")
        #expect(pack.times.value(of: WordHash.key(of: "Maj"), class: .month)?.number == 5)
        #expect(pack.times.value(of: WordHash.key(of: "jul"), class: .holiday)?.number == nil)
        #expect(pack.times.value(of: WordHash.key(of: "sidste"), class: .relative)?.number == -1)
        #expect(pack.times.value(of: WordHash.key(of: "jul"), class: .month) == nil)
    }
}

/// Places and organisations, by any of their names.
@Suite struct GazetteerTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let language: String
        /// Tokens and slug.
        let match: String?
        var testDescription: String { "\(language) «\(text)»" }

        init(_ language: String, _ text: String, _ match: String?) {
            self.text = text
            self.language = language
            self.match = match
        }
    }

    static let cases: [Case] = [
        // One place in many languages.
        Case("en", "Denmark", "1 denmark"), Case("da", "Danmark", "1 denmark"),
        Case("de", "Dänemark", "1 denmark"), Case("nl", "Denemarken", "1 denmark"),
        Case("fr", "Danemark", "1 denmark"), Case("es", "Dinamarca", "1 denmark"),
        Case("it", "Danimarca", "1 denmark"), Case("pl", "Dania", "1 denmark"),
        Case("fi", "Tanska", "1 denmark"), Case("ru", "Дания", "1 denmark"),
        Case("uk", "Данія", "1 denmark"), Case("sv", "Danmark", "1 denmark"),
        // Capitals say nothing against it, small letters do.
        Case("da", "DANMARK", "1 denmark"), Case("da", "danmark", nil),
        Case("en", "USA", "1 united-states"), Case("en", "us", nil), Case("en", "Us", nil),
        Case("en", "US", "1 united-states"), Case("en", "who", nil), Case("en", "Who", nil),
        // The longest.
        Case("en", "New York Times", "3 the-new-york-times"),
        Case("en", "United States of America", "4 united-states"),
        // A form of another language still counts.
        Case("en", "Danmark", "1 denmark"), Case("und", "Москва", "1 moscow"),
        // Not names.
        Case("en", "", nil), Case("en", "Zzyzxia", nil), Case("en", "“Denmark", nil),
    ]

    @Test(arguments: cases) func match(_ c: Case) throws {
        let tokens = Tokenizer().tokens(of: Array(c.text.utf8))
        let match = try Packs.library().gazetteer.match(
            tokens,
            at: 0,
            limit: tokens.count,
            language: c.language
        )
        #expect(match.map { "\($0.count) \($0.authority.slug)" } == c.match)
    }

    @Test func whatIsKnownIsTold() throws {
        let gazetteer = try Packs.library().gazetteer
        func authority(_ name: String) throws -> Authority {
            let tokens = Tokenizer().tokens(of: Array(name.utf8))
            let match = gazetteer.match(tokens, at: 0, limit: tokens.count, language: "en")
            return try #require(match).authority
        }
        let denmark = try authority("Danmark")
        #expect(denmark.name == "Denmark" && denmark.country == "DK" && denmark.isPlace)
        let reuters = try authority("Reuters")
        #expect(!reuters.isPlace && reuters.kind == "agency")
    }
}
