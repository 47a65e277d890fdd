import ArticleModel
import DataPacks
import TextKernel

/// Completes the ends of ranges from one another: `June 23 and 25`, `12.–14. juli`,
/// `from May to July 2023`.
struct TimeRanges {
    private let scanner: TimeScanner
    private let range: Range<Int>

    init(_ scanner: TimeScanner, _ range: Range<Int>) {
        self.scanner = scanner
        self.range = range
    }

    func completed(_ findings: [TimeFinding]) -> [TimeFinding] {
        var result: [TimeFinding] = []
        for finding in findings {
            var finding = finding
            if let start = bareStart(before: finding, after: result.last?.tokens.upperBound) {
                result.append(start)
            } else if let last = result.indices.last {
                inherit(from: finding, into: &result[last])
            }
            let end = bareEnd(after: &finding)
            // February 20 – 30 is no range of days, and no date.
            if let end, end == nil { continue }
            result.append(finding)
            if let end = end ?? nil { result.append(end) }
        }
        return disjoint(result)
    }

    /// A bare end may lie inside what another reading took.
    private func disjoint(_ findings: [TimeFinding]) -> [TimeFinding] {
        var result: [TimeFinding] = []
        for finding in findings
        where finding.tokens.lowerBound >= result.last?.tokens.upperBound ?? 0 {
            result.append(finding)
        }
        return result
    }

    /// The day in `25` of `June 23 and 25, 2023`, whose year holds for both; an inner nil where
    /// the month has no such day.
    private func bareEnd(after finding: inout TimeFinding) -> TimeFinding?? {
        guard case .calendar(let date) = finding.expression, let day = date.day,
            let month = date.month, date.year == nil,
            let start = afterJoint(finding.tokens.upperBound),
            let (other, end) = bareDay(at: start), other > day,
            !scanner.countsSomething(end, limit: range.upperBound),
            scanner.view.match(at: end, limit: range.upperBound, .unit) == nil,
            scanner.value(.month, at: end, limit: range.upperBound) == nil
        else { return nil }
        let (year, stop) = year(after: end)
        guard Day(year: year ?? 2000, month: month, day: other) != nil else { return .some(nil) }
        if let year {
            var first = date
            first.year = year
            finding.expression = .calendar(first)
        }
        return TimeFinding(
            tokens: start..<stop,
            expression: .calendar(CalendarDate(year: year, month: month, day: other))
        )
    }

    private func year(after index: Int) -> (year: Int?, end: Int) {
        var start = index
        if start < range.upperBound, scanner.tokens[start].isMark(",") { start += 1 }
        guard let year = scanner.number(at: start, limit: range.upperBound, digits: 4...4),
            (1000...2199).contains(year)
        else { return (nil, index) }
        return (year, start + 1)
    }

    /// The day in `12.` of `12.–14. juli`.
    private func bareStart(before finding: TimeFinding, after floor: Int?) -> TimeFinding? {
        guard case .calendar(let date) = finding.expression, let day = date.day,
            let month = date.month, date.weekday == nil
        else { return nil }
        let first = max(range.lowerBound, floor ?? range.lowerBound)
        let start = finding.tokens.lowerBound
        for index in stride(from: start - 1, through: max(first, start - 5), by: -1) {
            guard let (other, end) = bareDay(at: index), other < day else { continue }
            guard afterJoint(end) == start || afterJoint(end).map({ afterArticle($0) }) == start
            else { return nil }
            return TimeFinding(
                tokens: index..<end,
                expression: .calendar(CalendarDate(year: date.year, month: month, day: other))
            )
        }
        return nil
    }

    private func bareDay(at index: Int) -> (day: Int, end: Int)? {
        guard index < range.upperBound,
            let day = scanner.number(at: index, limit: range.upperBound, digits: 1...2),
            (1...31).contains(day)
        else { return nil }
        let end = index + 1
        guard scanner.isAdjacent(end), end < range.upperBound,
            let suffix = scanner.view.match(at: end, limit: range.upperBound, .ordinalSuffix)
        else { return (day, end) }
        return (day, end + suffix.count)
    }

    /// The token after a word or mark that joins the ends of a range.
    private func afterJoint(_ index: Int) -> Int? {
        guard index < range.upperBound else { return nil }
        if let match = scanner.view.match(at: index, limit: range.upperBound, .range) {
            return index + match.count
        }
        return Glue(mark: scanner.tokens[index].mark) == .dash ? index + 1 : nil
    }

    private func afterArticle(_ index: Int) -> Int {
        for wordClass in [TimeClass.article, .preposition] {
            if let match = scanner.view.match(at: index, limit: range.upperBound, wordClass) {
                return index + match.count
            }
        }
        return index
    }

    /// The year of `to July 2023` holds for `from May` too.
    private func inherit(from later: TimeFinding, into earlier: inout TimeFinding) {
        guard case .calendar(let end) = later.expression, let year = end.year,
            let month = end.month,
            case .calendar(var start) = earlier.expression, start.year == nil,
            let startMonth = start.month, startMonth <= month,
            let joint = afterJoint(earlier.tokens.upperBound),
            joint == later.tokens.lowerBound || afterArticle(joint) == later.tokens.lowerBound
        else { return }
        start.year = year
        earlier.expression = .calendar(start)
    }
}
