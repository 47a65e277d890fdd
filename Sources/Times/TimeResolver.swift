import ArticleModel

/// Gives time expressions their TIMEX3 types and values, seen from the moment of writing.
///
/// It remembers the time that the text told last, which “the day after” and “two years later” are
/// told from.
struct TimeResolver {
    /// The moment of writing; minutes of the day where they are known.
    let anchor: Day
    let minute: Int?
    private static let first = Day(year: 100, month: 1, day: 1) ?? Day(number: 0)
    private static let last = Day(year: 9900, month: 1, day: 1) ?? Day(number: 0)

    private var lastDay: Day?
    private var last: Period?

    /// A file may claim any year; all beyond those of four figures are taken for one.
    init(anchor: Day, minute: Int? = nil) {
        self.anchor = min(max(anchor, TimeResolver.first), TimeResolver.last)
        self.minute = minute
    }

    /// Type and value of the next expression of the text; nil where the calendar has no such time.
    mutating func resolve(_ finding: TimeFinding) -> (type: TimeType, value: String)? {
        switch finding.expression {
        case .duration(let amount): return (.duration, amount.value)
        case .set(let value): return (.set, value)
        case .vague(let value): return (.date, value)
        case .part(let expression, let suffix):
            let day = expression.map { period($0, finding.tense) } ?? .day(lastDay ?? anchor)
            guard let day, day.grain == .day else { return nil }
            remember(day)
            return (.time, day.value + suffix)
        case .distance(let amount, let direction, let origin):
            if let special = unusual(amount, direction, origin) { return special }
        default: break
        }
        guard let period = period(finding.expression, finding.tense) else { return nil }
        remember(period)
        return (.date, period.value)
    }

    private mutating func remember(_ period: Period) {
        last = period
        if period.grain == .day { lastDay = period.start }
    }

    /// Forgets the times told so far: another text begins.
    mutating func forget() {
        last = nil
        lastDay = nil
    }

    /// Distances that give no day: vague ones, and those of hours and minutes.
    private func unusual(
        _ amount: Amount,
        _ direction: Int,
        _ origin: TimeExpression.Origin
    ) -> (type: TimeType, value: String)? {
        let vague = (TimeType.date, direction < 0 ? "PAST_REF" : "FUTURE_REF")
        guard let part = amount.single, let count = part.count else {
            return amount.isVague ? vague : nil
        }
        guard part.unit.isClock else {
            return staysInCalendar(amount, direction) ? nil : vague
        }
        guard let minute, origin == .writing, part.unit != .second, count < 100_000 else {
            return (.duration, amount.value)
        }
        let minutes = minute + direction * Int(count * (part.unit == .hour ? 60 : 1))
        let day = anchor.advanced(by: Int((Double(minutes) / 1440).rounded(.down)))
        let rest = ((minutes % 1440) + 1440) % 1440
        return (.time, "\(day.iso)T\(padded(rest / 60, 2)):\(padded(rest % 60, 2))")
    }

    /// Whether a year of four digits is so far away: “9,000 years ago” has none.
    private func staysInCalendar(_ amount: Amount, _ direction: Int) -> Bool {
        let days = amount.parts.reduce(0) { $0 + ($1.count ?? 0) * $1.unit.days }
        return (2...9998).contains(Double(anchor.year) + Double(direction) * days / 365.25)
    }

    // MARK: Periods

    /// The stretch of the calendar that an expression names.
    func period(_ expression: TimeExpression, _ tense: Int?) -> Period? {
        switch expression {
        case .calendar(let date): calendar(date, tense)
        case .directed(let date, let direction): directed(date, direction)
        case .decade(let number): .decade(number)
        case .century(let number): .century(number - 1)
        case .season(let season, let year, let direction):
            self.season(season, year, direction, tense)
        case .week(let week, let year): .week(year ?? anchor.year, week)
        case .relativeDay(let days, let origin): .day(base(origin).advanced(by: days))
        case .relativeUnit(let count, let unit, let origin):
            relative(count, unit, origin, tense)
        case .weekday(let weekday, let direction): .day(self.weekday(weekday, direction, tense))
        case .holiday(let rule, let year, let direction): holiday(rule, year, direction, tense)
        case .nth(let number, let piece, let outer): nth(number, piece, outer, tense)
        case .within(let inner, let outer): within(inner, outer, tense)
        case .distance(let amount, let direction, let origin): distance(amount, direction, origin)
        case .shifted(let base, let amount, let direction):
            period(base, nil).flatMap { TimeResolver.shifted($0, amount, direction) }
        case .weekdayCount(let count, let weekday, let direction):
            .day(counted(count, weekday, direction))
        case .part(let day, _): day.flatMap { period($0, tense) } ?? .day(anchor)
        case .duration, .set, .vague: nil
        }
    }

    private func base(_ origin: TimeExpression.Origin) -> Day {
        origin == .text ? lastDay ?? anchor : anchor
    }

    private func relative(
        _ count: Int,
        _ unit: TimeUnit,
        _ origin: TimeExpression.Origin,
        _ tense: Int?
    ) -> Period? {
        let day = origin == .text ? last?.start ?? anchor : anchor
        let found = Period.holding(day, unit)?.moved(by: count)
        guard origin == .nearest, let found, tense != 1, anchor.weekday < 4, found.start > anchor
        else { return found }
        // “At the weekend” of a paper early in the week is the one just gone.
        return found.moved(by: -1)
    }

    private func distance(
        _ amount: Amount,
        _ direction: Int,
        _ origin: TimeExpression.Origin
    ) -> Period? {
        if origin == .text, let last { return TimeResolver.shifted(last, amount, direction) }
        guard let part = amount.single else {
            return TimeResolver.shifted(.day(anchor), amount, direction)
        }
        guard let count = part.count, abs(count) < 1_000_000 else { return nil }
        guard count == count.rounded() else {
            let months = Int((count * part.unit.days / TimeUnit.month.days).rounded())
            return Period.holding(anchor, .month)?.moved(by: months * direction)
        }
        let steps = Int(count) * direction
        switch part.unit {
        case .decade: return Period.holding(anchor, .year)?.moved(by: steps * 10)
        case .century: return Period.holding(anchor, .year)?.moved(by: steps * 100)
        case .weekend: return Period.holding(anchor, .weekend)?.moved(by: steps)
        default: return Period.holding(anchor, part.unit)?.moved(by: steps)
        }
    }

    /// A period so far from another: of the longer of the two's grains for whole years and months,
    /// else a day.
    private static func shifted(_ base: Period, _ amount: Amount, _ direction: Int) -> Period? {
        var day: Day? = base.start
        for part in amount.parts {
            guard let count = part.count, abs(count) < 1_000_000 else { return nil }
            let steps = Int(count.rounded()) * direction
            switch part.unit {
            case .second, .minute: break
            case .hour: day = day?.advanced(by: steps / 24)
            case .day: day = day?.advanced(by: steps)
            case .week, .weekend: day = day?.advanced(by: 7 * steps)
            case .month: day = day?.addingMonths(steps)
            case .quarter: day = day?.addingMonths(3 * steps)
            case .half: day = day?.addingMonths(6 * steps)
            case .year: day = day?.addingMonths(12 * steps)
            case .decade: day = day?.addingMonths(120 * steps)
            case .century: day = day?.addingMonths(1200 * steps)
            }
        }
        guard let day, (1...9999).contains(day.year) else { return nil }
        let shortest = amount.parts.last?.unit.days ?? 0
        let keeps = Double(base.end.number - base.start.number) <= shortest + 3
        return Period(grain: keeps ? base.grain : .day, start: day)
    }

    private func counted(_ count: Int, _ weekday: Int, _ direction: Int) -> Day {
        if direction > 0 {
            let ahead = (weekday - anchor.weekday + 6) % 7 + 1
            return anchor.advanced(by: ahead + 7 * (count - 1))
        }
        let back = (anchor.weekday - weekday + 6) % 7 + 1
        return anchor.advanced(by: -back - 7 * (count - 1))
    }
}
