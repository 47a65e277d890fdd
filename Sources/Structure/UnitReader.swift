import ArticleModel
import DataPacks
import TextKernel

/// Answers, unit by unit, what a reader sees at a glance: a stamp, a byline, a credit.
struct UnitReader {
    let draft: Draft
    let words: LexiconView<WordClass>
    let times: LexiconView<TimeClass>
    let gazetteer: Gazetteer

    init(_ draft: Draft, _ library: PackLibrary) {
        self.draft = draft
        let pack = library.pack(for: draft.language.tag)
        words = LexiconView(pack.words, draft.tokens)
        times = LexiconView(pack.times, draft.tokens)
        gazetteer = library.gazetteer
    }

    var tokens: [Token] { draft.tokens }

    /// Interface phrases only, one after another.
    func isInterface(_ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            if let match = words.match(at: index, limit: range.upperBound, .interface) {
                index += match.count
            } else if tokens[index].kind == .punctuation, index > range.lowerBound {
                index += 1
            } else {
                return false
            }
        }
        return true
    }

    /// A line that points elsewhere, a plug, or a stamp with its leading word.
    func isLedFurniture(_ unit: PageUnit) -> Bool {
        let start = unit.tokens.lowerBound
        let end = unit.tokens.upperBound
        if let match = words.match(at: start, limit: end, .readAlso) {
            let next = start + match.count
            let isLabelled = next < end && [0x3A, 0x2013, 0x2D, 0x7C].contains(tokens[next].mark)
            if next == end || isLabelled || (!unit.endsWithStop && match.count > 1) { return true }
        }
        if words.match(at: start, limit: end, .newsletter) != nil, unit.wordCount <= 25 {
            return true
        }
        if let match = words.match(at: start, limit: end, .stamp) {
            let rest = (start + match.count)..<end
            return unit.wordCount <= 14
                && (rest.isEmpty || tokens[rest].contains(where: \.isNumber))
        }
        return false
    }

    /// A date or a date and a clock time, and nothing else.
    func isBareDate(_ unit: PageUnit) -> Bool {
        guard unit.wordCount <= 12, tokens[unit.tokens].contains(where: \.isNumber) else {
            return false
        }
        var hasYearOrMonth = false
        var index = unit.tokens.lowerBound
        while index < unit.tokens.upperBound {
            let token = tokens[index]
            let limit = unit.tokens.upperBound
            if let match = times.match(at: index, limit: limit, .month) {
                hasYearOrMonth = true
                index += match.count
            } else if token.isNumber {
                if token.end - token.start == 4 { hasYearOrMonth = true }
                index += 1
            } else if let length = dateFiller(at: index, limit: limit) {
                index += length
            } else {
                return false
            }
        }
        return hasYearOrMonth
    }

    private func dateFiller(at index: Int, limit: Int) -> Int? {
        let token = tokens[index]
        if token.kind == .punctuation {
            return QuotationMark.isMark(token.mark) ? nil : 1
        }
        let classes: [TimeClass] = [
            .weekday, .clock, .clockAfter, .preposition, .between, .ordinalSuffix, .yearWord,
        ]
        for wordClass in classes {
            if let match = times.match(at: index, limit: limit, wordClass) { return match.count }
        }
        // A time zone: GMT, CEST, МСК; and the letters of 19h12 and 10:04Z.
        if token.isAllCapitals && token.end - token.start <= 8 { return 1 }
        let isBetweenDigits = index > 0 && tokens[index - 1].isNumber
        let longest = token.shape.contains(.hasDigit) ? 3 : 2  // h12 is one token
        return isBetweenDigits && token.end - token.start <= longest ? 1 : nil
    }

    /// The first token of a photo credit inside the unit, nil if it holds none.
    func credit(in unit: PageUnit) -> Int? {
        for index in unit.tokens {
            guard let match = words.match(at: index, limit: unit.tokens.upperBound, .creditPrefix)
            else { continue }
            let next = index + match.count
            let before = index > unit.tokens.lowerBound ? tokens[index - 1].mark : 0x2E
            let follows = [0x2E, 0x21, 0x3F, 0x29, 0x28, 0x2F, 0x7C].contains(before)
            let previousIsByline = index > unit.tokens.lowerBound && !unit.endsWithStop
            let endsLabel =
                next >= unit.tokens.upperBound || tokens[next - 1].mark == 0x3A
                || [0x3A, 0x2F].contains(tokens[next].mark)
            guard endsLabel, follows || previousIsByline else { continue }
            return before == 0x28 ? index - 1 : index
        }
        return nil
    }

    /// Where the unit begins to say again what it said at its start, nil if it does not.
    ///
    /// - Complexity: O(*n*): one comparison of keys a token.
    func repetition(in range: Range<Int>) -> Int? {
        let length = 6
        guard range.count >= 2 * length else { return nil }
        let opening = tokens[range.lowerBound..<(range.lowerBound + length)].map(\.key)
        var start = range.lowerBound + length
        while start + length <= range.upperBound {
            if tokens[start].key == opening[0],
                tokens[start..<(start + length)].elementsEqual(opening, by: { $0.key == $1 })
            {
                return start
            }
            start += 1
        }
        return nil
    }

    /// Sign-off initials or an agency in brackets or slashes: `(jkf)`, `/ritzau/`.
    func isSignOff(_ range: Range<Int>) -> Bool {
        guard let first = range.first, let last = range.last, range.count >= 3, range.count <= 7
        else { return false }
        let opens = tokens[first].mark
        let closes = tokens[last].mark
        guard (opens == 0x28 && closes == 0x29) || (opens == 0x2F && closes == 0x2F) else {
            return false
        }
        let inner = tokens[(first + 1)..<last]
        return inner.contains(where: \.isWord)
            && inner.allSatisfy {
                $0.isWord ? $0.end - $0.start <= (opens == 0x2F ? 20 : 6) : $0.kind != .number
            }
    }
}
