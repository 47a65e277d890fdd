import ArticleModel

/// What a time expression says, before it is held against a day.
enum TimeExpression: Sendable, Hashable {
    /// A calendar date of which some parts may be missing.
    case date(year: Int?, month: Int?, day: Int?, weekday: Int?)
    /// `the 1990s`.
    case decade(Int)
    case season(String, year: Int?)
    /// `tomorrow`, in days.
    case relativeDay(Int)
    /// `last week`, `next month`: a whole unit so many away.
    case relativeUnit(Int, String)
    /// `last Tuesday`: the direction is nil where none is said.
    case weekday(Int, direction: Int?)
    /// `last June`.
    case relativeMonth(Int, direction: Int)
    /// `March last year`: a month of the year so many away.
    case monthOfYear(Int, years: Int)
    case relativeSeason(String, direction: Int)
    /// `three weeks ago` (negative), `in two days` (positive).
    case distance(Amount, direction: Int)
    case duration(Amount)
    /// `every Monday`, `daily`: the value as TIMEX3 writes it.
    case set(String)
    case vague(String)
    /// `12-25` or days from Easter Sunday.
    case fixedHoliday(month: Int, day: Int, year: Int?)
    case easter(Int, year: Int?)

    /// A length of time; a nil count is a vague one.
    struct Amount: Sendable, Hashable {
        var count: Double?
        /// As in `times.tsv`: `D`, `W`, `MIN`, ….
        var unit: String

        /// The TIMEX3 value, `P16M`, `PT1H`, `PXD`.
        var value: String {
            let number = count.map(Amount.decimal) ?? "X"
            switch unit {
            case "H": return "PT\(number)H"
            case "MIN": return "PT\(number)M"
            case "S": return "PT\(number)S"
            case "WE": return "P\(number)WE"
            case "DECADE": return "P\(count.map { Amount.decimal($0 * 10) } ?? "X")Y"
            case "CENTURY": return "P\(count.map { Amount.decimal($0 * 100) } ?? "X")Y"
            case "Q": return "P\(count.map { Amount.decimal($0 * 3) } ?? "X")M"
            default: return "P\(number)\(unit)"
            }
        }

        private static func decimal(_ number: Double) -> String {
            number == number.rounded() && abs(number) < 1e9 ? String(Int(number)) : String(number)
        }
    }
}

/// A clock time or a part of the day that narrows a date.
struct TimeOfDay: Sendable, Hashable {
    /// `T18:00` or `TEV`.
    var suffix: String
}

/// An expression with where it stands.
struct TimeFinding: Sendable {
    var tokens: Range<Int>
    var expression: TimeExpression
    var timeOfDay: TimeOfDay?
    var mod: String?
}
