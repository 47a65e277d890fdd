import ArticleModel
import DataPacks
import Reading
import Testing

/// What the reader of names promises, sentence by sentence.
@Suite struct NameTableTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let language: String
        let text: String
        /// `type name`, in the order of the text.
        let names: [String]
        var testDescription: String { "\(language) «\(text)»" }

        init(_ language: String, _ text: String, _ names: String...) {
            self.language = language
            self.text = text
            self.names = names
        }
    }

    static let cases: [Case] = [
        // No names: calendar words, openings of sentences, pronouns, nouns with a capital.
        Case("en", "On Monday they said that nothing had been found in the water."),
        Case("en", "Nothing was found. Later they went home and told us all about it."),
        Case("de", "Der Tisch steht im Garten, und das Wetter wird am Montag wieder besser."),
        Case("en", "They told us that we should come and see it for ourselves."),
        // Titles and roles stand outside.
        Case("en", "On the boat President Imogen Hartwell waved.", "person Imogen Hartwell"),
        Case("da", "Det siger direktør Jens Holmgaard i dag.", "person Jens Holmgaard"),
        Case("de", "Das sagte Ministerin Anna Wöhlert am Freitag.", "person Anna Wöhlert"),
        // Particles, hyphens, initials.
        Case("nl", "Dat zegt Marijke van Wezenbeek vandaag.", "person Marijke van Wezenbeek"),
        Case("en", "So says John F. Kennerly in a letter.", "person John F. Kennerly"),
        // Known places and organisations in every language and case.
        Case("en", "They met in Moscow and then in Berlin.", "place Moscow", "place Berlin"),
        Case("da", "De mødtes i Moskva og så i København.", "place Moskva", "place København"),
        Case("ru", "Они встретились в Москве.", "place Москве"),
        Case("en", "It told us that the USA and NATO agree.", "place USA", "organisation NATO"),
        Case("en", "It let us go, and the two of us went home."),
        // Words that make an organisation.
        Case(
            "en",
            "She works at the University of Northwick today.",
            "organisation University of Northwick"
        ),
        Case("da", "Manden var med i Kragh-gruppen i mange år.", "organisation Kragh-gruppen"),
        // A preposition of place before an unknown name.
        Case("da", "De boede i Sønderskovby i mange år.", "place Sønderskovby"),
        // A surname known from the full name is known at the start of a sentence too.
        Case(
            "en",
            "We met Imogen Hartwell there. Hartwell did not stay for long.",
            "person Imogen Hartwell",
            "person Hartwell"
        ),
    ]

    private static let reader = try? Reader(PackLibrary())

    @Test(arguments: cases) func names(_ c: Case) throws {
        #expect(try record(c).mentions == c.names)
    }

    @Test func theFormsOfOnePersonAreOneEntity() throws {
        let text = "We met Imogen Hartwell there. Hartwell stayed. It was Hartwell who left."
        #expect(try record(Case("en", text)).entityCount == 1)
    }

    private func record(_ c: Case) throws -> (mentions: [String], entityCount: Int) {
        let reader = try #require(Self.reader)
        let moment = Timestamp(seconds: 1_700_000_000)
        let source = Article.Source(
            id: "",
            name: [],
            byteCount: 0,
            modified: moment,
            received: moment
        )
        let text = "0 1 2 3 4 5 6 7 8 9 10 11.\n\n" + c.text + "\n"
        let record = reader.read(
            Article(source: source, text: Array(text.utf8)),
            language: c.language
        )
        let scalars = Array(record.text.unicodeScalars)
        let mentions = record.entities.flatMap { entity in
            entity.mentions.map { span in
                let words = String(String.UnicodeScalarView(scalars[span.start..<span.end]))
                return (span.start, "\(entity.type.rawValue) \(words)")
            }
        }
        return (mentions.sorted { $0.0 < $1.0 }.map(\.1), record.entities.count)
    }
}
