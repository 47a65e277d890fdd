import DataPacks
import TextKernel

/// Tells which readings are expressions of their own and which only parts.
struct TimeFinality {
    let scanner: TimeScanner
    let range: Range<Int>

    /// The reading as a whole expression, nil where it is none.
    func whole(_ node: TimeNode, at index: Int) -> TimeNode? {
        switch node.part {
        case .time(let expression):
            return isClear(expression, node, at: index) ? node : nil
        case .weekday(let weekday):
            guard isWeekday(node, at: index) else { return nil }
            return TimeNode(node.end, .weekday(weekday, direction: nil), mod: node.mod)
        case .month(let month):
            guard isCalendarName(node, at: index) else { return nil }
            return TimeNode(node.end, .calendar(CalendarDate(month: month)), mod: node.mod)
        case .daypart(let suffix):
            guard
                node.mod != nil || isLed(index) && isTime(node, at: index)
                    || leadsItself(node, index),
                !isTomorrow(node, index)
            else { return nil }
            return TimeNode(node.end, .part(nil, suffix), mod: node.mod)
        case .clock(let suffix, let sign):
            let lead = scanner.lead(.clock, of: index, from: range.lowerBound)
            let isHour = lead == "hour" && !countsUp(node.end)
            guard sign == .word || sign == .minutes && lead != nil || isHour else { return nil }
            return TimeNode(node.end, .part(nil, suffix), mod: node.mod)
        case .nth(let number, .unit(let unit)) where unit == .quarter || unit == .half:
            guard (1...(unit == .half ? 2 : 4)).contains(number),
                unit == .quarter || !isForbidden(node.end - 1)
            else { return nil }
            return TimeNode(node.end, .nth(number, .unit(unit), of: nil), mod: node.mod)
        case .quarter(let number):
            return TimeNode(node.end, .nth(number, .unit(.quarter), of: nil), mod: node.mod)
        case .laterDay(let days):
            return TimeNode(node.end, .relativeDay(days, from: .text), mod: node.mod)
        case .number(let count) where count.digits == 1 || count.digits == 2:
            return numberedDay(count, node, at: index)
        case .number(let count):
            guard let year = count.year, isYear(count, node, at: index) else { return nil }
            let end = scanner.yearWordEnd(at: node.end, limit: range.upperBound)
            return TimeNode(end ?? node.end, .calendar(CalendarDate(year: year)), mod: node.mod)
        case .ordinal(let day):
            return dayAlone(day, node, at: index)
        default: return nil
        }
    }

    /// Four figures, or words: `duemilaventi`, not `mille`.
    private func isYear(_ count: TimePart.Count, _ node: TimeNode, at index: Int) -> Bool {
        if count.digits == 4 {
            return node.end == index + 1
                && YearCues(scanner: scanner, range: range).isYear(at: index)
        }
        // negentienachtentwintig, unlike tweeduizend
        let isRound = (count.year ?? 0) % 100 == 0
        return (node.end > index + 2 || !isRound) && isLed(index)
            && !scanner.countsSomething(node.end, limit: range.upperBound)
    }

    private func isClear(_ expression: TimeExpression, _ node: TimeNode, at index: Int) -> Bool {
        switch expression {
        case .season(_, nil, nil): isTime(node, at: index)
        case .relativeDay where isMorning(node, index): false
        case .vague: node.end > index + 1 || !isForbidden(index)
        case .relativeUnit, .relativeDay, .decade, .holiday, .duration:
            node.end > index + 1 || !isForbidden(index)
        case .calendar(let date) where date.month == nil && date.day == nil: date.year != nil
        default: true
        }
    }

    /// `the 22nd`, `den 15.`: a day of the month that nothing follows which it could count.
    private func dayAlone(_ day: Int, _ node: TimeNode, at index: Int) -> TimeNode? {
        guard day <= 31, scanner.tokens[index].isNumber,
            ["-", "day"].contains(scanner.dayLead(of: index, from: range.lowerBound)),
            !goesOn(node.end),
            !scanner.countsSomething(node.end, limit: range.upperBound),
            scanner.view.match(at: node.end, limit: range.upperBound, .unit) == nil,
            node.end >= range.upperBound || !scanner.tokens[node.end].isCapital,
            node.end >= range.upperBound || !scanner.tokens[node.end].isMark("-")
        else { return nil }
        return TimeNode(node.end, .calendar(CalendarDate(day: day)), mod: node.mod)
    }

    /// Whether a number goes on at `index`: `2.000`.
    private func goesOn(_ index: Int) -> Bool {
        index < range.upperBound && scanner.tokens[index].isNumber && scanner.isAdjacent(index)
    }

    /// Whether a word that is both (`morgen`) says tomorrow here.
    private func isTomorrow(_ node: TimeNode, _ index: Int) -> Bool {
        isOneWord(node, index, also: .relativeDay) && !isNoun(index)
    }

    /// Whether a word that is both says the morning here.
    private func isMorning(_ node: TimeNode, _ index: Int) -> Bool {
        isOneWord(node, index, also: .daypart) && isNoun(index)
    }

    private func isOneWord(_ node: TimeNode, _ index: Int, also wordClass: TimeClass) -> Bool {
        node.end == index + 1 && scanner.view.match(at: index, limit: node.end, wordClass) != nil
    }

    /// Written as a noun is, or led by an article.
    private func isNoun(_ index: Int) -> Bool {
        guard scanner.pack.capitalisesNouns else {
            return scanner.isLed(index, by: [.article], from: range.lowerBound)
        }
        return index > range.lowerBound && scanner.tokens[index].isCapital
    }

    /// Whether a number that ends before `index` goes on or counts what follows: “o 16 proc.”.
    private func countsUp(_ index: Int) -> Bool {
        guard index < range.upperBound else { return false }
        let token = scanner.tokens[index]
        if token.isWord {
            return !scanner.isWord(.functionWord, at: index, limit: range.upperBound)
                && scanner.view.classes(at: index) & ~(TimeClass.unit.bit | TimeClass.number.bit)
                    == 0
        }
        if token.isNumber || ["%", "€", "$", "£", "°"].contains(where: { token.isMark($0) }) {
            return true
        }
        return scanner.isAdjacent(index) && scanner.isAdjacent(index + 1)
            && index + 1 < range.upperBound && scanner.tokens[index + 1].isNumber
    }

    /// `le 16`, `el 22`, in languages that count days with plain numbers: only where the clause
    /// ends, for as a rule such a number counts what follows; `dia 12` wherever it counts nothing.
    private func numberedDay(_ count: TimePart.Count, _ node: TimeNode, at index: Int) -> TimeNode?
    {
        let lead = scanner.dayLead(of: index, from: range.lowerBound)
        guard let day = count.day, node.end == index + 1, lead == "number" || lead == "day",
            node.end >= range.upperBound || endsClause(node.end)
                || lead == "day" && scanner.tokens[node.end].isWord
                    && !scanner.tokens[node.end].isCapital
                    && !scanner.countsSomething(node.end, limit: range.upperBound)
        else { return nil }
        return TimeNode(node.end, .calendar(CalendarDate(day: day)), mod: node.mod)
    }

    private func endsClause(_ index: Int) -> Bool {
        let marks: [Unicode.Scalar] = [".", ",", ";", "?", "!", ")"]
        return marks.contains { scanner.tokens[index].isMark($0) }
            && !(index + 1 < range.upperBound && scanner.isAdjacent(index + 1)
                && scanner.tokens[index + 1].isNumber)
    }

    /// How the words of the reading are other words as well, as `not-time` says; nil where they
    /// are none.
    private func other(_ node: TimeNode, at index: Int) -> String? {
        scanner.otherWord(index..<node.end, limit: range.upperBound)
    }

    private func isWeekday(_ node: TimeNode, at index: Int) -> Bool {
        switch other(node, at: index) {
        case "ordinal":
            // na sexta, not na sexta edição
            scanner.isLed(index, by: [.preposition, .relative], from: range.lowerBound)
                && !scanner.countsSomething(node.end, limit: range.upperBound)
                && !beginsCounted(node.end)
        default: isCalendarName(node, at: index)
        }
    }

    /// Whether an ordinal before `index` counts a time, a part or a name: `segunda metade`.
    private func beginsCounted(_ index: Int) -> Bool {
        guard index < range.upperBound else { return false }
        let counted = [TimeClass.unit, .amount, .vagueNumber, .season].reduce(0) { $0 | $1.bit }
        return scanner.tokens[index].isCapital || scanner.view.classes(at: index) & counted != 0
    }

    private func isCalendarName(_ node: TimeNode, at index: Int) -> Bool {
        isTime(node, at: index)
            || other(node, at: index) == "-" && isLed(index) && scanner.tokens[index].isCapital
                && !isHyphened(node.end)
    }

    /// Whether the words of the reading are no other word, nor written as a name.
    private func isTime(_ node: TimeNode, at index: Int) -> Bool {
        switch other(node, at: index) {
        case nil: true
        case "name": !isNamelike(node, at: index)
        default: false
        }
    }

    /// Whether a word is written as a name where the language writes the time without a capital.
    private func isNamelike(_ node: TimeNode, at index: Int) -> Bool {
        guard scanner.tokens[index].isCapital else { return false }
        return !opensSentence(index)
            || node.end < range.upperBound && scanner.tokens[node.end].isCapital
    }

    /// Whether a capital at `index` tells nothing: after a dash, a colon or a quotation mark too.
    private func opensSentence(_ index: Int) -> Bool {
        index == range.lowerBound
            || scanner.tokens[index - 1].kind == .punctuation
                && !scanner.tokens[index - 1].isMark(",")
    }

    /// Whether a word goes on after a hyphen: `Сен-Дени`.
    private func isHyphened(_ index: Int) -> Bool {
        index + 1 < range.upperBound && scanner.tokens[index].isMark("-")
            && scanner.isAdjacent(index) && scanner.isAdjacent(index + 1)
    }

    /// Whether a part of the day brings its preposition along: `po południu`.
    private func leadsItself(_ node: TimeNode, _ index: Int) -> Bool {
        node.end > index + 1
            && scanner.view.match(at: index, limit: node.end - 1, .preposition) != nil
    }

    private func isForbidden(_ index: Int) -> Bool {
        scanner.isForbidden(index, limit: range.upperBound)
    }

    private func isLed(_ index: Int) -> Bool {
        let classes: [TimeClass] = [.preposition, .between, .article, .modifier, .clock]
        return scanner.isLed(index, by: classes, from: range.lowerBound)
            || index > range.lowerBound
                && scanner.isWord(.placePreposition, at: index - 1, limit: index)
    }
}
