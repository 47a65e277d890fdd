package import DataPacks
package import TextKernel

/// Finds where sentences end.
///
/// A full stop ends none after a title, an inner abbreviation or an initial, nor after a number
/// where the language writes ordinals so and the sentence goes on in lower case or with a month.
/// Closing quotation marks and brackets belong to the sentence that they close.
package struct SentenceSplitter: Sendable {
    private let text: [UInt8]
    private let tokens: [Token]
    private let pack: LanguagePack
    private let words: LexiconView<WordClass>
    private let times: LexiconView<TimeClass>

    package init(text: [UInt8], tokens: [Token], pack: LanguagePack) {
        self.text = text
        self.tokens = tokens
        self.pack = pack
        words = LexiconView(pack.words, tokens)
        times = LexiconView(pack.times, tokens)
    }

    /// The sentences of one block as runs of tokens, end to end.
    package func sentences(in range: Range<Int>) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = range.lowerBound
        var index = range.lowerBound
        var protectedUntil = range.lowerBound
        var marksEnd = range.lowerBound
        while index < range.upperBound {
            if index >= protectedUntil {
                protectedUntil = endOfAbbreviation(at: index, in: range) ?? protectedUntil
            }
            guard let end = end(ofSentenceAt: index, in: range, &marksEnd), index >= protectedUntil
            else {
                index += 1
                continue
            }
            sentences.append(start..<end)
            start = end
            index = end
        }
        if start < range.upperBound { sentences.append(start..<range.upperBound) }
        return sentences
    }

    /// The token after an abbreviation that begins at `index` and whose stops end no sentence.
    private func endOfAbbreviation(at index: Int, in range: Range<Int>) -> Int? {
        let limit = range.upperBound
        let classes: [WordClass] = [.abbreviationTitle, .abbreviationInner]
        let firm = classes.compactMap { words.match(at: index, limit: limit, $0)?.count }.max() ?? 0
        // What may end a sentence protects all its stops but the last; `p.m.` goes before `p.`.
        if let match = words.match(at: index, limit: limit, .abbreviationEnd), match.count > firm {
            let next = index + match.count
            let goesOn = next < limit && !opensSentence(next)
            return goesOn ? next : next - 1
        }
        return firm > 0 ? index + firm : nil
    }

    /// The end of a sentence whose stop is token `index`, closing marks taken in.
    ///
    /// `marksEnd` is where the run of stops and closing marks ends that was looked at last: each
    /// stop of a run has the same end, and a run may be as long as the text.
    private func end(
        ofSentenceAt index: Int,
        in range: Range<Int>,
        _ marksEnd: inout Int
    ) -> Int? {
        let token = tokens[index]
        switch token.mark {
        case 0x21, 0x3F, 0x2E, 0x2026, 0x203D, 0x3002, 0xFF01, 0xFF1F, 0x61F, 0x6D4, 0x964: break
        default: return nil
        }
        if marksEnd <= index {
            marksEnd = index + 1
            while marksEnd < range.upperBound, isStop(marksEnd) || closes(marksEnd) {
                marksEnd += 1
            }
        }
        let next = marksEnd
        guard next < range.upperBound else { return next }
        let isFullWidth = token.mark >= 0x3000
        guard tokens[next].shape.contains(.afterSpace) || isFullWidth else { return nil }
        if token.mark == 0x2E || token.mark == 0x2026 {
            if token.mark == 0x2E, isInitialOrOrdinal(before: index, next: next) { return nil }
            guard opensSentence(next) || isFullWidth else { return nil }
        } else if startsLowerCase(next) {
            return nil
        }
        return next
    }

    private func isStop(_ index: Int) -> Bool {
        guard !tokens[index].shape.contains(.afterSpace) else { return false }
        return [0x21, 0x3F, 0x2E, 0x2026].contains(tokens[index].mark)
    }

    /// Whether the mark at `index` closes what the sentence holds.
    private func closes(_ index: Int) -> Bool {
        let token = tokens[index]
        if [0x29, 0x5D].contains(token.mark) { return !token.shape.contains(.afterSpace) }
        guard QuotationMark.isMark(token.mark) else { return false }
        if !token.shape.contains(.afterSpace) { return true }
        // French and others set a space inside: « … ! »
        let isLast = index + 1 >= tokens.count || tokens[index + 1].shape.contains(.afterSpace)
        return isLast && QuotationMark.alwaysCloses(token.mark, in: pack.quotationMarks)
    }

    private func isInitialOrOrdinal(before index: Int, next: Int) -> Bool {
        guard index > 0, !tokens[index].shape.contains(.afterSpace) else { return false }
        let previous = tokens[index - 1]
        if previous.isNumber,
            times.lexicon.value(of: tokens[index].key, class: .ordinalSuffix) != nil
        {
            let isShort = previous.end - previous.start <= 2
            return isShort && (isNumbered(next, from: index - 1) || !opensSentence(next))
        }
        let isOneLetter =
            previous.isWord && previous.isCapital
            && ScalarCount.isOne(text, previous.range)
        return isOneLetter && tokens[next].isWord
    }

    /// Whether the word at `next` is one that a number leads: “12. Juli”, “des 20. Jahrhunderts”,
    /// “1. Advent”.
    private func isNumbered(_ next: Int, from number: Int) -> Bool {
        if times.match(at: next, limit: tokens.count, .month) != nil { return true }
        if pack.capitalisesNouns, times.match(at: next, limit: tokens.count, .unit) != nil {
            return true
        }
        return (times.match(at: number, limit: tokens.count, .holiday)?.count ?? 0) > next - number
    }

    private func startsLowerCase(_ index: Int) -> Bool {
        let token = tokens[index]
        return token.isWord && !token.isCapital && !token.shape.contains(.caseless)
            && !token.shape.contains(.mixedCase)
    }

    private func opensSentence(_ index: Int) -> Bool {
        let token = tokens[index]
        if token.isWord { return !startsLowerCase(index) }
        if token.isNumber { return true }
        switch token.mark {
        case 0x2C, 0x3B, 0x3A, 0x29, 0x5D: return false
        default:
            guard index + 1 < tokens.count else { return true }
            return tokens[index + 1].isWord ? !startsLowerCase(index + 1) : true
        }
    }
}
