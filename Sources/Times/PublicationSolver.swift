import ArticleModel
import TextKernel

/// Infers when an article appeared from what it says: a stamp, else the dateline, else a weekday
/// with its date.
struct PublicationSolver {
    struct Solution {
        var published: ArticleRecord.Published
        var day: Day
    }

    private let draft: Draft
    private let scanner: TimeScanner
    /// All findings in the article's own text.
    private let findings: [TimeFinding]
    /// When the file was last written: no article is younger than its file.
    private let latest: Day
    private let yearsMentioned: Set<Int>

    init(draft: Draft, scanner: TimeScanner, findings: [TimeFinding], latest: Day) {
        self.draft = draft
        self.scanner = scanner
        self.findings = findings
        self.latest = latest
        yearsMentioned = Set(
            findings.compactMap {
                if case .calendar(let date) = $0.expression { date.year } else { nil }
            }
        )
    }

    func solve() -> Solution? {
        let stamps = draft.blocks.filter { $0.kind == .boilerplate }
            .flatMap { days(in: $0.tokens) }.filter { $0.day <= latest.advanced(by: 1) }
        if let first = stamps.min(by: { $0.day < $1.day }) { return solution(first, through: nil) }
        return fromDateline() ?? fromWeekdayPairs()
    }

    private func solution(
        _ found: (day: Day, words: String),
        through last: Day?
    ) -> Solution {
        Solution(
            published: ArticleRecord.Published(
                earliest: found.day.iso,
                latest: (last ?? found.day).iso,
                basis: [found.words]
            ),
            day: found.day
        )
    }

    /// The full dates in a run of tokens, in the order of the text.
    private func days(in tokens: Range<Int>) -> [(day: Day, words: String)] {
        scanner.findings(in: tokens).compactMap { finding in
            guard let date = finding.expression.date, let year = date.year,
                let month = date.month, let day = date.day,
                let found = Day(year: year, month: month, day: day)
            else { return nil }
            return (found, words(finding))
        }
    }

    private func words(_ finding: TimeFinding) -> String {
        draft.string(draft.bytes(ofTokens: finding.tokens))
    }

    private func fromDateline() -> Solution? {
        guard let dateline = draft.blocks.firstIndex(where: { $0.kind == .dateline }),
            dateline + 1 < draft.blocks.count
        else { return nil }
        let start = draft.blocks[dateline + 1].tokens.lowerBound
        let range = start..<min(start + 12, draft.blocks[dateline + 1].tokens.upperBound)
        for finding in scanner.findings(in: range) {
            guard let date = finding.expression.date, let month = date.month, let day = date.day,
                let found = self.day(date.year, month, day, date.weekday)
            else { continue }
            return solution((found, words(finding)), through: nil)
        }
        return nil
    }

    /// The youngest date that is told with its weekday: the news is of that day or the days
    /// just after it.
    private func fromWeekdayPairs() -> Solution? {
        let pairs = findings.compactMap { finding -> (day: Day, words: String)? in
            guard let date = finding.expression.date, let month = date.month, let day = date.day,
                let weekday = date.weekday, let found = self.day(date.year, month, day, weekday)
            else { return nil }
            return (found, words(finding))
        }
        return pairs.max { $0.day < $1.day }.map { solution($0, through: $0.day.advanced(by: 2)) }
    }

    /// The last such day that is not younger than the file.
    private func day(_ year: Int?, _ month: Int, _ day: Int, _ weekday: Int?) -> Day? {
        if let year { return Day(year: year, month: month, day: day) }
        let years = (0...27).map { latest.year - $0 }
        let possible = years.compactMap { Day(year: $0, month: month, day: day) }
            .filter { $0 <= latest && (weekday == nil || $0.weekday == weekday) }
        return possible.first { yearsMentioned.contains($0.year) }
            ?? possible.first {
                yearsMentioned.contains($0.year - 1) || yearsMentioned.contains($0.year + 1)
            }
            ?? possible.first
    }
}
