import ArticleModel
import DataPacks
import TextKernel

/// Finds the credit of a picture at a unit's end: `Photo: Anna Berg/Reuters`, `(AP Photo/J. Doe)`,
/// `© Hervé Lannion / AFP`, `Bild: picture alliance/dpa | Jens Torholt`, `REUTERS/Ines Carrow`.
struct CreditParser {
    /// Words from which what follows is text, not photographers and agencies.
    private static let longestChain = 16
    private static let longestLabelled = 30

    let page: UnitReader

    private var tokens: [Token] { page.tokens }

    /// The first token of the credit, nil if the unit holds none.
    ///
    /// Where a unit says itself again, as pages do that show a picture twice, what comes before
    /// counts.
    func start(in whole: PageUnit) -> Int? {
        var unit = whole
        if let again = page.repetition(in: whole.tokens) {
            unit.tokens = whole.tokens.lowerBound..<again
        }
        // `Tekst og foto: …` names the author.
        let signed =
            page.words.match(
                at: unit.tokens.lowerBound,
                limit: unit.tokens.upperBound,
                .bylinePrefix
            )?.count ?? 0
        for index in unit.tokens.dropFirst(signed) where isPlausible(index, in: unit) {
            if let match = page.words.match(
                at: index,
                limit: unit.tokens.upperBound,
                .creditPrefix
            ), leadsCredit(index, match.count, unit) {
                return withBracket(index, in: unit)
            }
        }
        return agencyChain(in: unit) ?? bracketed(in: unit) ?? capitals(in: unit)
    }

    /// Where a credit may begin: anywhere in a unit without a stop, else after one.
    private func isPlausible(_ index: Int, in unit: PageUnit) -> Bool {
        page.words.classes(at: index) & WordClass.creditPrefix.bit != 0
            && (opens(index, in: unit) || !unit.endsWithStop)
    }

    private func opens(_ index: Int, in unit: PageUnit) -> Bool {
        guard index > unit.tokens.lowerBound else { return true }
        let before = page.mark(index - 1)
        return PageUnit.isStop(before) || PageUnit.isSeparator(before)
            || [0x28, 0x29, 0x5B, 0x2013, 0x2014].contains(before)
            || QuotationMark.isMark(before)
    }

    private func leadsCredit(_ index: Int, _ count: Int, _ unit: PageUnit) -> Bool {
        let next = index + count
        let end = unit.tokens.upperBound
        guard next < end else { return opens(index, in: unit) || isLabel(index) }
        let isLabelled = page.mark(next - 1) == 0x3A || [0x3A, 0x2F].contains(page.mark(next))
        if isLabelled { return page.wordCount(next..<end) <= CreditParser.longestLabelled }
        // What follows a © is its owner, however it is written.
        let isOwner = page.mark(index) == 0xA9 && page.wordCount(next..<end) <= 10
        // `Foto aus dem Archiv des Museums` behind the caption's stop, itself without one.
        let isFragment =
            index > unit.tokens.lowerBound && PageUnit.isStop(page.mark(index - 1))
            && !unit.endsWithStop && page.wordCount(next..<end) <= 4
            && tokens[index].isCapital
        return opens(index, in: unit) && (isOwner || isFragment || isChain(next..<end))
    }

    /// `Arkivfoto`, `PR-foto`, `…, kuvat` as the last word; `under the photo` is text.
    private func isLabel(_ index: Int) -> Bool {
        (tokens[index].isCapital && !page.capitalisesNouns) || !tokens[index].has(.afterSpace)
            || page.mark(index - 1) == 0x2C
    }

    /// A person's name in capitals behind a caption that is not: `… on the quay TIAGO SARMENTO`.
    private func capitals(in unit: PageUnit) -> Int? {
        guard unit.wordCount <= CreditParser.longestLabelled, !unit.endsWithStop else { return nil }
        let isPart = { (index: Int) in
            tokens[index].isAllCapitals && tokens[index].end - tokens[index].start >= 3
                || tokens[index].kind == .punctuation && [0x2D, 0x27].contains(page.mark(index))
        }
        let start = unit.tokens.reversed().prefix(while: isPart).last
        guard let start, (2...4).contains(page.wordCount(start..<unit.tokens.upperBound)),
            page.wordCount(unit.tokens.lowerBound..<start) >= 4,
            !unit.tokens.prefix(while: { $0 < start }).contains(where: {
                tokens[$0].isAllCapitals && tokens[$0].end - tokens[$0].start >= 5
            }),
            page.words.match(at: start, limit: unit.tokens.upperBound, .given) != nil
        else { return nil }
        return start
    }

    /// The credit with the bracket before it, and with the whole of a compound (`PR-foto`).
    private func withBracket(_ index: Int, in unit: PageUnit) -> Int {
        var index = index
        while index - 1 > unit.tokens.lowerBound, page.mark(index - 1) == 0x2D,
            !tokens[index].has(.afterSpace),
            !tokens[index - 1].has(.afterSpace)
        {
            index -= 2
        }
        let isBracketed =
            index > unit.tokens.lowerBound
            && [0x28, 0x5B, 0x2F, 0x7C].contains(page.mark(index - 1))
        return isBracketed ? index - 1 : index
    }

    /// `(AP Photo/John Doe)` at the end.
    private func bracketed(in unit: PageUnit) -> Int? {
        guard let last = unit.tokens.last, page.mark(last) == 0x29 else { return nil }
        let earliest = max(unit.tokens.lowerBound, last - 2 * CreditParser.longestChain)
        guard let open = (earliest..<last).last(where: { page.mark($0) == 0x28 }) else {
            return nil
        }
        let inner = (open + 1)..<last
        guard !inner.isEmpty, isChain(inner) else { return nil }
        // `(SWNS)` behind a caption without a stop; behind one it signs the paragraph.
        let isAgency =
            open > unit.tokens.lowerBound && !PageUnit.isStop(page.mark(open - 1))
            && !unit.endsWithStop && page.agency(at: inner.lowerBound, limit: last) == inner.count
            && !isChain(unit.tokens.lowerBound..<open)
        guard inner.count >= 2 else { return isAgency ? open : nil }
        let namesPhoto = inner.contains {
            page.words.match(at: $0, limit: last, .creditPrefix) != nil
        }
        return namesPhoto || isAgencyChain(inner) ? open : nil
    }

    /// `REUTERS/Ines Carrow`, `AFP/Getty Images` after a caption's stop.
    private func agencyChain(in unit: PageUnit) -> Int? {
        let end = unit.tokens.upperBound
        let earliest = max(unit.tokens.lowerBound, end - 2 * CreditParser.longestChain)
        let stop = (earliest..<end).last { index in
            PageUnit.isStop(page.mark(index)) && index + 1 < end
                && tokens[index + 1].has(.afterSpace)
        }
        guard let start = stop.map({ $0 + 1 }), start < end else { return nil }
        let isAgency =
            page.agency(at: start, limit: end) == end - start && unit.wordCount <= 50
            && tokens[start].isCapital
        return isAgency || isAgencyChain(start..<end) ? start : nil
    }

    /// Names and agencies parted by slashes or bars, at least one of them a known agency.
    func isAgencyChain(_ range: Range<Int>) -> Bool {
        guard page.wordCount(range) <= CreditParser.longestChain else { return false }
        let hasBar = range.contains { [0x2F, 0x7C].contains(page.mark($0)) }
        guard hasBar, page.wordCount(range) >= 2, isChain(range) else { return false }
        return range.contains { page.agency(at: $0, limit: range.upperBound) != nil }
    }

    /// Names, agencies, years and what joins them, and no running text.
    private func isChain(_ range: Range<Int>) -> Bool {
        guard page.wordCount(range) <= CreditParser.longestChain else { return false }
        return range.allSatisfy { index in
            let token = tokens[index]
            switch token.kind {
            case .punctuation:
                return isChainMark(index, limit: range.upperBound)
            case .number: return true
            case .word:
                return token.isCapital || token.has(.mixedCase)
                    || page.isNameJoint(index, limit: range.upperBound)
                    || page.agency(at: index, limit: range.upperBound) != nil
                    || page.words.match(at: index, limit: range.upperBound, .creditPrefix) != nil
                    || isInnerWord(index)
            }
        }
    }

    /// No quotation marks, and no stop inside but an initial's.
    private func isChainMark(_ index: Int, limit: Int) -> Bool {
        let mark = page.mark(index)
        if QuotationMark.isMark(mark) { return mark == 0x2019 || mark == 0x27 }
        guard PageUnit.isStop(mark), index > 0, index + 1 < limit,
            tokens[index + 1].has(.afterSpace)
        else { return true }
        return mark == 0x2E && tokens[index - 1].end - tokens[index - 1].start <= 3
    }

    /// The second word of `picture alliance`, or `com` in `stock.adobe.com`.
    private func isInnerWord(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        if page.mark(index - 1) == 0x2E { return !tokens[index].has(.afterSpace) }
        guard index > 1, let count = page.agency(at: index - 1, limit: index + 1) else {
            return false
        }
        return count == 2
    }
}
