import DataPacks
import TextKernel

/// Tells from the words around a bare weekday or date whether it lies ahead: `on Saturday` of “the
/// vote will be on Saturday” does, that of “the vote was on Saturday” does not.
struct TenseCues {
    /// Tokens between a cue and a time at most: a bound on the work, and about a clause.
    private static let farthest = 16

    /// Tokens between the first word of a verb and its last.
    private static let longestVerb = 3

    private let scanner: TimeScanner
    private let range: Range<Int>

    init(_ scanner: TimeScanner, _ range: Range<Int>) {
        self.scanner = scanner
        self.range = range
    }

    /// 1 where the nearest word of the clause that tells is of the future, -1 where it is of the
    /// past, nil where none tells.
    func tense(around tokens: Range<Int>) -> Int? {
        let before = nearest(
            stride(from: tokens.lowerBound - 1, through: range.lowerBound, by: -1),
            isLeft: true
        )
        // The word just before it tells most: “the deal from Thursday will be voted on”.
        if let before, before.distance == 0 { return before.tense }
        let after = nearest(
            stride(from: tokens.upperBound, through: range.upperBound - 1, by: 1),
            isLeft: false
        )
        guard let before else { return after?.tense }
        guard let after else { return before.tense }
        return before.distance <= after.distance ? before.tense : after.tense
    }

    private func nearest(
        _ places: StrideThrough<Int>,
        isLeft: Bool
    ) -> (distance: Int, tense: Int)? {
        for (distance, index) in places.prefix(TenseCues.farthest).enumerated() {
            let token = scanner.tokens[index]
            if token.kind == .punctuation, TenseCues.partsClauses(token) { return nil }
            guard
                let tense = listed(at: index, leading: isLeft ? index + distance + 1 : nil)
                    ?? ended(token)
            else { continue }
            return (distance, tense < 0 && isLedByFuture(index) ? 1 : tense)
        }
        return nil
    }

    /// Whether the future leads a form of the past: `will be held`, `is due to be opened`.
    private func isLedByFuture(_ index: Int) -> Bool {
        let start = max(range.lowerBound, index - TenseCues.longestVerb)
        for place in (start..<index).reversed() {
            if scanner.tokens[place].kind == .punctuation { return false }
            if listed(at: place, leading: nil) == 1 { return true }
        }
        return false
    }

    /// The tense of a word of the tables; `start` is the first token of the time, where the word
    /// stands before it.
    private func listed(at index: Int, leading start: Int?) -> Int? {
        let bits = scanner.view.begins[index]
        var longest = 0
        var found: Int?
        for (wordClass, tense) in [(TimeClass.futureCue, 1), (.pastCue, -1)]
        where bits & wordClass.bit != 0 {
            guard let match = scanner.view.match(at: index, limit: range.upperBound, wordClass),
                // `va être`, `a eu lieu`: of two forms that begin here the longer tells.
                match.count > longest,
                // `fra`, `since`, `by` tell of the time that they lead, of no other.
                // `på fredag` reaches into it.
                match.value.text != "adjacent" || start.map({ index + match.count >= $0 }) == true
            else { continue }
            longest = match.count
            found = tense
        }
        return found
    }

    /// The tense of a verb by its ending.
    private func ended(_ token: Token) -> Int? {
        guard token.isWord, !token.isCapital else { return nil }
        if ends(token, scanner.pack.futureEndings) { return 1 }
        return ends(token, scanner.pack.pastEndings) ? -1 : nil
    }

    private func ends(_ token: Token, _ endings: [[UInt8]]) -> Bool {
        let text = scanner.text
        return endings.contains { ending in
            let start = token.end - ending.count
            guard start >= token.start + 2 else { return false }
            for index in ending.indices where text[start + index] != ending[index] { return false }
            return true
        }
    }

    private static func partsClauses(_ token: Token) -> Bool {
        [";", ":", ",", "–", "—", "“", "”", "»", "«", "\""].contains { token.isMark($0) }
    }
}
