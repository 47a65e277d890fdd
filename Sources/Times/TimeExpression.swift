import ArticleModel

/// What a time expression says, before it is held against a day.
indirect enum TimeExpression: Sendable, Hashable {
    /// A calendar date of which some parts may be missing.
    case calendar(CalendarDate)
    /// `the 1990s` as 199.
    case decade(Int)
    /// The 20th century as 20.
    case century(Int)
    /// `summer`, `last summer`; a direction where one is said.
    case season(String, year: Int?, direction: Int?)
    /// A week by its number.
    case week(Int, year: Int?)
    /// `tomorrow`, in days.
    case relativeDay(Int, from: Origin)
    /// `last week`, `next month`: a whole unit so many away.
    case relativeUnit(Int, TimeUnit, from: Origin)
    /// `Tuesday`, `last Tuesday`: the direction is nil where none is said.
    case weekday(Int, direction: Int?)
    /// `last June`, `next 6th of April`.
    case directed(CalendarDate, Int)
    case holiday(HolidayRule, year: Int?, direction: Int?)
    /// `first Tuesday of October`, `third quarter`; from the end where the number is negative.
    case nth(Int, Piece, of: TimeExpression?)
    /// `Wednesday of next week`, `March last year`.
    case within(TimeExpression, TimeExpression)
    /// `three weeks ago` (negative), `in two days` (positive).
    case distance(Amount, Int, from: Origin)
    /// `two weeks before Christmas`.
    case shifted(TimeExpression, Amount, Int)
    /// `three Fridays from now`.
    case weekdayCount(Int, weekday: Int, Int)
    /// A day narrowed by `T18:00` or `TEV`; without a day, that of writing.
    case part(TimeExpression?, String)
    case duration(Amount)
    /// `every Monday`, `daily`: the value as TIMEX3 writes it.
    case set(String)
    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    case vague(String)

    /// What a relative time is told from.
    enum Origin: Sendable, Hashable {
        /// The day of writing.
        case writing
        /// The day that the text told last.
        case text
        /// The day of writing, and no word says which one of the kind is meant: `the weekend`.
        case nearest
    }

    /// What `nth` counts.
    enum Piece: Sendable, Hashable {
        case unit(TimeUnit)
        case weekday(Int)
    }
}

/// The parts of a date that are told.
struct CalendarDate: Sendable, Hashable {
    var year: Int?
    var month: Int?
    /// Day of the month.
    var day: Int?
    /// 1 is Monday.
    var weekday: Int?
    /// Whether figures tell it, of which either may be the month.
    var isFigures = false

    /// The date with day and month exchanged where only so it falls on the weekday.
    func swapped(for weekday: Int) -> CalendarDate {
        guard isFigures, let year, let month, let day,
            Day(year: year, month: month, day: day)?.weekday != weekday,
            Day(year: year, month: day, day: month)?.weekday == weekday
        else { return self }
        var date = self
        date.month = day
        date.day = month
        return date
    }
}

extension TimeExpression {
    /// How long what it names is, as far as that decides what may join it.
    enum Grain { case clock, day, week, month, quarter, season, year, other }

    var grain: Grain {
        switch self {
        case .calendar(let date), .directed(let date, _):
            date.day != nil || date.weekday != nil ? .day : date.month != nil ? .month : .year
        case .relativeDay, .weekday, .holiday, .weekdayCount: .day
        case .week: .week
        case .season: .season
        case .relativeUnit(_, let unit, _): TimeExpression.grain(of: unit)
        case .distance(let amount, _, _): TimeExpression.grain(of: amount.parts[0].unit)
        case .nth(_, .weekday, _): .day
        case .nth(_, .unit(let unit), _): TimeExpression.grain(of: unit)
        case .within(let inner, _), .shifted(let inner, _, _): inner.grain
        case .part: .clock
        case .decade, .century, .duration, .set, .vague: .other
        }
    }

    private static func grain(of unit: TimeUnit) -> Grain {
        switch unit {
        case .second, .minute, .hour: .clock
        case .day: .day
        case .week, .weekend: .week
        case .month: .month
        case .quarter, .half: .quarter
        case .year: .year
        case .decade, .century: .other
        }
    }

    /// Whether it names a day, which a clock time may narrow.
    var isDay: Bool { grain == .day }
}

/// An expression with where it stands.
struct TimeFinding: Sendable {
    var tokens: Range<Int>
    var expression: TimeExpression
    /// `START`, `APPROX`, … as TIMEX3 has it.
    var mod: String?
    /// Where the sentence tells whether it speaks of what was or will be: -1 or 1.
    var tense: Int?
}

extension TimeExpression {
    /// The date that it tells, with or without a time of day.
    var date: CalendarDate? {
        switch self {
        case .calendar(let date): date
        case .part(.calendar(let date)?, _): date
        default: nil
        }
    }
}
