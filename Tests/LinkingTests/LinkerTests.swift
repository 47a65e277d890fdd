import ArticleModel
import DataPacks
import FoundationEssentials
import Linking
import TestSupport
import Testing

/// The embedded table; a test that finds none cannot be run.
let romanisation: Romanisation = {
    do { return try Romanisation(from: .embedded) } catch { fatalError("\(error)") }
}()

/// A record as the reader leaves it, with as little in it as linking asks for.
func record(
    _ number: Int,
    text: String = "",
    people: [String] = [],
    places: [String] = [],
    days: [String] = [],
    published: String = "2024-09-16"
) -> ArticleRecord {
    var record = ArticleRecord()
    record.id = "sha256:\(number)"
    record.seq = number
    record.text = text
    record.published = .init(earliest: published, latest: published, basis: [])
    let names = people.map { ($0, EntityType.person) } + places.map { ($0, EntityType.place) }
    record.entities = names.enumerated().map {
        .init(id: "e\($0 + 1)", type: $1.1, name: $1.0, mentions: [])
    }
    record.times = days.map { .init(start: 0, end: 1, type: .date, value: $0, mod: nil) }
    return record
}

/// The identity of a name: the same in every script.
@Suite struct NameSlugTests {
    static let slugs: [(String, String)] = [
        // Nothing to go by.
        ("", "unnamed"), ("…", "unnamed"), ("'", "unnamed"), ("- -", "unnamed"),
        // Case, spaces, marks.
        ("Anna Berg", "anna-berg"), ("ANNA  BERG", "anna-berg"), (" Anna-Berg ", "anna-berg"),
        ("O’Neill", "oneill"), ("O'Neill", "oneill"), ("J. K. Berg", "j-k-berg"), ("TV 2", "tv-2"),
        ("AT&T", "at-t"), ("«Нева»", "neva"),
        // Accents and letters of their own.
        ("Žemaitytė", "zemaityte"), ("Łódź", "lodz"), ("Ærø", "aero"), ("Århus", "arhus"),
        ("Straße", "strasse"), ("Þór", "thor"), ("Đặng", "dang"), ("İzmir", "izmir"),
        ("Dvořák", "dvorak"), ("Nuñez", "nunez"), ("Œuvre", "oeuvre"),
        // Cyrillic, Russian and Ukrainian.
        ("Нарышкин", "naryshkin"), ("Горбачёв", "gorbachev"), ("Щукин", "shchukin"),
        ("Хрущев", "khrushchev"), ("Юрій Цой", "yuriy-tsoy"), ("Київ", "kiyiv"),
        ("Єва Ґалаґан", "yeva-galagan"), ("Подъячев", "podyachev"),
        // Greek.
        ("Αθήνα", "athina"),
    ]

    @Test(arguments: slugs) func slug(_ name: String, _ slug: String) {
        var linker = Linker(romanisation)
        var record = record(1, people: [name])
        linker.link(&record)
        #expect(record.entities.map(\.ref) == ["person/\(slug)"])
    }

    @Test func whatTheAuthoritiesKnowIsKept() {
        var linker = Linker(romanisation)
        var known = record(1, places: ["København"])
        known.entities[0].ref = "place/copenhagen"
        linker.link(&known)
        #expect(known.entities[0].ref == "place/copenhagen")
    }

    @Test func theTypeIsPartOfTheIdentity() {
        var linker = Linker(romanisation)
        var mixed = record(1, people: ["Paris"], places: ["Paris"])
        linker.link(&mixed)
        #expect(mixed.entities.map(\.ref) == ["person/paris", "place/paris"])
    }

    /// A slug is lower-case ASCII without hyphens at its ends, for any name at all.
    @Test func everyNameHasASlug() {
        for seed in 0..<300 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            var name = ""
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                let value = UInt32.random(in: 1...0x2_FFFF, using: &random)
                if let scalar = Unicode.Scalar(value) { name.unicodeScalars.append(scalar) }
            }
            var linker = Linker(romanisation)
            var record = record(1, people: [name])
            linker.link(&record)
            let slug = record.entities[0].ref?.dropFirst("person/".count) ?? ""
            let isPlain = slug.allSatisfy {
                $0.isASCII && ($0 == "-" || $0.isLetter || $0.isNumber)
            }
            #expect(isPlain && !slug.isEmpty, "seed \(seed): \(slug)")
            #expect(!slug.hasPrefix("-") && !slug.hasSuffix("-"), "seed \(seed): \(slug)")
        }
    }
}

/// Which articles are near-duplicates of an earlier one.
@Suite struct DuplicateTests {
    /// Sixty words of their own for each seed.
    static func text(_ seed: UInt64, words: Int = 60) -> String {
        var random = SplitMix64(seed: seed)
        return (0..<words).map { _ in
            String(UInt32.random(in: 0...UInt32.max, using: &random), radix: 36)
        }.joined(separator: " ")
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let first: String
        let second: String
        let isFound: Bool
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(name: "nothing at all", first: "", second: "", isFound: false),
        Case(name: "a few words", first: "It rained.", second: "It rained.", isFound: false),
        Case(name: "the same", first: text(1), second: text(1), isFound: true),
        Case(
            name: "in capitals",
            first: text(1),
            second: text(1).uppercased(),
            isFound: true
        ),
        Case(
            name: "other marks and breaks",
            first: text(1),
            second: "“" + text(1).replacing(" ", with: ",\n") + "”",
            isFound: true
        ),
        Case(
            name: "a sentence more",
            first: text(1),
            second: text(1) + " It rained all day.",
            isFound: true
        ),
        Case(
            name: "without its head",
            first: text(1),
            second: String(text(1).dropFirst(60)),
            isFound: true
        ),
        Case(name: "another", first: text(1), second: text(2), isFound: false),
        Case(
            name: "a quarter in common",
            first: text(1) + " " + text(2, words: 20),
            second: text(3) + " " + text(2, words: 20),
            isFound: false
        ),
        Case(
            name: "the same words in another order",
            first: text(1),
            second: text(1).split(separator: " ").reversed().joined(separator: " "),
            isFound: false
        ),
    ]

    @Test(arguments: cases) func duplicate(_ c: Case) {
        var linker = Linker(romanisation)
        var first = record(1, text: c.first)
        var second = record(2, text: c.second)
        linker.link(&first)
        linker.link(&second)
        #expect(first.duplicate == nil)
        #expect(second.duplicate?.of == (c.isFound ? "sha256:1" : nil))
        if let similarity = second.duplicate?.similarity { #expect((0.5...1).contains(similarity)) }
    }

    /// The nearest of several, not the first.
    @Test func theNearestIsNamed() {
        var linker = Linker(romanisation)
        let whole = Self.text(1)
        var records = [
            record(1, text: Self.text(1, words: 45) + " " + Self.text(5, words: 15)),
            record(2, text: whole), record(3, text: whole + " more"),
        ]
        for index in records.indices { linker.link(&records[index]) }
        #expect(records[2].duplicate?.of == "sha256:2")
    }

    @Test func whatIsForgottenIsNotFound() {
        var linker = Linker(romanisation, memory: 8)
        for number in 0..<40 {
            var record = record(number, text: Self.text(UInt64(number)))
            linker.link(&record)
        }
        var old = record(100, text: Self.text(0))
        var new = record(101, text: Self.text(39))
        linker.link(&old)
        linker.link(&new)
        #expect(old.duplicate == nil)
        #expect(new.duplicate?.of == "sha256:39")
    }
}

/// Which articles tell one story.
@Suite struct StoryTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let first: ArticleRecord
        let second: ArticleRecord
        let isJoined: Bool
        var testDescription: String { name }
    }

    static let ferry = record(
        1,
        people: ["Lone Skjoldager", "Palle Egebjerg"],
        places: ["Rønne"],
        days: ["2024-09-14"]
    )

    static let cases: [Case] = [
        Case(
            name: "people, place and day",
            first: ferry,
            second: record(
                2,
                people: ["Lone Skjoldager", "Palle Egebjerg"],
                places: ["Rønne"],
                days: ["2024-09-14T12:35"]
            ),
            isJoined: true
        ),
        Case(
            name: "in another script",
            first: ferry,
            second: record(
                2,
                people: ["ЛОНЕ СКЙОЛДАГЕР", "PALLE EGEBJERG", "Lone Skjoldager"],
                places: ["Rønne"]
            ),
            isJoined: true
        ),
        // One or two things in common are too few.
        Case(
            name: "a person only",
            first: ferry,
            second: record(2, people: ["Lone Skjoldager"]),
            isJoined: false
        ),
        Case(
            name: "a place and a day",
            first: ferry,
            second: record(2, people: ["Anna Berg"], places: ["Rønne"], days: ["2024-09-14"]),
            isJoined: false
        ),
        Case(name: "nothing at all", first: record(1), second: record(2), isJoined: false),
        // The same names a season later are another story.
        Case(
            name: "two months later",
            first: ferry,
            second: record(
                2,
                people: ["Lone Skjoldager", "Palle Egebjerg"],
                places: ["Rønne"],
                days: ["2024-09-14"],
                published: "2024-11-30"
            ),
            isJoined: false
        ),
        // A month or a year is no day that two articles could share.
        Case(
            name: "years in common",
            first: record(1, people: ["A B", "C D"], days: ["2024", "2024-09"]),
            second: record(2, people: ["A B", "E F"], days: ["2024", "2024-09"]),
            isJoined: false
        ),
    ]

    /// A list of thousands of names is held by the first five hundred, in their order.
    @Test func anArticleOfThousandsOfNamesIsHeldByTheFirst() {
        func people(_ numbers: Range<Int>) -> [String] { numbers.map { "Anna B\($0 + 10_000)" } }
        var linker = Linker(romanisation)
        var list = record(1, people: people(0..<3000))
        var early = record(2, people: people(0..<6))
        var late = record(3, people: people(2000..<2006))
        linker.link(&list)
        linker.link(&early)
        linker.link(&late)
        #expect(early.story?.id == list.story?.id)
        #expect(late.story?.id == "story/3")
    }

    @Test(arguments: cases) func story(_ c: Case) {
        var linker = Linker(romanisation)
        var first = c.first
        var second = c.second
        linker.link(&first)
        linker.link(&second)
        #expect(first.story == .init(id: "story/1", score: 1, because: []))
        #expect(second.story?.id == (c.isJoined ? "story/1" : "story/2"))
        #expect((second.story?.because.isEmpty == false) == c.isJoined)
    }
}

/// All that linking knows comes from the records.
@Suite struct LinkerMemoryTests {
    private func articles(_ seed: UInt64, count: Int = 60) -> [ArticleRecord] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { number in
            func pick(_ prefix: String) -> [String] {
                (0..<Int.random(in: 0...4, using: &random)).map { _ in
                    "\(prefix) \(Int.random(in: 0...9, using: &random))"
                }
            }
            let text = DuplicateTests.text(UInt64.random(in: 0...20, using: &random))
            return record(
                number,
                text: text,
                people: Array(Set(pick("P"))).sorted(),
                places: Array(Set(pick("L"))).sorted(),
                days: ["2024-09-1\(number % 9)"],
                published: "2024-0\(1 + number % 9)-10"
            )
        }
    }

    private func linked(_ records: [ArticleRecord], _ linker: inout Linker) -> [ArticleRecord] {
        records.map {
            var record = $0
            linker.link(&record)
            return record
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>) func theSameOrderGivesTheSameAnswers(_ seed: UInt64) {
        var one = Linker(romanisation)
        var two = Linker(romanisation)
        let first = linked(articles(seed), &one)
        #expect(difference(first, linked(articles(seed), &two)) == nil)
    }

    /// Stopped after any article and restored from the store's latest records, as many as it
    /// remembers, it goes on as if it had not been.
    @Test(arguments: 0..<20 as Range<UInt64>, [20, 1000]) func restoringIsHavingLinked(
        _ seed: UInt64,
        _ memory: Int
    ) throws {
        let articles = articles(seed)
        var straight = Linker(romanisation, memory: memory)
        let expected = linked(articles, &straight)
        let stop = Int(seed * 3)
        var restored = Linker(romanisation, memory: memory)
        for record in expected.prefix(stop).suffix(memory) {
            let line = Data(record.line())
            restored.restore(try JSONDecoder().decode(ArticleRecord.self, from: line))
        }
        let rest = linked(Array(articles.dropFirst(stop)), &restored)
        #expect(difference(rest, Array(expected.dropFirst(stop))) == nil)
    }

    /// The first article that is linked otherwise.
    private func difference(_ a: [ArticleRecord], _ b: [ArticleRecord]) -> String? {
        guard a.count == b.count else { return "\(a.count) and \(b.count) articles" }
        return zip(a, b).first { $0 != $1 }.map {
            "\($0.id): \(String(describing: $0.story)) and \(String(describing: $1.story))"
        }
    }
}
