import ArticleModel
import DataPacks
import TextKernel

// The rules for whole expressions that something follows, and for parts of the day.
extension TimeGrammar {
    /// What an expression makes with what follows it: a year, a time of day, a longer time.
    func time(
        _ expression: TimeExpression,
        _ right: TimeNode,
        _ glue: Run
    ) -> TimeNode? {
        if case .duration(let amount) = expression { return duration(amount, right, glue) }
        if case .set(let value) = expression { return set(value, right, glue) }
        switch right.part {
        case .number(let count): return yeared(expression, count, right, glue)
        case .month(let month):
            return join(expression, .calendar(CalendarDate(month: month)), right, glue)
        case .weekday(let weekday):
            return join(expression, .weekday(weekday, direction: nil), right, glue)
        case .daypart(let suffix) where expression.isDay:
            guard glue.fits([.comma, .of, .preposition, .article, .dash, .clock]) else {
                return nil
            }
            return TimeNode(right.end, .time(.part(expression, suffix)))
        case .clock(let suffix, let sign) where expression.isDay || expression.isDaypart:
            return clocked(expression, suffix, sign, right, glue)
        case .shiftAfter(let direction, _) where glue.count == 0:
            return shifted(expression, direction, right.end)
        case .nth(_, .unit(.quarter)), .nth(_, .unit(.half)), .quarter:
            guard expression.grain == .year, glue.fits([.comma, .article, .of, .apostrophe]) else {
                return nil
            }
            return quarter(right.part, expression, right.end)
        case .time(let other): return join(expression, other, right, glue)
        default: return nil
        }
    }

    private func duration(_ amount: Amount, _ right: TimeNode, _ glue: Run) -> TimeNode? {
        switch right.part {
        case .time(.duration(let other)) where glue.fits([.comma, .and]) && right.mod == nil:
            // 42 minutes 1 hour; but: one day a week.
            let isFigure = glue.count == 0 && scanner.tokens[glue.end].isNumber
            guard isFigure || amount.isLonger(than: other) else { return nil }
            return amount.adding(other).map { TimeNode(right.end, .time(.duration($0))) }
        case .number(let count) where glue.count > 0 && glue.fits([.and]):
            // a month and a half
            guard let half = count.value, half > 0, half < 1, let part = amount.single,
                let whole = part.count
            else { return nil }
            return TimeNode(right.end, .time(.duration(Amount(whole + half, part.unit))))
        case .shiftAfter where glue.count == 0:
            // les trois mois suivants, los cinco años pasados
            return TimeNode(right.end, .time(.duration(amount)))
        default:
            return glue.count == 0 ? counted(amount, right) : nil
        }
    }

    private func set(_ value: String, _ right: TimeNode, _ glue: Run) -> TimeNode? {
        guard case .daypart(let suffix) = right.part, value.hasPrefix("XXXX-WXX-"),
            !value.contains("T"), glue.fits(.words)
        else { return nil }
        return TimeNode(right.end, .time(.set(value + suffix)))
    }

    /// `July 12, 2023`, `summer of 2019`, `Christmas 2020`.
    private func yeared(
        _ expression: TimeExpression,
        _ count: TimePart.Count,
        _ right: TimeNode,
        _ glue: Run
    ) -> TimeNode? {
        let year: Int
        if let full = count.year, count.digits == 4 || glue.fits([.of, .comma, .and]),
            glue.fits([.of, .comma, .yearWord, .preposition, .dash])
        {
            year = full
        } else if glue.count == 1, glue.fits([.apostrophe]), count.digits == 2,
            let short = count.whole
        {
            year = FigureReader.fullYear(short)
        } else if case .calendar(let date) = expression, date.day != nil, glue.fits([.of]),
            count.digits == 2, let short = count.whole, short > 31,
            !scanner.countsSomething(right.end, limit: limit)
        {
            // 9 Aug 96
            year = FigureReader.fullYear(short)
        } else {
            return nil
        }
        let end = afterYearWord(right.end)
        switch expression {
        case .calendar(var date) where date.year == nil && date.month != nil:
            date.year = year
            return calendar(date, end)
        case .season(let season, nil, nil):
            return TimeNode(end, .time(.season(season, year: year, direction: nil)))
        case .holiday(let rule, nil, nil):
            return TimeNode(end, .time(.holiday(rule, year: year, direction: nil)))
        case .week(let week, nil): return TimeNode(end, .time(.week(week, year: year)))
        case .nth(let number, let piece, of: .calendar(var date)?) where date.year == nil:
            date.year = year
            return TimeNode(end, .time(.nth(number, piece, of: .calendar(date))))
        default: return nil
        }
    }

    /// Two expressions that name one time: the smaller inside the larger.
    private func join(
        _ left: TimeExpression,
        _ right: TimeExpression,
        _ node: TimeNode,
        _ glue: Run
    ) -> TimeNode? {
        guard glue.fits([.of, .preposition, .article, .comma, .apostrophe]) else { return nil }
        func made(_ expression: TimeExpression) -> TimeNode {
            TimeNode(node.end, .time(expression))
        }
        switch (left, right) {
        case (.calendar(let date), .weekday(let weekday, nil)):
            guard date.day != nil, date.weekday == nil, glue.fits([.comma]) else { return nil }
            var date = date
            date.weekday = weekday
            return calendar(date, node.end)
        case (.relativeDay, .calendar(let date)) where date.day != nil && glue.fits([.comma]):
            // heute, 12. Juli: the date says it all
            return made(.calendar(date))
        case (.relativeDay(let days, .writing), .weekday(_, nil)) where glue.count == 0:
            return made(.relativeDay(days, from: .writing))
        default: break
        }
        // “on Monday in July” and “in July this year” need a plain way from one to the other.
        guard glue.fits([.of, .preposition, .article, .apostrophe]) else { return nil }
        if left.fits(in: right) { return made(.within(left, right)) }
        if right.fits(in: left), glue.fits([.apostrophe, .preposition, .article]) {
            return made(.within(right, left))
        }
        return nil
    }

    private func shifted(_ expression: TimeExpression, _ direction: Int, _ end: Int) -> TimeNode? {
        switch expression {
        case .season(let season, nil, nil):
            TimeNode(end, .time(.season(season, year: nil, direction: direction)))
        case .holiday(let rule, nil, nil):
            TimeNode(end, .time(.holiday(rule, year: nil, direction: direction)))
        case .calendar(let date) where date.year == nil && date.month != nil:
            TimeNode(end, .time(.directed(date, direction)))
        case .relativeUnit(0, let unit, from: .nearest):
            // le week-end dernier
            TimeNode(end, .time(.relativeUnit(direction, unit, from: .writing)))
        default: nil
        }
    }

    // MARK: Parts of the day and clock times

    private func clocked(
        _ expression: TimeExpression,
        _ suffix: String,
        _ sign: ClockSign,
        _ right: TimeNode,
        _ glue: Run
    ) -> TimeNode? {
        guard glue.fits([.comma, .clock, .preposition, .article, .of]),
            sign != .none || glue.contains(.clock)
        else { return nil }
        if case .part(let day, let part) = expression {
            return TimeNode(right.end, .time(.part(day, TimeGrammar.narrowed(suffix, by: part))))
        }
        return TimeNode(right.end, .time(.part(expression, suffix)))
    }

    /// Six in the evening is 18:00.
    private static func narrowed(_ clock: String, by part: String) -> String {
        guard ["TEV", "TAF", "TNI"].contains(part), let hour = Int(clock.dropFirst().prefix(2)),
            hour < 12, part != "TNI" || hour > 6
        else { return clock }
        return "T\(hour + 12)" + clock.dropFirst(3)
    }

    /// `утром 13 февраля`, `in the evening of 12 July`.
    func leading(_ suffix: String, _ right: TimeNode, _ glue: Run) -> TimeNode? {
        guard glue.fits([.comma, .of, .preposition, .article, .clock]) else { return nil }
        switch right.part {
        case .time(let day) where day.isDay:
            return TimeNode(right.end, .time(.part(day, suffix)))
        case .time(let part) where part.isDaypart && suffix.count == 3:
            // the early hours of Sunday morning
            return TimeNode(right.end, .time(part))
        case .weekday(let weekday):
            return TimeNode(
                right.end,
                .time(.part(.weekday(weekday, direction: nil), suffix))
            )
        case .secondDay(let day) where suffix == "TNI":
            return TimeNode(right.end, .time(.part(day, suffix)))
        case .clock(let clock, let sign):
            guard sign != .none || glue.contains(.clock) else { return nil }
            return TimeNode(
                right.end,
                .time(.part(nil, TimeGrammar.narrowed(clock, by: suffix)))
            )
        default: return nil
        }
    }

    /// `18.00 on Monday`, `at six on Tuesday evening`.
    func leading(_ suffix: String, _ sign: ClockSign, _ right: TimeNode, _ glue: Run) -> TimeNode? {
        guard sign != .none, glue.fits([.comma, .of, .preposition, .article]) else { return nil }
        switch right.part {
        case .time(.part(let day, let part)) where part.count == 3:
            return TimeNode(right.end, .time(.part(day, TimeGrammar.narrowed(suffix, by: part))))
        case .daypart(let part):
            return TimeNode(right.end, .time(.part(nil, TimeGrammar.narrowed(suffix, by: part))))
        case .clock: return nil
        default: return leading(suffix, right, glue)
        }
    }

    /// `halv tre`, `kvart over 15`.
    func shiftedHour(_ minutes: Int, _ right: TimeNode, _ glue: Run) -> TimeNode? {
        guard glue.count == 0, case .number(let count) = right.part, count.digits <= 2,
            let hour = count.whole, (1...24).contains(hour)
        else { return nil }
        let minute = (hour % 24 * 60 + minutes + 1440) % 1440
        let suffix = "T\(padded(minute / 60, 2)):\(padded(minute % 60, 2))"
        return TimeNode(right.end, .clock(suffix, .minutes))
    }

    /// `natten til søndag`, `in der Nacht zum Samstag`.
    func nightTo(_ right: TimeNode, _ glue: Run) -> TimeNode? {
        leading("TNI", right, glue)
    }

    // MARK: Modifiers

    /// `more than 16 months`, `early June`, `the end of the week`.
    func modifier(_ mod: String, words: Int, _ right: TimeNode, _ glue: Run) -> TimeNode? {
        guard glue.fits([.of, .preposition, .article, .dash]) else { return nil }
        let isPart = ["START", "MID", "END"].contains(mod)
        // “up to” and “over” are prepositions before a date; “no later than” is none.
        let isPreposition = !isPart && mod != "APPROX" && words == 1
        let expression: TimeExpression
        switch right.part {
        case .time(.duration)
        where isPreposition
            && (glue.contains(.article)
                || scanner.view.match(at: glue.end, limit: limit, .article) != nil):
            // over the next two years
            return nil
        case .time(let time): expression = time
        case .month(let month): expression = .calendar(CalendarDate(month: month))
        case .weekday(let weekday): expression = .weekday(weekday, direction: nil)
        case .daypart(let suffix) where isPart:
            return TimeNode(right.end, .daypart(suffix), mod: mod)
        case .oneUnit(let unit) where isPart && !unit.isClock && unit != .day,
            .unit(let unit)
        where isPart && !unit.isClock && unit != .day
            && (glue.count > 0 || words > 1):
            return TimeNode(right.end, .relativeUnit(0, unit, from: .writing), mod: mod)
        case .oneUnit(let unit) where !isPart:
            return TimeNode(right.end, .duration(Amount(1, unit)), mod: mod)
        case .number(let count) where count.digits == 4 && !glue.contains(.dash):
            guard isPart, let year = count.year else { return nil }
            return TimeNode(right.end, .calendar(CalendarDate(year: year)), mod: mod)
        default: return nil
        }
        switch expression {
        // “tegen 18 uur” is a time, not about so many hours.
        case .duration(let amount)
        where amount.single?.unit == .hour && scanner.leadsHours(glue.end):
            return nil
        case .duration where isPart, .vague, .set: return nil
        case .calendar where isPreposition, .weekday where isPreposition: return nil
        case .distance where isPart && expression.grain == .clock: return nil
        default: return TimeNode(right.end, expression, mod: mod)
        }
    }
}
