import DataPacks
import TextKernel

/// What two neighbouring parts of an expression make together.
///
/// The rules hold for all languages: the order of the parts and the words between them differ
/// less than the words do. Each function below has the rules of one kind of left part.
struct TimeGrammar {
    let scanner: TimeScanner
    let limit: Int

    typealias Run = TimeScanner.GlueRun

    /// Adds what `left`, which begins at `index`, makes with `right`, which follows it over `glue`.
    func join(
        _ left: TimeNode,
        at index: Int,
        _ right: TimeNode,
        _ glue: Run,
        into nodes: inout [TimeNode]
    ) {
        let made: TimeNode? =
            switch left.part {
            case .number(let count): number(count, at: index, left, right, glue)
            case .ordinal(let number): ordinal(number, right, glue)
            case .roman(let number): roman(number, right, glue)
            case .unit(let unit): self.unit(unit, right, glue)
            case .oneUnit(let unit): oneUnit(unit, right, glue)
            case .shift(let direction, let origin): shift(direction, origin, right, glue)
            case .modifier(let mod): modifier(mod, words: left.end - index, right, glue)
            case .lead(let direction, let origin): lead(direction, origin, right, glue)
            case .offsetAmount(let amount, let direction): offset(amount, direction, right, glue)
            case .laterDay(let days): laterDay(days, right, glue)
            case .weekdayCount(let count, let weekday): weekdays(count, weekday, right, glue)
            case .weekday(let weekday): self.weekday(weekday, right, glue)
            case .month(let month): self.month(month, right, glue)
            case .nth(let number, let piece): nth(number, piece, right, glue)
            case .daypart(let suffix): leading(suffix, right, glue)
            case .clock(let suffix, let sign):
                leading(suffix, isHour(index) ? .word : sign, right, glue)
            case .clockShift(let minutes): shiftedHour(minutes, right, glue)
            case .every: every(right, glue)
            case .whole: whole(right, glue)
            case .nightTo: nightTo(right, glue)
            case .weekLabel, .decadeLabel, .quarter: labelled(left.part, right, glue)
            case .time(let expression): time(expression, right, glue)
            case .shiftAfter, .ago, .later, .offset, .length, .secondDay: nil
            }
        guard var made else { return }
        made.mod = made.mod ?? left.mod ?? right.mod
        nodes.append(made)
    }

    /// Adds what a part is besides, and what it makes with the words just after it that are no
    /// parts: `six o'clock`.
    func close(_ left: TimeNode, at index: Int, into nodes: inout [TimeNode]) {
        if let last = last(left) { nodes.append(last) }
        let reader = ClockReader(scanner: scanner, limit: limit)
        let isLed = isHour(index)
        let node: TimeNode? =
            switch left.part {
            case .number(let count) where count.digits == 0:
                count.whole.flatMap { reader.word($0, from: left.end, isLed: isLed) }
            case .ordinal(let hour) where isLed && !scanner.tokens[left.end - 1].isMark("."):
                reader.word(hour, from: left.end, isLed: true)
            default: nil
            }
        if let node { nodes.append(node) }
    }

    /// Whether the words before `index` tell that a lone number is an hour: `kl. 14 på lördag`.
    private func isHour(_ index: Int) -> Bool {
        scanner.lead(.clock, of: index, from: 0) == "hour"
    }

    // MARK: Numbers

    private func number(
        _ count: TimePart.Count,
        at index: Int,
        _ left: TimeNode,
        _ right: TimeNode,
        _ glue: Run
    ) -> TimeNode? {
        switch right.part {
        case .unit(let unit) where glue.fits([.dash, .filler, .of]):
            guard countFits(count, unit, unitAt: glue.end, numberAt: index) else { return nil }
            return TimeNode(right.end, .time(.duration(Amount(count.value, unit))))
        case .time(.duration(let amount)) where glue.count == 1 && glue.fits([.and]):
            // to og en halv time
            guard let part = amount.single, let fraction = part.count, fraction > 0, fraction < 1,
                let whole = count.whole
            else { return nil }
            return TimeNode(
                right.end,
                .time(.duration(Amount(Double(whole) + fraction, part.unit)))
            )
        case .length(let amount) where glue.count == 0:
            // zwei Halbjahre, 3 kwartier
            guard let part = amount.single, let one = part.count, let value = count.value else {
                return nil
            }
            return TimeNode(right.end, .time(.duration(Amount(value * one, part.unit))))
        case .shift(let direction, _) where glue.count == 0 && direction != 0:
            // 3 prochaines semaines, dos pasados meses: not 12 last year, which has no plural.
            guard count.digits <= 2, !scanner.isOneUnit(glue.end, limit: limit) else { return nil }
            return TimeNode(right.end, .number(count))
        case .weekday(let weekday) where glue.count == 0:
            guard let whole = count.whole, (2...20).contains(whole) else { return nil }
            return TimeNode(right.end, .weekdayCount(whole, weekday: weekday))
        case .oneUnit(.century) where glue.count == 0:
            // в 21 веке
            guard count.digits > 0, let century = count.whole, (5...21).contains(century) else {
                return nil
            }
            return TimeNode(right.end, .time(.century(century)))
        case .quarter, .nth(_, .unit(.quarter)), .nth(_, .unit(.half)):
            guard glue.fits([.of, .article, .comma, .dash, .preposition]), count.digits == 4,
                let year = count.year
            else { return nil }
            return quarter(right.part, TimeExpression.calendar(CalendarDate(year: year)), right.end)
        case .month(let month) where count.digits == 4:
            guard glue.count == 0, let year = count.year else { return nil }
            return calendar(CalendarDate(year: year, month: month), right.end)
        default:
            return count.day.flatMap { secondDay(after: $0, right, glue) ?? day($0, right, glue) }
        }
    }

    /// `11 на 12 июля`, which with the night before it is one night.
    private func secondDay(after first: Int, _ right: TimeNode, _ glue: Run) -> TimeNode? {
        guard case .time(.calendar(let date)) = right.part, let day = date.day, date.month != nil,
            day == first + 1 || day == 1 && first >= 28, TimeGrammar.joinsDays(glue)
        else { return nil }
        return TimeNode(right.end, .secondDay(.calendar(date)))
    }

    /// Whether words lead from one day to the next: `на`, `auf den`, `and`.
    static func joinsDays(_ glue: Run) -> Bool {
        glue.count > 0 && glue.fits([.preposition, .article, .and])
            && (glue.contains(.preposition) || glue.contains(.and))
    }

    /// Whether a count and a unit make an amount: not `second` as an ordinal, nor `a quarter`.
    private func countFits(
        _ count: TimePart.Count,
        _ unit: TimeUnit,
        unitAt: Int,
        numberAt: Int
    ) -> Bool {
        let isCounted =
            [.day, .hour, .minute].contains(unit)
            || unit == .year && scanner.yearWordEnd(at: unitAt, limit: limit) == nil
        if count.isYearLike, !isCounted { return false }
        if unit.isClock, count.digits == 0, count.value == 1, isRate(numberAt) { return false }
        return count.digits > 0 || !scanner.isForbidden(unitAt, limit: limit)
    }

    /// Whether the one at `index` is what something is counted by: `34 miles an hour`.
    private func isRate(_ index: Int) -> Bool {
        index > 1 && scanner.tokens[index - 1].isWord && scanner.tokens[index - 2].isNumber
            && scanner.view.begins[index - 1] == 0
    }

    /// `12 July`, `the 12th of July`, `20 of next month`.
    private func day(_ day: Int, _ right: TimeNode, _ glue: Run) -> TimeNode? {
        switch right.part {
        case .month(let month) where glue.fits([.of, .dash, .slash, .stop]):
            return calendar(CalendarDate(month: month, day: day), right.end)
        case .time(.calendar(let date)) where glue.fits([.of, .dash, .slash, .stop]):
            guard date.day == nil, date.month != nil, date.weekday == nil else { return nil }
            var date = date
            date.day = day
            return calendar(date, right.end)
        case .time(.directed(let date, let direction)) where glue.fits(.words):
            guard date.day == nil else { return nil }
            var date = date
            date.day = day
            return TimeNode(right.end, .time(.directed(date, direction)))
        case .time(.within(.calendar(let date), let outer)) where glue.fits([.of]):
            guard date.day == nil, date.month != nil else { return nil }
            var date = date
            date.day = day
            return TimeNode(right.end, .time(.within(.calendar(date), outer)))
        case .time(let outer)
        where glue.count > 0 && glue.fits(.words) && outer.isRelative && outer.grain == .month:
            return TimeNode(right.end, .time(.nth(day, .unit(.day), of: outer)))
        default: return nil
        }
    }

    func calendar(_ date: CalendarDate, _ end: Int) -> TimeNode? {
        if let month = date.month, let day = date.day, !CalendarDate.exists(month, day) {
            return nil
        }
        return TimeNode(end, .time(.calendar(date)))
    }

    private func ordinal(_ number: Int, _ right: TimeNode, _ glue: Run) -> TimeNode? {
        switch right.part {
        case .unit(let unit) where glue.fits([.dash, .apostrophe]):
            if unit == .century, number <= 30 {
                return TimeNode(right.end, .time(.century(number)))
            }
            return TimeNode(right.end, .nth(number, .unit(unit)))
        case .weekday(let weekday) where glue.count == 0:
            return TimeNode(right.end, .nth(number, .weekday(weekday)))
        case .nth(-1, let piece) where glue.count == 0 && number > 1:
            return TimeNode(right.end, .nth(-number, piece))
        default:
            guard number <= 31 else { return nil }
            return secondDay(after: number, right, glue) ?? day(number, right, glue)
        }
    }

    /// `XXe siècle`, `XX secolo`, `XX века`.
    private func roman(_ number: Int, _ right: TimeNode, _ glue: Run) -> TimeNode? {
        guard glue.count == 0, case .unit(.century) = right.part else { return nil }
        return TimeNode(right.end, .time(.century(number)))
    }

    private func unit(_ unit: TimeUnit, _ right: TimeNode, _ glue: Run) -> TimeNode? {
        switch right.part {
        case .shiftAfter(let direction, let origin) where glue.count == 0:
            return TimeNode(right.end, .time(.relativeUnit(direction, unit, from: origin)))
        case .roman(let number) where unit == .century && glue.count == 0:
            return TimeNode(right.end, .time(.century(number)))
        case .number(let count) where unit == .century && glue.count == 0:
            // século 21
            guard let number = count.whole, count.digits <= 2, (1...21).contains(number),
                !scanner.countsSomething(right.end, limit: limit)
            else { return nil }
            return TimeNode(right.end, .time(.century(number)))
        case .number(let count) where unit == .quarter && glue.count == 0:
            return count.whole.flatMap {
                (1...4).contains($0) ? TimeNode(right.end, .quarter($0)) : nil
            }
        default: return nil
        }
    }

    private func oneUnit(_ unit: TimeUnit, _ right: TimeNode, _ glue: Run) -> TimeNode? {
        guard glue.count == 0 else { return nil }
        return counted(Amount(1, unit), right)
    }

    static func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}

extension TimePart.Count {
    /// Four figures that may be a year.
    var isYearLike: Bool { digits == 4 && year != nil }
}

extension CalendarDate {
    private static let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

    /// Whether some year has the day.
    static func exists(_ month: Int, _ day: Int) -> Bool {
        (1...12).contains(month) && (1...lengths[month - 1]).contains(day)
    }
}
