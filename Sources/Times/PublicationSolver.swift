import ArticleModel
import TextKernel

/// Infers when an article appeared from what it says.
///
/// A stamp tells, else the dateline, else `yesterday (11 July)`; else what the running text gives,
/// each piece of evidence an interval of days, is laid one over another, the narrowest first, as
/// long as a day is left. No day is younger than the file.
struct PublicationSolver {
    struct Solution {
        var published: ArticleRecord.Published
        /// What relative times are told from.
        var day: Day
    }

    /// Evidence of more days than this tells nothing worth saying.
    private static let widest = 62

    private let draft: Draft
    private let reader: PublicationReader
    private let latest: Day

    init(draft: Draft, scanner: TimeScanner, findings: [TimeFinding], latest: Day) {
        self.draft = draft
        self.latest = latest
        reader = PublicationReader(
            draft: draft,
            scanner: scanner,
            findings: findings,
            latest: latest
        )
    }

    func solve() -> Solution? {
        if let day = stamp() ?? dateline() { return solution([day]) }
        if let day = reader.appositions().first(where: { fits($0) }) { return solution([day]) }
        let evidence = (reader.weekdayPairs() + reader.lengths() + reader.yearless())
            .filter { fits($0) }
        return solution(PublicationSolver.agreeing(evidence))
    }

    /// A day of grace for the time zone.
    private var bound: Day { latest.advanced(by: 1) }

    private func fits(_ evidence: PublicationEvidence) -> Bool {
        evidence.days.lowerBound <= bound
    }

    /// The evidence that leaves a day in common: from the youngest backwards, for a text is as
    /// old as the last thing that it tells.
    private static func agreeing(_ evidence: [PublicationEvidence]) -> [PublicationEvidence] {
        let ordered = evidence.sorted { $0.days.lowerBound > $1.days.lowerBound }
        var kept: [PublicationEvidence] = []
        var common: ClosedRange<Day>?
        for piece in ordered {
            guard let days = common else {
                kept.append(piece)
                common = piece.days
                continue
            }
            guard piece.days.overlaps(days), piece.words != kept.last?.words else { continue }
            kept.append(piece)
            common = piece.days.clamped(to: days)
        }
        return kept
    }

    private func solution(_ evidence: [PublicationEvidence]) -> Solution? {
        guard var days = evidence.first?.days else { return nil }
        for piece in evidence.dropFirst() { days = piece.days.clamped(to: days) }
        guard days.lowerBound <= bound else { return nil }
        let last = min(days.upperBound, max(days.lowerBound, bound))
        guard last.number - days.lowerBound.number <= PublicationSolver.widest else { return nil }
        return Solution(
            published: ArticleRecord.Published(
                earliest: days.lowerBound.iso,
                latest: last.iso,
                basis: evidence.map(\.words)
            ),
            day: days.lowerBound
        )
    }

    // MARK: Stamps and datelines

    /// The first publication of those that the page is stamped with.
    private func stamp() -> PublicationEvidence? {
        let stamped = draft.blocks.filter { $0.kind == .boilerplate || $0.kind == .byline }
            .flatMap { dates(in: $0.tokens) }
        // A stamp is a line of its own; a date inside a longer line may be of another article.
        let short = stamped.filter(\.isMost)
        let found = (short.isEmpty ? stamped : short).map(\.evidence).filter {
            $0.days.lowerBound <= bound
        }
        return found.min { $0.days.lowerBound < $1.days.lowerBound }
    }

    /// The full dates in a run of tokens, in the order of the text, and whether each is most of it.
    private func dates(in tokens: Range<Int>) -> [(evidence: PublicationEvidence, isMost: Bool)] {
        reader.scanner.findings(in: tokens).compactMap { finding in
            guard let date = finding.expression.date, date.year != nil,
                let day = reader.day(of: date)
            else { return nil }
            let evidence = PublicationEvidence(days: day...day, words: reader.words(finding))
            return (evidence, 3 * finding.tokens.count >= tokens.count)
        }
    }

    private func dateline() -> PublicationEvidence? {
        guard let dateline = draft.blocks.firstIndex(where: { $0.kind == .dateline }),
            dateline + 1 < draft.blocks.count
        else { return nil }
        let start = draft.blocks[dateline + 1].tokens.lowerBound
        let range = start..<min(start + 12, draft.blocks[dateline + 1].tokens.upperBound)
        for finding in reader.scanner.findings(in: range) {
            guard let date = finding.expression.date, let day = reader.day(of: date) else {
                continue
            }
            return PublicationEvidence(days: day...day, words: reader.words(finding))
        }
        return nil
    }
}
