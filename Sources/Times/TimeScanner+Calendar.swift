import ArticleModel
import DataPacks
import TextKernel

// Dates that name calendar units: 2023-07-12, 12.7.2023, 12 July 2023, July 12, July 2023, 2023.
extension TimeScanner {
    func number(at index: Int, limit: Int, digits: ClosedRange<Int>) -> Int? {
        guard index < limit, tokens[index].isNumber else { return nil }
        let range = tokens[index].range
        guard digits.contains(range.count) else { return nil }
        return decimal(text, range)
    }

    /// Three numbers joined by one mark without space.
    private func triple(
        at index: Int,
        limit: Int,
        marks: [Unicode.Scalar]
    ) -> (first: Int, second: Int, third: Int, widths: [Int])? {
        guard index + 4 < limit, let first = number(at: index, limit: limit, digits: 1...4),
            let mark = marks.first(where: { tokens[index + 1].isMark($0) }),
            tokens[index + 3].isMark(mark), (1...4).allSatisfy({ isAdjacent(index + $0) }),
            let second = number(at: index + 2, limit: limit, digits: 1...2),
            let third = number(at: index + 4, limit: limit, digits: 1...4)
        else { return nil }
        let goesOn =
            index + 6 < limit && isAdjacent(index + 5) && isAdjacent(index + 6)
            && tokens[index + 5].isMark(mark) && tokens[index + 6].isNumber
        guard !goesOn else { return nil }
        return (first, second, third, [index, index + 2, index + 4].map { tokens[$0].range.count })
    }

    func isoDate(at index: Int, limit: Int) -> Hit? {
        guard let (year, month, day, widths) = triple(at: index, limit: limit, marks: ["-", "."]),
            widths[0] == 4, Day(year: year, month: month, day: day) != nil
        else { return nil }
        return Hit(
            end: index + 5,
            expression: .date(year: year, month: month, day: day, weekday: nil)
        )
    }

    func numericDate(at index: Int, limit: Int) -> Hit? {
        guard
            let (first, second, third, widths) = triple(
                at: index,
                limit: limit,
                marks: [".", "/", "-"]
            ),
            widths[0] <= 2, widths[2] == 4 || widths[2] == 2
        else { return nil }
        let year = widths[2] == 4 ? third : third + (third < 50 ? 2000 : 1900)
        let monthFirst = pack.dateOrder == "mdy" && first <= 12 || second > 12
        let (month, day) = monthFirst ? (first, second) : (second, first)
        guard Day(year: year, month: month, day: day) != nil else { return nil }
        return Hit(
            end: index + 5,
            expression: .date(year: year, month: month, day: day, weekday: nil)
        )
    }

    /// `12 July`, `12. juli 2023`, `the 12th of July`, `1er juin`.
    func dayOfMonth(at index: Int, limit: Int) -> Hit? {
        guard let (day, afterDay) = dayNumber(at: index, limit: limit) else { return nil }
        let monthAt = skip([.between], from: afterDay, limit: limit)
        guard let (month, afterMonth) = value(.month, at: monthAt, limit: limit),
            day <= Day.length(ofMonth: month, year: 2000)
        else { return nil }
        let (year, end) = year(after: afterMonth, limit: limit)
        return Hit(end: end, expression: .date(year: year, month: month, day: day, weekday: nil))
    }

    /// A day of the month in digits or as an ordinal word, with its suffix.
    func dayNumber(at index: Int, limit: Int) -> (day: Int, end: Int)? {
        if let day = number(at: index, limit: limit, digits: 1...2), (1...31).contains(day) {
            var end = index + 1
            if isAdjacent(end), let suffix = view.match(at: end, limit: limit, .ordinalSuffix) {
                end += suffix.count
            }
            return (day, end)
        }
        guard let (day, end) = value(.ordinal, at: index, limit: limit), (1...31).contains(day)
        else { return nil }
        return (day, end)
    }

    /// `July 12, 2023`, `July 12`, `July 2023`, `July`.
    func monthFirst(at index: Int, limit: Int) -> Hit? {
        guard let (month, afterMonth) = value(.month, at: index, limit: limit) else { return nil }
        if let (day, afterDay) = dayNumber(at: afterMonth, limit: limit),
            tokens[afterMonth].isNumber, !isClock(afterMonth, limit: limit),
            day <= Day.length(ofMonth: month, year: 2000),
            pack.dateOrder == "mdy" || !countsSomething(afterDay, limit: limit)
        {
            let (year, end) = year(after: skipMark(",", from: afterDay, limit: limit), limit: limit)
            return Hit(
                end: year == nil ? afterDay : end,
                expression: .date(year: year, month: month, day: day, weekday: nil)
            )
        }
        let (year, end) = year(after: afterMonth, limit: limit)
        if year == nil, let (phrase, end) = text(.relativeUnit, at: afterMonth, limit: limit),
            let (years, unit) = countAndUnit(phrase), unit == "Y"
        {
            return Hit(end: end, expression: .monthOfYear(month, years: years))
        }
        guard year != nil || isLoneMonth(index, limit: limit) else { return nil }
        return Hit(
            end: year == nil ? afterMonth : end,
            expression: .date(year: year, month: month, day: nil, weekday: nil)
        )
    }

    /// Whether a number that ends before `index` counts what follows: “juli 12 personer”.
    private func countsSomething(_ index: Int, limit: Int) -> Bool {
        guard index < limit, tokens[index].isWord, !tokens[index].isCapital else { return false }
        return words.match(at: index, limit: limit, .functionWord) == nil
            && words.match(at: index, limit: limit, .inquit) == nil
    }

    /// A month's name alone is one where it is no other word too, or a preposition or a modifier
    /// leads it.
    private func isLoneMonth(_ index: Int, limit: Int) -> Bool {
        guard isForbidden(index, limit: limit) else { return true }
        guard tokens[index].isCapital, index > 0 else { return false }
        let classes: [TimeClass] = [.preposition, .between, .modifier]
        return classes.contains { view.match(at: index - 1, limit: index, $0) != nil }
            || words.match(at: index - 1, limit: index, .placePreposition) != nil
    }

    /// A year in four digits, perhaps led or followed by its word (`de 2023`, `2023 года`).
    func year(after index: Int, limit: Int) -> (year: Int?, end: Int) {
        var start = skip([.between], from: index, limit: limit)
        start = skip([.yearWord], from: start, limit: limit)
        guard let year = number(at: start, limit: limit, digits: 4...4),
            (1000...2199).contains(year)
        else { return (nil, index) }
        return (year, skip([.yearWord], from: start + 1, limit: limit))
    }

    /// `Wednesday (July 12)`, `mardi 22 mai 2018`, `Tue 21 Nov`, `Wednesday`.
    func weekdayFirst(at index: Int, limit: Int) -> Hit? {
        guard let (weekday, afterName) = value(.weekday, at: index, limit: limit) else {
            return nil
        }
        var start = skipMark(",", from: afterName, limit: limit)
        let bracket = skipMark("(", from: start, limit: limit)
        let isBracketed = bracket > start
        start = skip([.preposition], from: bracket, limit: limit)
        let date =
            isoDate(at: start, limit: limit) ?? numericDate(at: start, limit: limit)
            ?? dayOfMonth(at: start, limit: limit) ?? monthFirst(at: start, limit: limit)
        if let date, case .date(let year, let month, let day?, _) = date.expression {
            let end = isBracketed ? skipMark(")", from: date.end, limit: limit) : date.end
            return Hit(
                end: end,
                expression: .date(year: year, month: month, day: day, weekday: weekday)
            )
        }
        guard !isForbidden(index, limit: limit) else { return nil }
        return Hit(end: afterName, expression: .weekday(weekday, direction: nil))
    }

    /// Four digits that something beside them makes a year.
    func yearAlone(at index: Int, limit: Int) -> Hit? {
        guard let year = number(at: index, limit: limit, digits: 4...4),
            (1500...2099).contains(year), !joinsNumber(index, limit: limit)
        else { return nil }
        let end = skip([.yearWord], from: index + 1, limit: limit)
        let isBracketed =
            index > 0 && tokens[index - 1].isMark("(") && index + 1 < limit
            && tokens[index + 1].isMark(")")
        guard end > index + 1 || isBracketed || isLedAsYear(index) else { return nil }
        return Hit(
            end: end,
            expression: .date(year: year, month: nil, day: nil, weekday: nil)
        )
    }

    private func isLedAsYear(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        let classes: [TimeClass] = [.preposition, .between, .yearWord]
        let before = index - 1
        // German writes what is counted with a capital: “vor 2023 Zuschauern”.
        if pack.capitalisesNouns, index + 1 < tokens.count, tokens[index + 1].isCapital,
            tokens[index + 1].isWord
        {
            return false
        }
        let isGrammar = words.match(at: before, limit: index, .functionWord) != nil
        if isGrammar, !countsSomething(index + 1, limit: tokens.count) { return true }
        return classes.contains { view.match(at: before, limit: index, $0) != nil }
            || words.match(at: before, limit: index, .placePreposition) != nil
            || tokens[before].isMark("–") && before > 0 && tokens[before - 1].isNumber
    }

    /// Part of a decimal, an amount, a phone number or a range of such.
    private func joinsNumber(_ index: Int, limit: Int) -> Bool {
        func isNumberMark(_ place: Int) -> Bool {
            ["%", "€", "$", "£", "°"].contains { tokens[place].isMark($0) }
        }
        if index > 1, isAdjacent(index), tokens[index - 2].isNumber { return true }
        if index > 0, isNumberMark(index - 1) { return true }
        guard index + 1 < limit else { return false }
        if isNumberMark(index + 1) { return true }
        let isJoined = isAdjacent(index + 1) && index + 2 < limit && isAdjacent(index + 2)
        return isJoined && tokens[index + 2].isNumber && !tokens[index + 1].isMark("–")
    }

    /// `the 1990s`, `1990'erne`, `1990er Jahre`.
    func decade(at index: Int, limit: Int) -> Hit? {
        guard let year = number(at: index, limit: limit, digits: 4...4), year % 10 == 0,
            (1000...2090).contains(year), isAdjacent(index + 1), index + 1 < limit,
            view.match(at: index + 1, limit: limit, .ordinalSuffix) == nil
        else { return nil }
        var end = index + 1
        if tokens[end].isMark("'") || tokens[end].isMark("’") || tokens[end].isMark("-") {
            end += 1
        }
        guard end < limit, isAdjacent(end), tokens[end].isWord, tokens[end].range.count <= 7 else {
            return nil
        }
        end += 1
        if let (unit, after) = text(.unit, at: end, limit: limit), ["Y", "DECADE"].contains(unit) {
            end = after
        }
        return Hit(end: end, expression: .decade(year / 10))
    }

    func season(at index: Int, limit: Int) -> Hit? {
        guard let (season, end) = text(.season, at: index, limit: limit) else { return nil }
        let (year, afterYear) = year(after: end, limit: limit)
        if year == nil, isForbidden(index, limit: limit) { return nil }
        return Hit(end: year == nil ? end : afterYear, expression: .season(season, year: year))
    }

    func holiday(at index: Int, limit: Int) -> Hit? {
        guard let (rule, end) = text(.holiday, at: index, limit: limit) else { return nil }
        let (year, afterYear) = year(after: end, limit: limit)
        let stop = year == nil ? end : afterYear
        if rule.hasPrefix("easter"), let offset = Int(rule.dropFirst(6)) {
            return Hit(end: stop, expression: .easter(offset, year: year))
        }
        let parts = rule.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 2 else { return nil }
        return Hit(
            end: stop,
            expression: .fixedHoliday(month: parts[0], day: parts[1], year: year)
        )
    }
}
