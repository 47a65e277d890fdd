import ArticleModel
import DataPacks
import TextKernel

/// Something in an article that tells when it appeared.
struct PublicationEvidence {
    /// The days on one of which it appeared, if the evidence is taken at its word.
    var days: ClosedRange<Day>
    /// The words of the article.
    var words: String
}

/// Reads the running text for evidence of its own day.
///
/// What a careful reader uses: a weekday told with its date (nobody names the weekday of a day
/// more than a week away), `yesterday (11 July)`, a length since a day (`since 24 February 2022 …
/// for 16 months`), a date told without its year beside others told with it.
struct PublicationReader {
    /// A weekday says which day of this week or the last is meant.
    private static let weekdayReach = 6
    /// A day told without its year is news of the days before.
    private static let freshness = 14

    let draft: Draft
    let scanner: TimeScanner
    /// In the article's own text, in order.
    let findings: [TimeFinding]
    /// When the file was last written.
    let latest: Day
    private let yearsTold: Set<Int>

    init(draft: Draft, scanner: TimeScanner, findings: [TimeFinding], latest: Day) {
        self.draft = draft
        self.scanner = scanner
        self.findings = findings
        self.latest = latest
        yearsTold = Set(findings.compactMap { $0.expression.date?.year })
    }

    func words(_ finding: TimeFinding) -> String {
        draft.string(draft.bytes(ofTokens: finding.tokens))
    }

    /// `yesterday (11 July)`, `today, 12 July`: the day itself.
    func appositions() -> [PublicationEvidence] {
        zip(findings, findings.dropFirst()).compactMap { first, second in
            guard case .relativeDay(let offset, .writing) = first.expression,
                isJoined(first, second), let date = second.expression.date,
                let day = day(of: date)
            else { return nil }
            let published = day.advanced(by: -offset)
            return PublicationEvidence(
                days: published...published,
                words: words(first) + " / " + words(second)
            )
        }
    }

    /// Whether nothing but a comma or a bracket stands between two expressions.
    private func isJoined(_ first: TimeFinding, _ second: TimeFinding) -> Bool {
        let between = first.tokens.upperBound..<second.tokens.lowerBound
        guard between.count == 1 else { return false }
        let token = scanner.tokens[between.lowerBound]
        return token.isMark("(") || token.isMark(",")
    }

    /// Dates told with their weekday: of the week before, or of that ahead.
    func weekdayPairs() -> [PublicationEvidence] {
        findings.compactMap { finding in
            guard let date = finding.expression.date, date.weekday != nil, date.month != nil,
                let day = day(of: date), day <= latest.advanced(by: 7)
            else { return nil }
            let reach = PublicationReader.weekdayReach
            let days =
                finding.tense == 1
                ? day.advanced(by: -reach)...day : day...day.advanced(by: reach)
            return PublicationEvidence(days: days, words: words(finding))
        }
    }

    /// `since 24 February 2022` and a length in one sentence: the day so long after it.
    func lengths() -> [PublicationEvidence] {
        zip(findings, findings.dropFirst()).compactMap { first, second in
            guard let since = [first, second].first(where: { isSince($0) }),
                let date = since.expression.date, date.year != nil,
                let start = day(of: date), isSameSentence(first, second),
                let length = [first, second].first(where: { $0.tokens != since.tokens }),
                case .duration(let amount) = length.expression, let part = amount.single,
                let count = part.count, count >= 1, count < 10_000,
                let first = PublicationReader.moved(start, count, part.unit),
                let last = PublicationReader.moved(start, count + 1, part.unit)
            else { return nil }
            return PublicationEvidence(
                days: first...last.advanced(by: -1),
                words: words(since) + " / " + words(length)
            )
        }
    }

    private func isSameSentence(_ first: TimeFinding, _ second: TimeFinding) -> Bool {
        let next = draft.sentences.partitioningIndex {
            $0.tokens.lowerBound > first.tokens.lowerBound
        }
        return next == draft.sentences.count
            || second.tokens.lowerBound < draft.sentences[next].tokens.lowerBound
    }

    private func isSince(_ finding: TimeFinding) -> Bool {
        let start = finding.tokens.lowerBound
        guard start > 0 else { return false }
        return scanner.view.match(at: start - 1, limit: start, .since) != nil
    }

    private static func moved(_ day: Day, _ count: Double, _ unit: TimeUnit) -> Day? {
        let whole = Int(count.rounded(.down))
        switch unit {
        case .day: return day.advanced(by: whole)
        case .week: return day.advanced(by: 7 * whole)
        case .month: return day.addingMonths(whole)
        case .year: return nil  // A year is too wide to tell anything.
        default: return nil
        }
    }

    /// A day told without its year: after the latest that is told with it.
    ///
    /// A writer leaves the year out of what is less than a year away. The evidence is taken only
    /// where several dates with years show in which years the article moves, or the file is not
    /// much younger than they.
    func yearless() -> [PublicationEvidence] {
        let told = findings.filter { $0.tense != 1 }.compactMap { lastDay(told: $0) }.sorted()
        guard let last = told.last(where: { $0 <= latest }) else { return [] }
        let isFresh = last.number > latest.number - 540
        guard isFresh || told.contains(where: { (1..<800).contains(last.number - $0.number) })
        else { return [] }
        return findings.filter { $0.tense != 1 }.compactMap { finding in
            guard let day = dayWithoutYear(finding, after: last) else { return nil }
            return PublicationEvidence(
                days: day.advanced(by: 1)...day.advanced(by: PublicationReader.freshness),
                words: words(finding)
            )
        }
    }

    /// The first day of a month or day told with its year.
    private func lastDay(told finding: TimeFinding) -> Day? {
        guard let date = finding.expression.date, let year = date.year else { return nil }
        return Day(year: year, month: date.month ?? 1, day: date.day ?? 1)
    }

    private func dayWithoutYear(_ finding: TimeFinding, after last: Day) -> Day? {
        let resolver = TimeResolver(anchor: last)
        switch finding.expression {
        case .calendar(let date):
            guard date.year == nil, let month = date.month, let day = date.day else { return nil }
            return next(month, after: last) { Day(year: $0, month: month, day: day) }
        case .nth(let number, .weekday(let weekday), of: .calendar(let date)?):
            guard date.year == nil, let month = date.month else { return nil }
            return next(month, after: last) { year in
                resolver.period(
                    .nth(
                        number,
                        .weekday(weekday),
                        of: .calendar(CalendarDate(year: year, month: month))
                    ),
                    nil
                )?.start
            }
        default: return nil
        }
    }

    private func next(_ month: Int, after last: Day, _ day: (Int) -> Day?) -> Day? {
        [last.year, last.year + 1].compactMap(day).first { $0 > last && $0 <= latest }
    }

    // MARK: Years

    /// The day of a date; without a year the last such day that is not younger than the file, of
    /// a year that the article speaks of where it can be.
    func day(of date: CalendarDate) -> Day? {
        guard let month = date.month, let day = date.day else { return nil }
        if let year = date.year { return Day(year: year, month: month, day: day) }
        let possible = (0...27).compactMap { Day(year: latest.year - $0, month: month, day: day) }
            .filter { $0 <= latest && (date.weekday == nil || $0.weekday == date.weekday) }
        return possible.first { yearsTold.contains($0.year) }
            ?? possible.first {
                yearsTold.contains($0.year - 1) || yearsTold.contains($0.year + 1)
            } ?? possible.first
    }
}
