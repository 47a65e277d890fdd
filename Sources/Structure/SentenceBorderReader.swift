import DataPacks
import TextKernel

/// Finds the borders of a block where a sentence may end, and reads what stands around them.
///
/// Each look goes a few tokens to either side at most, so that no text makes the reading slower
/// than linear.
struct SentenceBorderReader {
    /// Tokens that a look goes back over stops and closing marks, and forward over leading ones.
    static let reach = 6
    /// Tokens after which a quotation that was opened counts as forgotten.
    private static let longestQuote = 200

    let text: [UInt8]
    let tokens: [Token]
    let range: Range<Int>
    let words: LexiconView<WordClass>
    let times: Lexicon<TimeClass>
    let habits: WordHabits
    let capitalisesNouns: Bool
    let roles: QuoteRoles
    let style: SentenceSign

    /// Whether small letters may begin a sentence without a stop before it.
    var isLoose: Bool { style != .usualStyle && style != .apartStyle }

    /// The border before token `next`, which space precedes, or nil if surely nothing ends there.
    @inline(__always)
    func border(before next: Int, _ scan: SentenceScan) -> SentenceBorder? {
        let token = tokens[next]
        // By far the most borders: a word, a space and a small letter.
        if token.isSmallWord, tokens[next - 1].mark == 0, !isLoose { return nil }
        if token.mark != 0, !mayLead(next) { return nil }
        if opens(next - 1) { return nil }
        return openBorder(before: next, scan)
    }

    private func openBorder(before next: Int, _ scan: SentenceScan) -> SentenceBorder? {
        var border = SentenceBorder(before: next)
        readEnd(from: scan.sentence, chunk: scan.chunk, &border)
        readBeginning(&border)
        // Nothing but marks is no sentence, except among tweets and the like.
        let isWordless = border.lastWord == nil && next - scan.sentence <= Self.reach
        if isWordless, !isLoose { return nil }
        guard mayEnd(border), !isProtected(&border, scan) else { return nil }
        border.isSure = isSure(border)
        border.length = length(of: next - scan.sentence)
        let isQuoting = scan.quoteStart.map { next - $0 < Self.longestQuote } ?? false
        border.quote = isQuoting ? .inQuote : .outOfQuote
        border.style = style
        border.previousStop = scan.previousStop
        border.firstWord = tokens[scan.sentence].mark == 0 ? scan.sentence : nil
        if let word = border.nextWord {
            let key = tokens[word].key
            if let last = border.lastWord, tokens[last].key == key {
                border.same = .sameWord
            } else if tokens[scan.sentence].key == key {
                border.same = .sameAsFirst
            }
        }
        return border
    }

    /// What ends before the border: the last stop, what closes after it, and the last word.
    private func readEnd(from start: Int, chunk: Int, _ border: inout SentenceBorder) {
        var place = border.next - 1
        let limit = max(start, border.next - Self.reach)
        while place > limit, let closer = closer(at: place) {
            border.closer = closer
            place -= 1
        }
        if let stop = stop(at: place) {
            border.stop = stop
            if stop == .period, place > start, let before = firmStop(at: place - 1) {
                border.stop = before == .period ? .ellipsis : before
            }
            border.apart = tokens[place].has(.afterSpace) ? .apart : .tight
            while place > limit, firmStop(at: place - 1) != nil { place -= 1 }
            place -= 1
        } else if let kind = chunkKind(chunk..<border.next) {
            border.stop = kind
            border.closer = .noCloser
        } else if tokens[place].mark != 0 {
            if let closer = closer(at: place) {
                border.closer = closer
            } else if border.closer == .noCloser {
                border.stop = .otherMark
            }
            place -= 1
        }
        while place >= limit, tokens[place].mark != 0 { place -= 1 }
        guard place >= limit else { return }
        border.lastWord = place
        border.lastShape = shape(of: place)
        if place > start { border.secondLastShape = shape(of: place - 1) }
    }

    /// What stands after the border, up to the second word.
    private func readBeginning(_ border: inout SentenceBorder) {
        border.lead = lead(at: border.next)
        var place = border.next
        let limit = min(range.upperBound, place + Self.reach)
        while place < limit, tokens[place].mark != 0 { place += 1 }
        guard place < limit else { return }
        border.nextWord = place
        border.nextShape = shape(of: place)
        border.nextKind = kind(of: place)
        let second = place + 1
        guard second < range.upperBound else { return }
        if tokens[second].mark != 0 {
            let isApart = tokens[second].has(.afterSpace)
            border.secondShape = isApart ? lead(at: second) : stop(at: second) ?? .otherMark
            return
        }
        border.secondWord = second
        border.secondShape = shape(of: second)
        border.secondKind = kind(of: second)
    }

    private func length(of count: Int) -> SentenceSign {
        switch count {
        case ...1: .length1
        case 2: .length2
        case 3...4: .length3
        case 5...7: .length6
        case 8...14: .length12
        case 15...30: .length25
        default: .lengthMore
        }
    }
}
