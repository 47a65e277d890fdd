import ArticleModel
import DataPacks
import TextKernel

/// Reads what begins with figures: counts, ordinals, dates such as 2023-07-12, 12.7.2023, 5/6 and
/// 05/2016, decades such as the 1990s.
struct FigureReader {
    let scanner: TimeScanner
    let limit: Int

    func read(at index: Int, into nodes: inout [TimeNode]) {
        guard !goesOnFromBefore(index) else { return }
        if let date = isoDate(at: index) ?? numericDate(at: index) ?? namedDate(at: index) {
            nodes.append(date)
        }
        if let node = monthOfYear(at: index) { nodes.append(node) }
        if let node = dayAndMonth(at: index) { nodes.append(node) }
        if let node = decade(at: index) { nodes.append(node) }
        if let (count, end) = NumberReader(scanner: scanner, limit: limit).figures(at: index) {
            nodes.append(TimeNode(end, .number(count)))
            if end > index + 1, let whole = scanner.number(at: index, limit: limit, digits: 1...4) {
                // 12.30 may be a clock time or a day before a month too.
                let digits = scanner.tokens[index].range.count
                nodes.append(
                    TimeNode(index + 1, .number(.init(value: Double(whole), digits: digits)))
                )
            }
        }
        if let node = ordinal(at: index) { nodes.append(node) }
    }

    /// The later part of a decimal, a version, a phone number or a score.
    private func goesOnFromBefore(_ index: Int) -> Bool {
        guard index > 1, scanner.isAdjacent(index), scanner.isAdjacent(index - 1) else {
            return false
        }
        // 12-14 июля
        let isRunOfDays =
            scanner.tokens[index - 1].isMark("-")
            && scanner.number(at: index - 2, limit: limit, digits: 1...2) != nil
            && scanner.value(.month, at: index + 1, limit: limit) != nil
        if isRunOfDays { return false }
        let marks: [Unicode.Scalar] = [".", ",", ":", "/", "-"]
        return scanner.tokens[index - 2].isNumber
            && marks.contains { scanner.tokens[index - 1].isMark($0) }
    }

    /// Numbers joined by one mark without space, and the token after them.
    private func joined(
        at index: Int,
        count: Int,
        marks: [Unicode.Scalar]
    ) -> (numbers: [Int], widths: [Int], mark: Unicode.Scalar, end: Int)? {
        let end = index + 2 * count - 1
        guard end <= limit, let mark = marks.first(where: { scanner.tokens[index + 1].isMark($0) })
        else { return nil }
        var numbers: [Int] = []
        for place in 0..<count {
            let token = index + 2 * place
            guard
                place == 0
                    || scanner.isAdjacent(token) && scanner.isAdjacent(token - 1)
                        && scanner.tokens[token - 1].isMark(mark),
                let number = scanner.number(at: token, limit: limit, digits: 1...4)
            else { return nil }
            numbers.append(number)
        }
        let goesOn =
            end + 1 < limit && scanner.isAdjacent(end) && scanner.isAdjacent(end + 1)
            && scanner.tokens[end + 1].isNumber
        guard !goesOn else { return nil }
        let widths = (0..<count).map { scanner.tokens[index + 2 * $0].range.count }
        return (numbers, widths, mark, end)
    }

    private func date(_ year: Int?, _ month: Int, _ day: Int, _ end: Int) -> TimeNode? {
        guard Day(year: year ?? 2000, month: month, day: day) != nil else { return nil }
        return TimeNode(end, .time(.calendar(CalendarDate(year: year, month: month, day: day))))
    }

    private func isoDate(at index: Int) -> TimeNode? {
        guard let (numbers, widths, _, end) = joined(at: index, count: 3, marks: ["-", ".", "/"]),
            widths[0] == 4, (1...9999).contains(numbers[0])
        else { return nil }
        return date(numbers[0], numbers[1], numbers[2], end)
    }

    private func numericDate(at index: Int) -> TimeNode? {
        guard let (numbers, widths, _, end) = joined(at: index, count: 3, marks: [".", "/", "-"]),
            widths[0] <= 2, widths[1] <= 2, widths[2] == 4 || widths[2] == 2
        else { return nil }
        let year = widths[2] == 4 ? numbers[2] : FigureReader.fullYear(numbers[2])
        let (month, day) = ordered(numbers[0], numbers[1])
        guard Day(year: year, month: month, day: day) != nil else { return nil }
        let date = CalendarDate(year: year, month: month, day: day, isFigures: true)
        return TimeNode(end, .time(.calendar(date)))
    }

    /// The year of the hundred years around the turn of the century that ends in two figures.
    static func fullYear(_ short: Int) -> Int { short + (short < 50 ? 2000 : 1900) }

    private func ordered(_ first: Int, _ second: Int) -> (month: Int, day: Int) {
        let monthFirst = scanner.pack.dateOrder == "mdy" && first <= 12 || second > 12
        return monthFirst ? (first, second) : (second, first)
    }

    /// `23/Sep/2020`, `2019-août-1`, `1-Ene`.
    private func namedDate(at index: Int) -> TimeNode? {
        guard index + 2 < limit, let first = scanner.number(at: index, limit: limit, digits: 1...4),
            let mark = ["-", "/"].first(where: { scanner.tokens[index + 1].isMark($0) }),
            scanner.isAdjacent(index + 1), scanner.isAdjacent(index + 2),
            let (month, afterMonth) = scanner.value(.month, at: index + 2, limit: limit)
        else { return nil }
        let hasThird =
            afterMonth + 1 < limit && scanner.tokens[afterMonth].isMark(mark)
            && scanner.isAdjacent(afterMonth + 1)
        let third = hasThird ? scanner.number(at: afterMonth + 1, limit: limit, digits: 1...4) : nil
        if first > 31 { return third.flatMap { date(first, month, $0, afterMonth + 2) } }
        return date(
            third.map { $0 < 100 ? FigureReader.fullYear($0) : $0 },
            month,
            first,
            third == nil ? afterMonth : afterMonth + 2
        )
    }

    /// `05/2016`, `2016-11`: not `2.0` nor `2016-17`.
    private func monthOfYear(at index: Int) -> TimeNode? {
        guard
            let (numbers, widths, mark, end) = joined(
                at: index,
                count: 2,
                marks: ["/", "-", "."]
            )
        else { return nil }
        let (year, month) = widths[0] == 4 ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
        let widthsFit = widths.sorted() == [2, 4] || mark == "/" && widths.sorted() == [1, 4]
        // 2010-12 is a run of years as a rule.
        let isRun = widths[0] == 4 && mark != "-" && month > 12
        guard widthsFit, !isRun, (1...12).contains(month), (1900...2099).contains(year) else {
            return nil
        }
        return TimeNode(end, .time(.calendar(CalendarDate(year: year, month: month))))
    }

    /// `5/6`, `24.12.`: a day only where a word that leads days stands before it.
    private func dayAndMonth(at index: Int) -> TimeNode? {
        guard let (numbers, widths, mark, end) = joined(at: index, count: 2, marks: ["/", "."]),
            widths[0] <= 2, widths[1] <= 2
        else { return nil }
        let dot = end < limit && scanner.isAdjacent(end) && scanner.tokens[end].isMark(".")
        let isLed =
            scanner.dayLead(of: index, from: 0).map { $0 != "glue" } ?? false
            || scanner.isLed(index, by: [.weekday], from: 0)
            || index > 1 && scanner.tokens[index - 1].isMark(",")
                && scanner.isLed(index - 1, by: [.weekday], from: 0)
        // 22/04: no fraction is written so.
        let isPadded = widths == [2, 2] && (numbers[0] < 10) != (numbers[1] < 10)
        guard
            mark == "/"
                ? isLed || isPadded : (isLed && widths[1] == 2) || dot && scanner.writesDayDots
        else { return nil }
        let (month, day) = ordered(numbers[0], numbers[1])
        // A stop that ends the sentence is no part of it.
        let takesDot = dot && mark == "." && end + 1 < limit
        return date(nil, month, day, takesDot ? end + 1 : end)
    }

    /// A day by its ordinal: `24th`, `1er`, `12`.
    private func ordinal(at index: Int) -> TimeNode? {
        guard let number = scanner.number(at: index, limit: limit, digits: 1...2), number > 0,
            scanner.isAdjacent(index + 1),
            let suffix = scanner.view.match(at: index + 1, limit: limit, .ordinalSuffix)
        else { return nil }
        return TimeNode(index + 1 + suffix.count, .ordinal(number))
    }

    /// `1990s`, `1990'erne`, `1990er Jahre`, `80-talet`; `1800-talet` is a century.
    private func decade(at index: Int) -> TimeNode? {
        guard let number = scanner.number(at: index, limit: limit, digits: 2...4), number % 10 == 0
        else { return nil }
        let digits = scanner.tokens[index].range.count
        var end = index + 1
        guard end < limit, scanner.isAdjacent(end), digits != 3 else { return nil }
        if Glue(mark: scanner.tokens[end].mark).map({ [.apostrophe, .dash].contains($0) }) == true {
            end += 1
        }
        guard end < limit, scanner.isAdjacent(end),
            let suffix = scanner.view.match(at: end, limit: limit, .decadeSuffix)
        else { return nil }
        end += suffix.count
        if suffix.value.text == "CENTURY", digits == 4, number % 100 == 0 {
            return TimeNode(end, .time(.century(number / 100 + 1)))
        }
        if let (unit, after) = scanner.text(.unit, at: end, limit: limit),
            ["Y", "DECADE"].contains(unit)
        {
            end = after
        }
        let year = digits == 4 ? number : number < 20 ? 2000 + number : 1900 + number
        return (1000...2090).contains(year) ? TimeNode(end, .time(.decade(year / 10))) : nil
    }
}
