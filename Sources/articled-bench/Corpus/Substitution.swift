import ArticleModel

/// One row of ``SubstitutionTable``: an expression of a sample and what may stand in its place.
struct Substitution: Sendable {
    enum Kind: Sendable {
        case person(isWoman: Bool, short: String)
        case place([String])
        case choice([String])
        case number
        case day(Day, pattern: String)
    }

    var original: String
    var kind: Kind
    var expectations: [Expectation.Kind]

    /// Nil if the columns after the sample's name are no substitution.
    init?(columns: [String]) {
        guard columns.count == 4 else { return nil }
        original = columns[1]
        expectations = columns[3].split(separator: " ")
            .compactMap { Expectation.Kind(rawValue: String($0)) }
        let alternatives = columns[2].split(separator: "|").map(String.init)
        switch columns[0] {
        case "man", "woman":
            let last = original.split(separator: " ").last.map(String.init) ?? original
            let short = columns[2].isEmpty ? last : columns[2]
            kind = .person(isWoman: columns[0] == "woman", short: short)
        case "place": kind = .place(alternatives)
        case "choice": kind = .choice(alternatives)
        case "number": kind = .number
        case "day":
            guard let day = Day(iso: columns[2]) else { return nil }
            kind = .day(day, pattern: String(columns[2].dropFirst("2024-01-01 ".count)))
        default: return nil
        }
    }

    /// The forms of the original that may stand in the text, each with its form's number.
    var forms: [String] {
        switch kind {
        case .person(_, let short): [original, short]
        case .place: [original, original.uppercased()]
        default: [original]
        }
    }
}

/// What stands in the place of one substitution in one article.
struct Replacement: Sendable {
    /// By number of the form, as in ``Substitution/forms``.
    var forms: [String]
    /// The moved day, where it is one.
    var day: Day?

    /// All days of the article move by `weeks`.
    init(_ substitution: Substitution, weeks: Int, book: LanguageBook, _ random: inout SplitMix64) {
        switch substitution.kind {
        case .person(let isWoman, _):
            let person = book.person(isWoman: isWoman, &random)
            let original = substitution.original
            forms =
                original == original.uppercased()
                ? [person.full.uppercased(), person.short.uppercased()]
                : [person.full, person.short]
        case .place(let places):
            let place = random.choice(places) ?? substitution.original
            forms = [place, place.uppercased()]
        case .choice(let choices):
            forms = [random.choice(choices) ?? substitution.original]
        case .number:
            let digits = substitution.original.utf8.count
            let least = (1..<digits).reduce(1) { product, _ in product * 10 }
            forms = ["\(Int.random(in: least..<(least * 10), using: &random))"]
        case .day(let original, let pattern):
            let moved = original.advanced(by: weeks * 7)
            forms = [book.text(of: moved, pattern: pattern)]
            day = moved
        }
    }
}
