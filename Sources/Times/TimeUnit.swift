/// A calendar or clock unit, as `times.tsv` writes it.
enum TimeUnit: String, Sendable, Hashable {
    case second = "S"
    case minute = "MIN"
    case hour = "H"
    case day = "D"
    case week = "W"
    case weekend = "WE"
    case month = "M"
    case quarter = "Q"
    case half = "HY"
    case year = "Y"
    case decade = "DECADE"
    case century = "CENTURY"

    var isClock: Bool { self == .second || self == .minute || self == .hour }

    /// Mean length in days.
    var days: Double {
        switch self {
        case .second: 1 / 86_400
        case .minute: 1 / 1440
        case .hour: 1 / 24
        case .day: 1
        case .week, .weekend: 7
        case .month: 30.4375
        case .quarter: 91.3125
        case .half: 182.625
        case .year: 365.25
        case .decade: 3652.5
        case .century: 36_525
        }
    }
}

/// A length of time; a nil count is a vague one.
struct Amount: Sendable, Hashable {
    struct Part: Sendable, Hashable {
        var count: Double?
        var unit: TimeUnit
    }

    /// From the longest unit to the shortest, as a rule one.
    var parts: [Part]

    init(_ count: Double?, _ unit: TimeUnit) { parts = [Part(count: count, unit: unit)] }

    /// Reads `15MIN`, `6M`, `1.5Y` as a table writes it, `XY` for an unknown number of years.
    init?(table text: String) {
        if text.hasPrefix("X"), let unit = TimeUnit(rawValue: String(text.dropFirst())) {
            self.init(nil, unit)
            return
        }
        let digits = text.prefix { $0.isNumber || $0 == "." }
        guard let count = Double(digits),
            let unit = TimeUnit(rawValue: String(text[digits.endIndex...]))
        else { return nil }
        self.init(count, unit)
    }

    /// The only part, if there is one alone.
    var single: Part? { parts.count == 1 ? parts[0] : nil }
    var isVague: Bool { parts.contains { $0.count == nil } }

    /// Whether all its units are longer than those of `other`.
    func isLonger(than other: Amount) -> Bool {
        let shortest = parts.map(\.unit.days).min() ?? 0
        return other.parts.allSatisfy { $0.unit.days < shortest }
    }

    /// Longer by `other`, whose units are none of its own.
    func adding(_ other: Amount) -> Amount? {
        guard !isVague, !other.isVague else { return nil }
        let units = Set(parts.map(\.unit))
        guard other.parts.allSatisfy({ !units.contains($0.unit) }) else { return nil }
        var sum = self
        sum.parts.append(contentsOf: other.parts)
        sum.parts.sort { $0.unit.days > $1.unit.days }
        return sum
    }

    /// The TIMEX3 value, `P16M`, `PT1H`, `P1Y3M`, `PXD`.
    var value: String {
        var dates = ""
        var clock = ""
        for part in parts {
            let (scale, letter) = Amount.notation(part.unit)
            let number = part.count.map { Amount.decimal($0 * scale) } ?? "X"
            if part.unit.isClock { clock += number + letter } else { dates += number + letter }
        }
        return "P" + dates + (clock.isEmpty ? "" : "T" + clock)
    }

    /// TIMEX3 has no decade, century, quarter or half-year of its own.
    private static func notation(_ unit: TimeUnit) -> (scale: Double, letter: String) {
        switch unit {
        case .minute: (1, "M")
        case .decade: (10, "Y")
        case .century: (100, "Y")
        case .quarter: (3, "M")
        case .half: (6, "M")
        default: (1, unit.rawValue)
        }
    }

    private static func decimal(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e9 ? String(Int(number)) : String(number)
    }
}
