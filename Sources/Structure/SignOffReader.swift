import ArticleModel
import DataPacks
import TextKernel

/// Reads who signs below an article without a name: initials, agencies, an address.
struct SignOffReader {
    let page: UnitReader

    private var tokens: [Token] { page.tokens }

    /// Initials or an agency in brackets or slashes: `(jkf)`, `/ritzau/`, `(APA/dpa)`.
    func isBracketed(_ range: Range<Int>) -> Bool {
        guard let first = range.first, let last = range.last, range.count >= 3, range.count <= 9
        else { return false }
        let opens = page.mark(first)
        let closes = page.mark(last)
        let isSlashed = opens == 0x2F && closes == 0x2F
        guard (opens == 0x28 && closes == 0x29) || (opens == 0x5B && closes == 0x5D) || isSlashed
        else { return false }
        let inner = (first + 1)..<last
        guard !leadsCredit(inner) else { return false }
        var index = inner.lowerBound
        var words = 0
        while index < inner.upperBound {
            if let count = page.agency(at: index, limit: inner.upperBound) {
                index += count
                words += 1
                continue
            }
            let token = tokens[index]
            let longest = isSlashed ? 20 : 6
            if token.isNumber || (token.isWord && token.end - token.start > longest) {
                return false
            }
            if token.isWord { words += 1 }
            index += 1
        }
        return words > 0
    }

    /// Agencies and initials below an article: `EFE`, `Lusa/Fim`, `ATR // JAP`, `jkw/ mok/`.
    func isAgencyLine(_ range: Range<Int>) -> Bool {
        guard page.wordCount(range) <= 6, !leadsCredit(range) else { return false }
        if isInitials(range) { return true }
        var index = range.lowerBound
        var isNamed = false
        while index < range.upperBound {
            if let count = page.agency(at: index, limit: range.upperBound) {
                isNamed = true
                index += count
                continue
            }
            let token = tokens[index]
            switch token.kind {
            case .number: return false
            case .punctuation:
                if token.mark == 0x2F { isNamed = true }
                if PageUnit.isStop(token.mark) && index + 1 < range.upperBound { return false }
            case .word:
                guard token.end - token.start <= 6 else { return false }
                // Two words in a row are a name.
                let next = index + 1
                let isName =
                    token.isCapital && !token.isAllCapitals && next < range.upperBound
                    && tokens[next].isWord
                if isName { return false }
            }
            index += 1
        }
        return isNamed
    }

    /// Two authors' or one's initials with their stops.
    ///
    /// `B.O. et C.A.`, `c.b.`
    private func isInitials(_ range: Range<Int>) -> Bool {
        var initials = 0
        for index in range {
            let token = tokens[index]
            if token.kind == .punctuation {
                guard [0x2E, 0x2C, 0x2F, 0x26, 0x2D].contains(token.mark) else { return false }
            } else if token.isWord,
                ScalarCount.isOne(page.draft.text, token.range),
                index + 1 < range.upperBound, page.mark(index + 1) == 0x2E
            {
                initials += 1
            } else if page.words.match(at: index, limit: range.upperBound, .bylineAnd) == nil {
                return false
            }
        }
        return initials >= 2
    }

    /// `Photo by …`, `Quelle: dpa`: a credit, whoever it names.
    private func leadsCredit(_ range: Range<Int>) -> Bool {
        guard let first = range.first else { return false }
        return page.words.match(at: first, limit: range.upperBound, .creditPrefix) != nil
    }

    /// The author's address: `anna.berg@example.org`, `Twitter: @annaberg`.
    func isAddress(_ unit: PageUnit) -> Bool {
        guard unit.wordCount <= 12, !unit.endsWithStop, proseWords(unit) <= 1 else {
            return false
        }
        return unit.tokens.dropLast().contains { index in
            page.mark(index) == 0x40 && tokens[index + 1].isWord
                && !tokens[index + 1].has(.afterSpace)
        } && !page.isPlug(unit)
    }

    /// Words in lower case that stand alone, as those of a sentence do.
    private func proseWords(_ unit: PageUnit) -> Int {
        unit.tokens.count { index in
            let token = tokens[index]
            guard token.isWord, !token.isCapital, token.has(.afterSpace) else {
                return false
            }
            return index + 1 >= unit.tokens.upperBound
                || tokens[index + 1].has(.afterSpace)
        }
    }
}
