import ArticleModel
import DataPacks
import TextKernel

// Times told from another day: yesterday, last week, three weeks ago, every Monday.
extension TimeScanner {
    func relative(at index: Int, limit: Int) -> Hit? {
        if let (offset, end) = value(.relativeDay, at: index, limit: limit) {
            return Hit(end: end, expression: .relativeDay(offset))
        }
        if let (phrase, end) = text(.relativeUnit, at: index, limit: limit),
            let (count, unit) = countAndUnit(phrase)
        {
            return Hit(end: end, expression: .relativeUnit(count, unit))
        }
        guard let (direction, next) = value(.relative, at: index, limit: limit) else { return nil }
        if let (weekday, end) = value(.weekday, at: next, limit: limit) {
            return lastOfMonth(weekday, direction, after: end, limit: limit)
                ?? Hit(end: end, expression: .weekday(weekday, direction: direction))
        }
        if let (unit, end) = text(.unit, at: next, limit: limit), !["S", "MIN", "H"].contains(unit)
        {
            return Hit(end: end, expression: .relativeUnit(direction, unit))
        }
        if let (month, end) = value(.month, at: next, limit: limit) {
            return Hit(end: end, expression: .relativeMonth(month, direction: direction))
        }
        if let (season, end) = text(.season, at: next, limit: limit) {
            return Hit(end: end, expression: .relativeSeason(season, direction: direction))
        }
        return lastAmount(direction, from: next, limit: limit)
    }

    /// Before a weekday of a month *last* counts within the month (`sidste lørdag i juni`).
    ///
    /// The year is left to the resolver, as is the day, which month and year give.
    private func lastOfMonth(_ weekday: Int, _ direction: Int, after index: Int, limit: Int) -> Hit?
    {
        guard direction == -1 else { return nil }
        var monthAt = skip([.preposition, .between], from: index, limit: limit)
        if monthAt == index, monthAt + 1 < limit, tokens[monthAt].isWord { monthAt += 1 }
        guard monthAt > index, let (month, end) = value(.month, at: monthAt, limit: limit) else {
            return nil
        }
        let (year, afterYear) = year(after: end, limit: limit)
        return Hit(
            end: year == nil ? end : afterYear,
            expression: .date(year: year, month: month, day: -1, weekday: weekday)
        )
    }

    /// `the last three weeks`: a length.
    private func lastAmount(_ direction: Int, from index: Int, limit: Int) -> Hit? {
        guard let (count, afterCount) = count(at: index, limit: limit),
            let (unit, end) = text(.unit, at: afterCount, limit: limit)
        else { return nil }
        return Hit(end: end, expression: .duration(.init(count: count, unit: unit)))
    }

    func countAndUnit(_ phrase: String) -> (Int, String)? {
        let digits = phrase.prefix { $0 == "-" || $0 == "+" || $0.isNumber }
        guard let count = Int(digits) else { return nil }
        return (count, String(phrase.dropFirst(digits.count)))
    }

    /// A count in digits or words; nil count for a vague one (`several`).
    func count(at index: Int, limit: Int) -> (count: Double?, end: Int)? {
        if let whole = number(at: index, limit: limit, digits: 1...5) {
            let hasFraction =
                index + 2 < limit && isAdjacent(index + 1) && isAdjacent(index + 2)
                && (tokens[index + 1].isMark(".") || tokens[index + 1].isMark(","))
            if hasFraction, let part = number(at: index + 2, limit: limit, digits: 1...2) {
                let scale = tokens[index + 2].range.count == 1 ? 10.0 : 100.0
                return (Double(whole) + Double(part) / scale, index + 3)
            }
            return (Double(whole), index + 1)
        }
        if let (vague, end) = text(.vagueNumber, at: index, limit: limit) {
            return (Double(vague), end)
        }
        guard let (number, end) = value(.number, at: index, limit: limit) else { return nil }
        // twenty-four
        if number >= 20, number % 10 == 0, end + 1 < limit, tokens[end].isMark("-"),
            isAdjacent(end), isAdjacent(end + 1),
            let (rest, after) = value(.number, at: end + 1, limit: limit), rest < 10
        {
            return (Double(number + rest), after)
        }
        return (Double(number), end)
    }

    /// `16 months`, `three weeks ago`, `vor drei Wochen`, `in two days`.
    func amount(at index: Int, limit: Int) -> Hit? {
        if let match = view.match(at: index, limit: limit, .agoBefore),
            let (amount, end) = plainAmount(at: index + match.count, limit: limit)
        {
            return Hit(end: end, expression: .distance(amount, direction: -1))
        }
        if let match = view.match(at: index, limit: limit, .inBefore),
            let (amount, end) = plainAmount(at: index + match.count, limit: limit),
            amount.count != nil, view.match(at: end, limit: limit, .agoAfter) == nil
        {
            return Hit(end: end, expression: .distance(amount, direction: 1))
        }
        guard let (amount, end) = plainAmount(at: index, limit: limit) else { return nil }
        if let match = view.match(at: end, limit: limit, .agoAfter) {
            return Hit(end: end + match.count, expression: .distance(amount, direction: -1))
        }
        if let match = view.match(at: end, limit: limit, .inAfter) {
            return Hit(end: end + match.count, expression: .distance(amount, direction: 1))
        }
        return Hit(end: end, expression: .duration(amount))
    }

    private func plainAmount(
        at index: Int,
        limit: Int
    ) -> (amount: TimeExpression.Amount, end: Int)? {
        let start = modifierEnd(at: index, limit: limit)
        guard let (count, afterCount) = count(at: start, limit: limit) else { return nil }
        let unitAt = skipMark("-", from: afterCount, limit: limit)
        guard let (unit, end) = text(.unit, at: unitAt, limit: limit),
            !isForbidden(unitAt, limit: limit) || tokens[start].isNumber
        else { return nil }
        return (.init(count: count, unit: unit), end)
    }

    private func modifierEnd(at index: Int, limit: Int) -> Int {
        guard let match = view.match(at: index, limit: limit, .modifier),
            !["START", "MID", "END"].contains(match.value.text)
        else { return index }
        return index + match.count
    }

    /// `every Monday`, `daily`, `jede Woche`.
    func frequency(at index: Int, limit: Int) -> Hit? {
        guard let (frequency, end) = text(.set, at: index, limit: limit) else { return nil }
        if frequency != "P1" { return Hit(end: end, expression: .set(frequency)) }
        if let (weekday, after) = value(.weekday, at: end, limit: limit) {
            return Hit(end: after, expression: .set("XXXX-WXX-\(weekday)"))
        }
        if let (month, after) = value(.month, at: end, limit: limit) {
            return Hit(end: after, expression: .set("XXXX-\(padded(month, 2))"))
        }
        if let (amount, after) = plainAmount(at: end, limit: limit) {
            return Hit(end: after, expression: .set(amount.value))
        }
        if let (unit, after) = text(.unit, at: end, limit: limit) {
            return Hit(
                end: after,
                expression: .set(TimeExpression.Amount(count: 1, unit: unit).value)
            )
        }
        return nil
    }

    func vague(at index: Int, limit: Int) -> Hit? {
        for wordClass in [TimeClass.past, .future] {
            if let (value, end) = text(wordClass, at: index, limit: limit),
                !isForbidden(index, limit: limit)
            {
                return Hit(end: end, expression: .vague(value))
            }
        }
        return nil
    }
}
