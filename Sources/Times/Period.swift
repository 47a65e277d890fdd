import ArticleModel

/// A stretch of the calendar that has a TIMEX3 value: a day, a week, a quarter, ….
struct Period: Sendable, Hashable {
    enum Grain: Sendable, Hashable {
        case day, week, weekend, month, quarter, half, year, decade, century
        /// `SP`, `SU`, `FA`, `WI`.
        case season(String)
    }

    let grain: Grain
    /// The first day.
    let start: Day

    static func day(_ day: Day) -> Period { Period(grain: .day, start: day) }

    static func month(_ year: Int, _ month: Int) -> Period? {
        Day(year: year, month: month, day: 1).map { Period(grain: .month, start: $0) }
    }

    static func year(_ year: Int) -> Period? {
        Day(year: year, month: 1, day: 1).map { Period(grain: .year, start: $0) }
    }

    static func quarter(_ year: Int, _ quarter: Int) -> Period? {
        Day(year: year, month: quarter * 3 - 2, day: 1).map { Period(grain: .quarter, start: $0) }
    }

    static func half(_ year: Int, _ half: Int) -> Period? {
        Day(year: year, month: half * 6 - 5, day: 1).map { Period(grain: .half, start: $0) }
    }

    /// Winter begins in December of its year.
    static func season(_ year: Int, _ season: String) -> Period? {
        let month = ["SP": 3, "SU": 6, "FA": 9, "WI": 12][season] ?? 6
        return Day(year: year, month: month, day: 1).map {
            Period(grain: .season(season), start: $0)
        }
    }

    /// The ISO 8601 week `week` of a year; week 1 holds 4 January.
    static func week(_ year: Int, _ week: Int) -> Period? {
        Day(year: year, month: 1, day: 4).map { fourth in
            let monday = fourth.advanced(by: 1 - fourth.weekday)
            return Period(grain: .week, start: monday.advanced(by: 7 * (week - 1)))
        }
    }

    /// The unit of the calendar that holds a day; nil for units of the clock.
    static func holding(_ day: Day, _ unit: TimeUnit) -> Period? {
        let (year, month, _) = day.components
        switch unit {
        case .day: return .day(day)
        case .week: return Period(grain: .week, start: day.advanced(by: 1 - day.weekday))
        case .weekend: return Period(grain: .weekend, start: day.advanced(by: 6 - day.weekday))
        case .month: return .month(year, month)
        case .quarter: return .quarter(year, (month - 1) / 3 + 1)
        case .half: return .half(year, (month - 1) / 6 + 1)
        case .year: return .year(year)
        case .decade: return decade(year / 10)
        case .century: return century(year / 100)
        case .second, .minute, .hour: return nil
        }
    }

    static func decade(_ number: Int) -> Period? {
        Day(year: max(1, number * 10), month: 1, day: 1).map { Period(grain: .decade, start: $0) }
    }

    /// 20 for the hundred years from 2000 on.
    static func century(_ number: Int) -> Period? {
        Day(year: max(1, number * 100), month: 1, day: 1).map {
            Period(grain: .century, start: $0)
        }
    }

    /// The period `count` of its own kind away; nil beyond the calendar.
    func moved(by count: Int) -> Period? {
        guard abs(count) < 4_000_000 else { return nil }
        switch grain {
        case .day: return checked(start.advanced(by: count))
        case .week, .weekend: return checked(start.advanced(by: 7 * count))
        case .month: return months(count)
        case .quarter: return months(3 * count)
        case .half: return months(6 * count)
        case .year, .season: return months(12 * count)
        case .decade: return months(120 * count)
        case .century: return months(1200 * count)
        }
    }

    private func checked(_ day: Day) -> Period? {
        (1...9999).contains(day.year) ? Period(grain: grain, start: day) : nil
    }

    private func months(_ count: Int) -> Period? {
        start.addingMonths(count).map { Period(grain: grain, start: $0) }
    }

    /// The first day after it.
    var end: Day {
        switch grain {
        case .day: start.advanced(by: 1)
        case .week: start.advanced(by: 7)
        case .weekend: start.advanced(by: 2)
        case .season: start.addingMonths(3) ?? start
        default: moved(by: 1)?.start ?? start
        }
    }

    /// The TIMEX3 value.
    var value: String {
        let (year, month, _) = start.components
        switch grain {
        case .day: return start.iso
        case .week, .weekend:
            let (weekYear, week) = start.isoWeek
            return "\(padded(weekYear, 4))-W\(padded(week, 2))" + (grain == .weekend ? "-WE" : "")
        case .month: return "\(padded(year, 4))-\(padded(month, 2))"
        case .quarter: return "\(padded(year, 4))-Q\((month - 1) / 3 + 1)"
        case .half: return "\(padded(year, 4))-H\((month - 1) / 6 + 1)"
        case .season(let name): return "\(padded(year, 4))-\(name)"
        case .year: return padded(year, 4)
        case .decade: return padded(year / 10, 3)
        case .century: return padded(year / 100, 2)
        }
    }
}

extension Day {
    /// The same day of the month so many months away, or the last day of a shorter month; nil
    /// beyond the calendar.
    func addingMonths(_ count: Int) -> Day? {
        guard abs(count) < 200_000 else { return nil }
        let (year, month, day) = components
        let months = year * 12 + month - 1 + count
        guard months >= 12 else { return nil }
        let newYear = months / 12
        let newMonth = months % 12 + 1
        let last = Day.length(ofMonth: newMonth, year: newYear)
        return Day(year: newYear, month: newMonth, day: Swift.min(day, last))
    }
}
