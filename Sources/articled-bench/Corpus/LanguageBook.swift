import ArticleModel

/// Invents people and writes days in one language.
struct LanguageBook: Sendable {
    struct Person: Sendable {
        var full: String
        /// The surname.
        var short: String
    }

    private let men: [String]
    private let women: [String]
    private let stems: [String]
    private let maleEndings: [String]
    private let femaleEndings: [String]
    private let months: [String]
    private let shortMonths: [String]
    /// How the first of a month is written.
    private let first: String

    /// - Parameter language: A language of ``NameTable``; nil for any other.
    init?(_ language: String) {
        guard let names = Self.row(language, in: NameTable.names),
            let months = Self.row(language, in: NameTable.months)
        else { return nil }
        men = names[0]
        women = names[1]
        stems = names[2]
        maleEndings = names[3]
        femaleEndings = names[4].isEmpty ? names[3] : names[4]
        self.months = months[0]
        shortMonths = months[1].isEmpty ? months[0] : months[1]
        first = Self.row(language, in: NameTable.firstDays)?[0].first ?? "1"
    }

    func person(isWoman: Bool, _ random: inout SplitMix64) -> Person {
        let given = random.choice(isWoman ? women : men) ?? ""
        let stem = random.choice(stems) ?? ""
        let ending = random.choice(isWoman ? femaleEndings : maleEndings) ?? ""
        return Person(full: "\(given) \(stem)\(ending)", short: stem + ending)
    }

    /// `day` in `pattern`, whose parts in braces are `d`, `dd`, `mm`, `mon`, `MON`, `month`, `y`.
    func text(of day: Day, pattern: String) -> String {
        let (year, month, number) = day.components
        let parts = [
            "d": number == 1 ? first : "\(number)", "dd": padded(number, 2),
            "mm": padded(month, 2), "mon": shortMonths[month - 1],
            "MON": shortMonths[month - 1].uppercased(), "month": months[month - 1],
            "y": "\(year)",
        ]
        return pattern.split(separator: "{", omittingEmptySubsequences: false)
            .map { piece in
                guard let end = piece.firstIndex(of: "}") else { return String(piece) }
                return (parts[String(piece[..<end])] ?? "") + piece[piece.index(after: end)...]
            }.joined()
    }

    private static func row(_ language: String, in table: String) -> [[String]]? {
        let rows = table.split(separator: "\n").map {
            $0.split(separator: ";", omittingEmptySubsequences: false)
        }
        return rows.first { $0.first.map(String.init) == language }?.dropFirst()
            .map { $0.split(separator: " ").map(String.init) }
    }
}
