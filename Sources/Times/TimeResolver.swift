import ArticleModel

/// Gives a time expression its TIMEX3 type and value, seen from the day of writing.
struct TimeResolver {
    /// The day of writing.
    let anchor: Day

    func resolve(_ finding: TimeFinding) -> (type: TimeType, value: String)? {
        guard let (type, value) = resolve(finding.expression) else { return nil }
        guard let time = finding.timeOfDay, value.count == 10 else { return (type, value) }
        return (.time, value + time.suffix)
    }

    private func resolve(_ expression: TimeExpression) -> (TimeType, String)? {
        switch expression {
        case .duration(let amount): (.duration, amount.value)
        case .set(let value): (.set, value)
        case .vague(let value): (.date, value)
        case .distance(let amount, let direction): distance(amount, direction)
        default: date(expression).map { (.date, $0) }
        }
    }

    private func date(_ expression: TimeExpression) -> String? {
        switch expression {
        case .date(let year, let month, let day, let weekday):
            calendar(year, month, day, weekday)
        case .decade(let decade): "\(decade)"
        case .season(let season, let year): "\(year ?? nearestYear(of: season))-\(season)"
        case .relativeSeason(let season, let direction): "\(anchor.year + direction)-\(season)"
        case .relativeDay(let offset): anchor.advanced(by: offset).iso
        case .relativeUnit(let count, let unit): moved(by: count, unit)
        case .weekday(let weekday, let direction): self.weekday(weekday, direction).iso
        case .relativeMonth(let month, let direction): relativeMonth(month, direction)
        case .monthOfYear(let month, let years): "\(anchor.year + years)-\(padded(month, 2))"
        case .fixedHoliday(let month, let day, let year):
            Day(year: year ?? nearestYear(month, day), month: month, day: day)?.iso
        case .easter(let offset, let year):
            TimeResolver.easter(year ?? anchor.year).advanced(by: offset).iso
        default: nil
        }
    }

    private func calendar(_ year: Int?, _ month: Int?, _ day: Int?, _ weekday: Int?) -> String? {
        guard let month else { return year.map { padded($0, 4) } }
        guard let day else {
            return "\(padded(year ?? nearestYear(month, 15), 4))-\(padded(month, 2))"
        }
        if day == -1, let weekday {
            return lastWeekday(weekday, month, year ?? pastYear(month))?.iso
        }
        let found = year ?? weekday.flatMap { yearOf(weekday: $0, month, day) }
        return Day(year: found ?? nearestYear(month, day), month: month, day: day)?.iso
    }

    /// The nearest year, past before future, in which the day falls on the weekday.
    private func yearOf(weekday: Int, _ month: Int, _ day: Int) -> Int? {
        [0, -1, 1, -2, 2, -3, -4, -5, -6].map { anchor.year + $0 }.first {
            Day(year: $0, month: month, day: day)?.weekday == weekday
        }
    }

    private func lastWeekday(_ weekday: Int, _ month: Int, _ year: Int) -> Day? {
        Day(year: year, month: month, day: Day.length(ofMonth: month, year: year)).map {
            $0.advanced(by: -(($0.weekday - weekday + 7) % 7))
        }
    }

    private func pastYear(_ month: Int) -> Int {
        month <= anchor.components.month ? anchor.year : anchor.year - 1
    }

    /// The year that puts the day nearest to the day of writing.
    private func nearestYear(_ month: Int, _ day: Int) -> Int {
        let years = [anchor.year, anchor.year - 1, anchor.year + 1]
        return years.min {
            distance(from: $0, month, day) < distance(from: $1, month, day)
        } ?? anchor.year
    }

    private func distance(from year: Int, _ month: Int, _ day: Int) -> Int {
        Day(year: year, month: month, day: day).map { abs($0.number - anchor.number) } ?? Int.max
    }

    private func nearestYear(of season: String) -> Int {
        let month = ["SP": 4, "SU": 7, "FA": 10, "WI": 1][season] ?? 7
        let year = nearestYear(month, 15)
        return season == "WI" ? year - 1 : year
    }

    private func weekday(_ weekday: Int, _ direction: Int?) -> Day {
        let back = (anchor.weekday - weekday + 7) % 7
        switch direction {
        case nil: return anchor.advanced(by: -back)
        case 0: return anchor.advanced(by: weekday - anchor.weekday)
        case let direction? where direction > 0:
            return anchor.advanced(by: back == 0 ? 7 : 7 - back)
        default: return anchor.advanced(by: back == 0 ? -7 : -back)
        }
    }

    private func relativeMonth(_ month: Int, _ direction: Int) -> String {
        let now = anchor.components.month
        let year =
            direction < 0
            ? (month < now ? anchor.year : anchor.year - 1)
            : direction > 0 ? (month > now ? anchor.year : anchor.year + 1) : anchor.year
        return "\(year)-\(padded(month, 2))"
    }

    /// A whole calendar unit `count` away from the one that holds the day of writing.
    private func moved(by count: Int, _ unit: String) -> String? {
        let (year, month, _) = anchor.components
        switch unit {
        case "D": return anchor.advanced(by: count).iso
        case "W", "WE":
            let (weekYear, week) = anchor.advanced(by: 7 * count).isoWeek
            return "\(weekYear)-W\(padded(week, 2))\(unit == "WE" ? "-WE" : "")"
        case "M":
            let months = year * 12 + month - 1 + count
            return "\(months / 12)-\(padded(months % 12 + 1, 2))"
        case "Q":
            let quarters = year * 4 + (month - 1) / 3 + count
            return "\(quarters / 4)-Q\(quarters % 4 + 1)"
        case "Y": return padded(year + count, 4)
        case "DECADE": return "\(year / 10 + count)"
        case "CENTURY": return "\(year / 100 + count)"
        default: return nil
        }
    }

    private func distance(
        _ amount: TimeExpression.Amount,
        _ direction: Int
    ) -> (TimeType, String)? {
        guard let count = amount.count, count == count.rounded(), abs(count) < 10_000 else {
            return (.date, direction < 0 ? "PAST_REF" : "FUTURE_REF")
        }
        let steps = Int(count) * direction
        switch amount.unit {
        case "H", "MIN", "S": return (.duration, amount.value)
        case let unit where !staysInCalendar(steps, unit):
            return (.date, direction < 0 ? "PAST_REF" : "FUTURE_REF")
        case "DECADE": return moved(by: steps * 10, "Y").map { (.date, $0) }
        default: return moved(by: steps, amount.unit).map { (.date, $0) }
        }
    }

    /// Whether a year of four digits is so many units away: “9,000 years ago” has none.
    private func staysInCalendar(_ steps: Int, _ unit: String) -> Bool {
        let years =
            switch unit {
            case "Y": steps
            case "DECADE": steps * 10
            case "CENTURY": steps * 100
            case "Q": steps / 4
            case "M": steps / 12
            default: steps / 50  // weeks; days are fewer
            }
        return (2...9998).contains(anchor.year + years)
    }

    /// - Source: Anonymous Gregorian algorithm (Nature, 1876; Meeus, *Astronomical Algorithms*).
    static func easter(_ year: Int) -> Day {
        let a = year % 19
        let b = year / 100
        let c = year % 100
        let d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7
        let f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114
        return Day(year: year, month: f / 31, day: f % 31 + 1) ?? Day(number: 0)
    }
}
