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
            guard isOnlyTime(index), !isCapitalName(index) || isLed(index),
                !isSet(index, end: node.end)
            else { return nil }
            return TimeNode(node.end, .weekday(weekday, direction: nil), mod: node.mod)
        case .month(let month):
            guard isOnlyTime(index) || isLed(index) && scanner.tokens[index].isCapital,
                !isCapitalName(index)
            else { return nil }
            return TimeNode(node.end, .calendar(CalendarDate(month: month)), mod: node.mod)
        case .daypart(let suffix):
            guard node.mod != nil || isLed(index) && isOnlyTime(index) else { return nil }
            return TimeNode(node.end, .part(nil, suffix), mod: node.mod)
        case .clock(let suffix, let sign):
            let isLed = scanner.isLed(index, by: [.clock], from: range.lowerBound)
            guard sign == .word || sign == .minutes && isLed else { return nil }
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
            guard scanner.lead(of: index, .article, from: range.lowerBound) == "day",
                scanner.view.match(at: node.end, limit: range.upperBound, .unit) == nil
            else { return nil }
            return count.day.flatMap { dayAlone($0, node, at: index) }
        case .number(let count):
            guard let year = count.year, isYear(count, node, at: index) else { return nil }
            let end = scanner.yearWordEnd(at: node.end, limit: range.upperBound)
            return TimeNode(end ?? node.end, .calendar(CalendarDate(year: year)), mod: node.mod)
        case .ordinal(let day):
            return dayAlone(day, node, at: index)
        default: return nil
        }
    }

    /// Four figures, or words of which it takes more than one.
    private func isYear(_ count: TimePart.Count, _ node: TimeNode, at index: Int) -> Bool {
        if count.digits == 4 {
            return node.end == index + 1
                && YearCues(scanner: scanner, range: range).isYear(at: index)
        }
        return node.end > index + 2 && isLed(index)
            && !scanner.countsSomething(node.end, limit: range.upperBound)
    }

    private func isClear(_ expression: TimeExpression, _ node: TimeNode, at index: Int) -> Bool {
        switch expression {
        case .season(_, nil, nil): isOnlyTime(index)
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
            scanner.isLed(index, by: [.article], from: range.lowerBound),
            !scanner.countsSomething(node.end, limit: range.upperBound),
            node.end >= range.upperBound || !scanner.tokens[node.end].isCapital,
            node.end >= range.upperBound || !scanner.tokens[node.end].isMark("-"),
            !goesOn(node.end)
        else { return nil }
        return TimeNode(node.end, .calendar(CalendarDate(day: day)), mod: node.mod)
    }

    /// Whether a number goes on after `end`: `2.000`.
    private func goesOn(_ end: Int) -> Bool {
        var place = end
        if place < range.upperBound, scanner.isAdjacent(place),
            scanner.tokens[place].kind == .punctuation
        {
            place += 1
        }
        return place < range.upperBound && scanner.isAdjacent(place)
            && scanner.tokens[place].isNumber
    }

    /// Whether the word is no other word as well.
    private func isOnlyTime(_ index: Int) -> Bool { !isForbidden(index) }

    /// Whether the weekday alone is a habit: `lørdage`.
    private func isSet(_ index: Int, end: Int) -> Bool {
        scanner.text(.set, at: index, limit: range.upperBound)?.end == end
    }

    /// Whether the word's capital makes it a name: not after a mark that opens a sentence.
    private func isCapitalName(_ index: Int) -> Bool {
        let isFirst =
            index == range.lowerBound
            || scanner.tokens[index - 1].kind == .punctuation
                && !scanner.tokens[index - 1].isMark(",")
        return scanner.isName(index, limit: range.upperBound, isFirst: isFirst)
    }

    private func isForbidden(_ index: Int) -> Bool {
        scanner.isForbidden(index, limit: range.upperBound)
    }

    private func isLed(_ index: Int) -> Bool {
        let classes: [TimeClass] = [.preposition, .between, .article, .modifier, .clock]
        return scanner.isLed(index, by: classes, from: range.lowerBound)
            || index > range.lowerBound
                && scanner.words.match(at: index - 1, limit: index, .placePreposition) != nil
    }
}

/// Tells a year from any other number of four figures.
struct YearCues {
    let scanner: TimeScanner
    let range: Range<Int>

    func isYear(at index: Int) -> Bool {
        let end = index + 1
        guard !joinsNumber(index), !scanner.isCounted(end, limit: range.upperBound) else {
            return false
        }
        if scanner.yearWordEnd(at: end, limit: range.upperBound) != nil { return true }
        let isBracketed =
            index > range.lowerBound && scanner.tokens[index - 1].isMark("(")
            && end < range.upperBound && scanner.tokens[end].isMark(")")
        return isBracketed || isLed(index)
    }

    private func isLed(_ index: Int) -> Bool {
        guard index > range.lowerBound else { return false }
        let before = index - 1
        // German writes what is counted with a capital: “vor 2023 Zuschauern”.
        if scanner.pack.capitalisesNouns, index + 1 < range.upperBound,
            scanner.tokens[index + 1].isCapital, scanner.tokens[index + 1].isWord
        {
            return false
        }
        let isGrammar = scanner.words.match(at: before, limit: index, .functionWord) != nil
        if isGrammar, !scanner.countsSomething(index + 1, limit: range.upperBound) { return true }
        let isCount = scanner.countsSomething(index + 1, limit: range.upperBound)
        if !isCount, isAdverbial(index) { return true }
        return scanner.isLed(index, by: [.preposition, .yearWord], from: range.lowerBound)
            || !isCount && scanner.isLed(index, by: [.between], from: range.lowerBound)
            || scanner.words.match(at: before, limit: index, .placePreposition) != nil
            || scanner.tokens[before].isMark("–") && before > range.lowerBound
                && scanner.tokens[before - 1].isNumber
    }

    /// `grundades 2010`: a year of the last centuries just after a verb that tells of the past.
    private func isAdverbial(_ index: Int) -> Bool {
        guard let number = scanner.number(at: index, limit: range.upperBound, digits: 4...4) else {
            return false
        }
        return (1800...2099).contains(number)
            && scanner.isLed(index, by: [.pastCue], from: range.lowerBound)
    }

    /// Part of a decimal, an amount, a phone number or a range of such.
    private func joinsNumber(_ index: Int) -> Bool {
        func isNumberMark(_ place: Int) -> Bool {
            ["%", "€", "$", "£", "°"].contains { scanner.tokens[place].isMark($0) }
        }
        if index > range.lowerBound + 1, scanner.isAdjacent(index),
            scanner.tokens[index - 2].isNumber
        {
            return !scanner.tokens[index - 1].isMark("–")
        }
        if index > range.lowerBound, isNumberMark(index - 1) { return true }
        guard index + 1 < range.upperBound else { return false }
        if isNumberMark(index + 1) { return true }
        let isJoined =
            scanner.isAdjacent(index + 1) && index + 2 < range.upperBound
            && scanner.isAdjacent(index + 2)
        return isJoined && scanner.tokens[index + 2].isNumber
            && !scanner.tokens[index + 1].isMark("–")
    }
}
