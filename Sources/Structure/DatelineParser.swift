import ArticleModel
import DataPacks
import TextKernel

/// Reads the dateline that opens a body.
///
/// `PORTO (NTB):`, `COPENHAGEN, May 23, 2018 –`, `УЛАН-БАТОР, 13 февраля. /Интерфакс/.`
struct DatelineParser {
    struct Result {
        /// The place or places.
        var tokens: Range<Int>
        /// The first token of the text proper.
        var bodyStart: Int
        var dateline: ArticleRecord.Dateline
    }

    /// Tokens that a date and an agency may take between place and text.
    private static let longestMiddle = 16

    let page: UnitReader

    private var tokens: [Token] { page.tokens }

    func parse(_ range: Range<Int>) -> Result? {
        guard let places = places(range) else { return nil }
        var index = places.end
        var agency: String?
        var sawDate = false
        let limit = min(range.upperBound, places.end + DatelineParser.longestMiddle)
        while index < limit {
            let mark = tokens[index].mark
            if mark == 0x28 || mark == 0x2F {
                guard let closing = closing(of: index, limit: limit) else { return nil }
                agency = page.draft.string(page.draft.bytes(ofTokens: (index + 1)..<closing))
                index = closing + 1
            } else if isDash(index) || mark == 0x3A {
                return result(places, agency, bodyStart: index + 1, sawDate)
            } else if mark == 0x2E, endsDateline(index, range: range, agency: agency) {
                return result(places, agency, bodyStart: index + 1, sawDate)
            } else if mark == 0x2C || mark == 0x2E || isDatePart(index, limit: limit) {
                sawDate = sawDate || tokens[index].isNumber
                index += 1
            } else {
                return nil
            }
        }
        return nil
    }

    private struct Places {
        var end: Int
        var names: [Range<Int>]
        /// In capitals, known, or several: plausible without an agency.
        var isSure: Bool
    }

    private func places(_ range: Range<Int>) -> Places? {
        var names: [Range<Int>] = []
        var index = range.lowerBound
        while index < min(range.upperBound, range.lowerBound + 10) {
            let start = index
            while index < range.upperBound, tokens[index].isWord, tokens[index].isCapital {
                index += 1
                let joins =
                    index + 1 < range.upperBound && tokens[index].isMark("-")
                    && !tokens[index].shape.contains(.afterSpace)
                    && !tokens[index + 1].shape.contains(.afterSpace)
                if joins { index += 1 }
            }
            guard index > start, index - start <= 5 else { return nil }
            names.append(start..<index)
            guard index < range.upperBound, tokens[index].isMark("/"),
                !tokens[index].shape.contains(.afterSpace), names.count < 3
            else { break }
            index += 1
        }
        guard !names.isEmpty, index < range.upperBound else { return nil }
        let isSure = names.count > 1 || names.allSatisfy { isKnown($0) || isInCapitals($0) }
        return Places(end: index, names: names, isSure: isSure)
    }

    private func isInCapitals(_ range: Range<Int>) -> Bool {
        tokens[range].allSatisfy { !$0.isWord || $0.isAllCapitals }
    }

    private func isKnown(_ range: Range<Int>) -> Bool {
        let match = page.gazetteer.match(
            tokens,
            at: range.lowerBound,
            limit: range.upperBound,
            language: page.draft.language.tag
        )
        return match?.count == range.count && match?.authority.isPlace == true
    }

    private func result(
        _ places: Places,
        _ agency: String?,
        bodyStart: Int,
        _ sawDate: Bool
    ) -> Result? {
        guard places.isSure || agency != nil, let first = places.names.first,
            let last = places.names.last
        else { return nil }
        let names = places.names.map { page.draft.string(page.draft.bytes(ofTokens: $0)) }
        return Result(
            tokens: first.lowerBound..<last.upperBound,
            bodyStart: bodyStart,
            dateline: ArticleRecord.Dateline(places: names, agency: agency)
        )
    }

    private func closing(of index: Int, limit: Int) -> Int? {
        let wanted: UInt32 = tokens[index].mark == 0x28 ? 0x29 : 0x2F
        return (index + 1..<limit).first { tokens[$0].mark == wanted }
    }

    /// A dash with space before it; a hyphen inside a name has none.
    private func isDash(_ index: Int) -> Bool {
        [0x2D, 0x2013, 0x2014].contains(tokens[index].mark)
            && tokens[index].shape.contains(.afterSpace)
    }

    /// A full stop after which the text begins, no agency in slashes being still to come.
    private func endsDateline(_ index: Int, range: Range<Int>, agency: String?) -> Bool {
        guard index + 1 < range.upperBound else { return false }
        let next = tokens[index + 1]
        if next.isMark("/") || next.isMark("(") { return false }
        if isDash(index + 1) || next.isMark(",") { return false }
        return next.shape.contains(.afterSpace) && (next.isCapital || next.kind == .punctuation)
    }

    private func isDatePart(_ index: Int, limit: Int) -> Bool {
        if tokens[index].isNumber { return true }
        let classes: [TimeClass] = [
            .month, .weekday, .preposition, .between, .ordinalSuffix, .yearWord, .relativeDay,
        ]
        return classes.contains { page.times.match(at: index, limit: limit, $0) != nil }
    }
}
