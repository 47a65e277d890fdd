import DataPacks
import TextKernel

// The rules for days, months, years and what narrows or moves them.
extension TimeGrammar {
    // MARK: Last, this, next

    func shift(
        _ direction: Int,
        _ origin: TimeExpression.Origin,
        _ right: TimeNode,
        _ glue: Run
    ) -> TimeNode? {
        guard glue.fits([.filler]) else { return nil }
        func made(_ expression: TimeExpression) -> TimeNode {
            TimeNode(right.end, .time(expression))
        }
        switch right.part {
        case .unit(let unit):
            // “the last day” is a day of something as often as yesterday.
            return unit.isClock ? nil : made(.relativeUnit(direction, unit, from: origin))
        case .time(.relativeUnit(let count, let unit, from: .text)) where direction == 0:
            // cette année-là
            return made(.relativeUnit(count, unit, from: .text))
        case .weekday(let weekday):
            let (direction, end) = repeated(direction, right.end)
            return TimeNode(end, .time(.weekday(weekday, direction: direction)))
        case .month(let month):
            let (direction, end) = repeated(direction, right.end)
            return TimeNode(end, .time(.directed(CalendarDate(month: month), direction)))
        case .daypart(let suffix):
            let day =
                direction == 0 && origin == .text
                ? TimeExpression.relativeDay(0, from: .text)
                : .relativeDay(direction, from: origin)
            return made(.part(day, suffix))
        case .number(let count) where count.value == nil || count.digits < 4: return nil
        case .time(.duration(let amount)) where !amount.isVague || direction != 0:
            // the last three weeks
            return made(.duration(amount))
        case .time(.season(let season, nil, nil)):
            return made(.season(season, year: nil, direction: direction))
        case .time(.holiday(let rule, nil, nil)):
            return made(.holiday(rule, year: nil, direction: direction))
        case .time(.calendar(let date)) where date.year == nil && date.month != nil:
            return made(.directed(date, direction))
        case .time(.part(.weekday(let weekday, nil)?, let suffix)):
            return made(.part(.weekday(weekday, direction: direction), suffix))
        default: return nil
        }
    }

    /// `næste fredag igen`: one farther than the next.
    private func repeated(_ direction: Int, _ end: Int) -> (direction: Int, end: Int) {
        guard direction == 1,
            let (word, after) = scanner.text(.relativeAfter, at: end, limit: limit),
            word == "again"
        else { return (direction, end) }
        return (2, after)
    }

    /// The last such unit or weekday of something.
    func last(_ node: TimeNode) -> TimeNode? {
        switch node.part {
        case .time(.relativeUnit(-1, let unit, _)): TimeNode(node.end, .nth(-1, .unit(unit)))
        case .time(.weekday(let weekday, -1)): TimeNode(node.end, .nth(-1, .weekday(weekday)))
        default: nil
        }
    }

    /// `first Tuesday of October`, `third quarter of 2019`, `last day of October`.
    func nth(
        _ number: Int,
        _ piece: TimeExpression.Piece,
        _ right: TimeNode,
        _ glue: Run
    ) -> TimeNode? {
        guard glue.fits([.of, .preposition, .article, .yearWord, .comma]) else { return nil }
        let outer: TimeExpression? =
            switch right.part {
            case .month(let month): .calendar(CalendarDate(month: month))
            case .number(let count) where count.digits == 4:
                count.year.map { .calendar(CalendarDate(year: $0)) }
            case .number(let count) where glue.count > 0 && count.digits == 0:
                count.year.map { .calendar(CalendarDate(year: $0)) }
            case .unit(let unit) where glue.contains([.article, .of]) && !unit.isClock:
                .relativeUnit(0, unit, from: .writing)
            case .time(let expression) where expression.isPeriod: expression
            default: nil
            }
        guard let outer, TimeGrammar.holds(outer.grain, piece) else { return nil }
        return TimeNode(right.end, .time(.nth(number, piece, of: outer)))
    }

    private static func holds(_ grain: TimeExpression.Grain, _ piece: TimeExpression.Piece) -> Bool
    {
        switch (piece, grain) {
        case (.weekday, .month), (.weekday, .year), (.weekday, .quarter), (.weekday, .season): true
        case (.unit(.day), .week), (.unit(.day), .month), (.unit(.day), .year),
            (.unit(.day), .quarter):
            true
        case (.unit(.week), .month), (.unit(.week), .year), (.unit(.week), .quarter),
            (.unit(.weekend), .month), (.unit(.weekend), .year):
            true
        case (.unit(.month), .year), (.unit(.quarter), .year), (.unit(.half), .year),
            (.unit(.month), .quarter):
            true
        case (.unit(.year), .other): true
        default: false
        }
    }

    func quarter(_ part: TimePart, _ outer: TimeExpression, _ end: Int) -> TimeNode? {
        switch part {
        case .quarter(let number):
            TimeNode(end, .time(.nth(number, .unit(.quarter), of: outer)))
        case .nth(let number, let piece): TimeNode(end, .time(.nth(number, piece, of: outer)))
        default: nil
        }
    }

    /// `week 24`, `les années 90`, `Q3 2019`.
    func labelled(_ label: TimePart, _ right: TimeNode, _ glue: Run) -> TimeNode? {
        switch (label, right.part) {
        case (.weekLabel, .number(let count)) where glue.count == 0:
            guard let week = count.whole, count.digits <= 2, (1...53).contains(week) else {
                return nil
            }
            return TimeNode(right.end, .time(.week(week, year: nil)))
        case (.decadeLabel, .number(let count)) where glue.fits([.apostrophe]):
            guard let number = count.whole, number % 10 == 0, !countsUnit(right.end),
                !scanner.countsSomething(right.end, limit: limit)
            else { return nil }
            if count.digits == 4 || count.digits == 0, (1000...2090).contains(number) {
                guard !runsOn(right.end) else { return nil }
                return TimeNode(right.end, .time(.decade(number / 10)))
            }
            guard (10...90).contains(number), count.digits == 2 || count.digits == 0 else {
                return nil
            }
            return TimeNode(
                right.end,
                .time(.decade((number < 20 ? 2000 : 1900) / 10 + number / 10))
            )
        case (.quarter, .number(let count)) where glue.fits([.of, .slash, .comma, .dash]):
            guard count.digits == 4, let year = count.year else { return nil }
            return quarter(label, .calendar(CalendarDate(year: year)), right.end)
        case (.quarter, .time(let outer)) where glue.fits(.words):
            return outer.grain == .year ? quarter(label, outer, right.end) : nil
        default: return nil
        }
    }

    /// Whether a year that ends before `index` begins a run of years: “w latach 2010–2015”.
    private func runsOn(_ index: Int) -> Bool {
        guard index + 1 < limit, scanner.tokens[index + 1].isNumber else { return false }
        return Glue(mark: scanner.tokens[index].mark) == .dash
            || scanner.view.match(at: index, limit: limit, .range) != nil
    }

    // MARK: Weekdays and months

    func weekday(_ weekday: Int, _ right: TimeNode, _ glue: Run) -> TimeNode? {
        switch right.part {
        case .shiftAfter(let direction, _) where glue.count == 0:
            return TimeNode(right.end, .time(.weekday(weekday, direction: direction)))
        case .ordinal(let day) where glue.fits([.comma, .article, .preposition]):
            // “Tuesday, the second …” counts something else as a rule.
            guard scanner.tokens[glue.end].isNumber || !glue.contains(.comma),
                !scanner.countsSomething(right.end, limit: limit)
            else { return nil }
            return calendar(CalendarDate(day: day, weekday: weekday), right.end)
        case .number(let count) where glue.fits([.bracket]) && glue.count == 1:
            // na quarta-feira (12)
            guard let day = count.day, count.digits > 0, right.end < limit,
                scanner.tokens[right.end].isMark(")")
            else { return nil }
            return calendar(CalendarDate(day: day, weekday: weekday), right.end + 1)
        case .number(let count) where glue.fits([.article, .comma]):
            // Thursday 15: not Thursday 15 people.
            guard let day = count.day, count.digits > 0 || glue.contains(.article),
                !glue.contains(.comma),
                !countsUnit(right.end),
                !scanner.countsSomething(right.end, limit: limit),
                !scanner.isAdjacent(right.end) || right.end >= limit || isStop(right.end)
            else { return nil }
            return calendar(CalendarDate(day: day, weekday: weekday), right.end)
        case .weekday(let second)
        where second == weekday % 7 + 1 && TimeGrammar.joinsDays(glue):
            return TimeNode(right.end, .secondDay(.weekday(second, direction: nil)))
        case .time(.calendar(let date)):
            return dated(weekday, date, right, glue)
        case .time(.set(let part)) where part.count == 3 && glue.count == 0:
            return TimeNode(right.end, .time(.set("XXXX-WXX-\(weekday)\(part)")))
        default:
            return time(.weekday(weekday, direction: nil), right, glue)
        }
    }

    private func isStop(_ index: Int) -> Bool {
        [".", "!", "?", ";", ")"].contains { scanner.tokens[index].isMark($0) }
            && !(index + 1 < limit && scanner.isAdjacent(index + 1))
    }

    /// `Wednesday (July 12)`, `Freitag, dem 23. Juni`.
    private func dated(
        _ weekday: Int,
        _ date: CalendarDate,
        _ right: TimeNode,
        _ glue: Run
    ) -> TimeNode? {
        guard date.day != nil, date.weekday == nil,
            glue.fits([.comma, .bracket, .article, .preposition, .of])
        else { return nil }
        var date = date.swapped(for: weekday)
        date.weekday = weekday
        guard glue.contains(.bracket) else { return calendar(date, right.end) }
        guard right.end < limit, scanner.tokens[right.end].isMark(")") else { return nil }
        return calendar(date, right.end + 1)
    }

    func month(_ month: Int, _ right: TimeNode, _ glue: Run) -> TimeNode? {
        switch right.part {
        case .number(let count):
            if let year = count.year, glue.fits([.of, .comma, .yearWord, .dash, .preposition]) {
                return calendar(CalendarDate(year: year, month: month), afterYearWord(right.end))
            }
            if glue.fits([.apostrophe]), glue.count == 1, count.digits == 2, let year = count.whole
            {
                return calendar(
                    CalendarDate(year: FigureReader.fullYear(year), month: month),
                    right.end
                )
            }
            if let short = count.whole, short > 31, count.digits == 2, glue.fits([.of]),
                !countsUnit(right.end), !scanner.countsSomething(right.end, limit: limit)
            {
                // mai 68, maio de 68
                return calendar(
                    CalendarDate(year: FigureReader.fullYear(short), month: month),
                    right.end
                )
            }
            guard let day = count.day, glue.fits([.dash, .slash]), !countsUnit(right.end),
                scanner.pack.dateOrder == "mdy" && count.digits > 0
                    || !scanner.countsSomething(right.end, limit: limit)
            else { return nil }
            return calendar(CalendarDate(month: month, day: day), right.end)
        case .ordinal(let day) where glue.fits([.article]):
            return calendar(CalendarDate(month: month, day: day), right.end)
        case .shiftAfter(let direction, _) where glue.count == 0:
            return TimeNode(right.end, .time(.directed(CalendarDate(month: month), direction)))
        default:
            return time(.calendar(CalendarDate(month: month)), right, glue)
        }
    }

    /// Whether a number before `index` counts units: “In May 12 days passed”.
    private func countsUnit(_ index: Int) -> Bool {
        scanner.view.match(at: index, limit: limit, .unit) != nil
            || index < limit && scanner.tokens[index].isMark("%")
    }

    func afterYearWord(_ index: Int) -> Int {
        scanner.yearWordEnd(at: index, limit: limit) ?? index
    }
}
