import ArticleModel

// Dates of which parts are left to the reader.
extension TimeResolver {
    /// What lies ahead counts as farther away than what is past: news tell what was.
    private static let aheadWeight = 1.15

    /// Of candidates the one that a reader means: the nearest on the side that the sentence tells
    /// of, else the nearest.
    private func meant(_ candidates: [Period], _ tense: Int?) -> Period? {
        candidates.min { cost($0, tense) < cost($1, tense) }
    }

    private func cost(_ period: Period, _ tense: Int?) -> Double {
        let middle = (period.start.number + period.end.number - 1) / 2
        let isHere = period.start <= anchor && anchor < period.end
        let distance = isHere ? 0 : Double(abs(middle - anchor.number))
        let isAhead = middle > anchor.number && !isHere
        switch tense {
        case .some(1): return isAhead || isHere ? distance : 100_000 + distance
        case .some(-1): return isAhead ? 100_000 + distance : distance
        default: return isAhead ? distance * TimeResolver.aheadWeight : distance
        }
    }

    private var years: [Int] { [anchor.year, anchor.year - 1, anchor.year + 1] }

    func calendar(_ date: CalendarDate, _ tense: Int?) -> Period? {
        guard let month = date.month else {
            if let day = date.day { return dayAlone(day, date.weekday, tense) }
            return date.year.flatMap { Period.year($0) }
        }
        guard let day = date.day else {
            if let year = date.year { return .month(year, month) }
            return meant(years.compactMap { .month($0, month) }, tense)
        }
        if let year = date.year { return Day(year: year, month: month, day: day).map { .day($0) } }
        if let weekday = date.weekday, let found = told(weekday, month, day) { return .day(found) }
        return meant(days(month, day), tense)
    }

    private func days(_ month: Int, _ day: Int) -> [Period] {
        let found = years.compactMap { Day(year: $0, month: month, day: day) }
        if !found.isEmpty { return found.map { .day($0) } }
        // 29 February
        return (-8...8).compactMap { Day(year: anchor.year + $0, month: month, day: day) }
            .map { .day($0) }
    }

    /// The day in the nearest year, past before future, in which it falls on the weekday.
    private func told(_ weekday: Int, _ month: Int, _ day: Int) -> Day? {
        [0, -1, 1, -2, 2, -3, -4, -5, -6].lazy.map { anchor.year + $0 }
            .compactMap { Day(year: $0, month: month, day: day) }
            .first { $0.weekday == weekday }
    }

    /// `the 22nd`, `Thursday the 15th`: of the nearest month that has it.
    private func dayAlone(_ day: Int, _ weekday: Int?, _ tense: Int?) -> Period? {
        let months = (-11...11).compactMap { Period.holding(anchor, .month)?.moved(by: $0) }
        let days = months.compactMap { month -> Period? in
            let (year, number, _) = month.start.components
            guard let found = Day(year: year, month: number, day: day),
                weekday == nil || found.weekday == weekday
            else { return nil }
            return .day(found)
        }
        return meant(days, tense)
    }

    /// `last June`, `next 6th of April`.
    func directed(_ date: CalendarDate, _ direction: Int) -> Period? {
        guard let month = date.month else { return nil }
        let candidates: [Period]
        if let day = date.day {
            candidates = days(month, day)
        } else {
            candidates = (-2...2).compactMap { .month(anchor.year + $0, month) }
        }
        if direction == 0 { return candidates.first { $0.start.year == anchor.year } }
        if direction < 0 {
            return candidates.filter { $0.end <= anchor }.max { $0.start < $1.start }
        }
        let ahead = candidates.filter { $0.start > anchor }.sorted { $0.start < $1.start }
        return ahead.dropFirst(direction - 1).first ?? ahead.last
    }

    func season(_ season: String, _ year: Int?, _ direction: Int?, _ tense: Int?) -> Period? {
        if let year { return .season(year, season) }
        let candidates = (-2...2).compactMap { Period.season(anchor.year + $0, season) }
        switch direction {
        case nil: return meant(candidates, tense)
        case 0:
            return candidates.first { $0.start <= anchor && anchor < $0.end }
                ?? candidates.first { $0.start.year == anchor.year }
        case let direction? where direction < 0:
            return candidates.last { $0.end <= anchor }
        default: return candidates.first { $0.start > anchor }
        }
    }

    func weekday(_ weekday: Int, _ direction: Int?, _ tense: Int?) -> Day {
        let back = (anchor.weekday - weekday + 7) % 7
        switch direction {
        case nil:
            if tense == 1, back > 0 { return anchor.advanced(by: 7 - back) }
            return anchor.advanced(by: -back)
        case 0: return anchor.advanced(by: weekday - anchor.weekday)
        case let direction? where direction > 0:
            return anchor.advanced(by: 7 * direction - back)
        default: return anchor.advanced(by: back == 0 ? -7 : -back)
        }
    }

    func holiday(_ rule: HolidayRule, _ year: Int?, _ direction: Int?, _ tense: Int?) -> Period? {
        if let year { return rule.day(in: year).map { .day($0) } }
        let days = (-2...2).compactMap { rule.day(in: anchor.year + $0) }
        switch direction {
        case nil: return meant(days.map { .day($0) }, tense)
        case 0: return rule.day(in: anchor.year).map { .day($0) }
        case let direction? where direction < 0:
            return days.last { $0 < anchor }.map { .day($0) }
        default: return days.first { $0 > anchor }.map { .day($0) }
        }
    }

    // MARK: Parts of longer times

    /// `first Tuesday of October`, `last day of the month`, `third quarter`.
    func nth(
        _ number: Int,
        _ piece: TimeExpression.Piece,
        _ outer: TimeExpression?,
        _ tense: Int?
    ) -> Period? {
        guard let outer else { return part(number, piece, tense) }
        guard let whole = period(outer, tense) else { return nil }
        switch piece {
        case .weekday(let weekday):
            let found = TimeResolver.weekday(weekday, number, in: whole)
            return found.map { .day($0) }
        case .unit(.day):
            let day = whole.start.advanced(by: number - 1)
            let found = number > 0 ? day : whole.end.advanced(by: number)
            return found >= whole.start && found < whole.end ? .day(found) : nil
        case .unit(let unit):
            return TimeResolver.piece(unit, number, in: whole)
        }
    }

    private static func weekday(_ weekday: Int, _ number: Int, in whole: Period) -> Day? {
        let first = whole.start.advanced(by: (weekday - whole.start.weekday + 7) % 7)
        let final = whole.end.advanced(by: -1)
        let last = final.advanced(by: -((final.weekday - weekday + 7) % 7))
        let found =
            number > 0
            ? first.advanced(by: 7 * (number - 1)) : last.advanced(by: 7 * (number + 1))
        return found >= whole.start && found < whole.end ? found : nil
    }

    private static func piece(_ unit: TimeUnit, _ number: Int, in whole: Period) -> Period? {
        let year = whole.start.year
        if unit == .week, whole.grain == .year {
            let last = Day(year: year, month: 12, day: 28)?.isoWeek.week ?? 52
            return .week(year, number > 0 ? number : last + 1 + number)
        }
        let base = number > 0 ? whole.start : whole.end.advanced(by: -1)
        let found = Period.holding(base, unit)?.moved(by: number > 0 ? number - 1 : number + 1)
        guard let found, found.start < whole.end, found.end > whole.start else { return nil }
        return found
    }

    /// A quarter or half of the year that it is news in: the last one that has begun.
    private func part(_ number: Int, _ piece: TimeExpression.Piece, _ tense: Int?) -> Period? {
        guard case .unit(let unit) = piece else { return nil }
        let candidates = [anchor.year, anchor.year - 1, anchor.year + 1].compactMap {
            unit == .quarter ? Period.quarter($0, number) : Period.half($0, number)
        }
        if tense == 1 { return candidates.first { $0.end > anchor } ?? candidates.last }
        return candidates.first { $0.start <= anchor }
    }

    /// `Wednesday of next week`, `March last year`.
    func within(_ inner: TimeExpression, _ outer: TimeExpression, _ tense: Int?) -> Period? {
        guard let whole = period(outer, tense) else { return nil }
        let year = whole.start.year
        switch inner {
        case .weekday(let weekday, _):
            let monday = whole.start.advanced(by: 1 - whole.start.weekday)
            return .day(monday.advanced(by: weekday - 1))
        case .calendar(var date):
            date.year = year
            return calendar(date, tense)
        case .week(let week, _): return .week(year, week)
        case .season(let name, _, _): return .season(year, name)
        case .holiday(let rule, _, _): return rule.day(in: year).map { .day($0) }
        case .nth(let number, let piece, let part):
            guard case .calendar(var date)? = part else {
                return nth(number, piece, .calendar(CalendarDate(year: year)), tense)
            }
            date.year = year
            return nth(number, piece, .calendar(date), tense)
        default: return nil
        }
    }
}
