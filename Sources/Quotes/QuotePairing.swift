import ArticleModel
import DataPacks
import TextKernel

/// Pairs the quotation marks of an article, whatever the style of its press.
///
/// Where space stands on one side of a mark only, that tells its direction; where it does not
/// (`»Ja«`, French spacing, straight marks), the language's styles and the open pair decide.
/// Quotes within quotes stay inside the outer one.
struct QuotePairing {
    /// Tokens that a quote may take, marks and all.
    private static let reach = 1_500
    /// Paragraphs that a quote may run through.
    private static let longestQuote = 4
    /// Marks of its own kind that may open inside a quote.
    private static let deepest = 8

    let draft: Draft
    let styles: [LanguagePack.QuotationMarks]

    private var tokens: [Token] { draft.tokens }

    private enum Direction { case open, close, either, none }

    /// The outermost pairs in the blocks `blocks`, as tokens, both marks taken in.
    ///
    /// - Complexity: O(*n*): a mark that closes nothing within ``reach`` is passed over for good.
    func pairs(in blocks: [Draft.Block]) -> [Range<Int>] {
        var pairs: [Range<Int>] = []
        for (number, block) in blocks.enumerated() {
            var index = max(block.tokens.lowerBound, pairs.last?.upperBound ?? 0)
            while index < block.tokens.upperBound {
                if direction(index, opened: nil) == .open,
                    let end = closing(of: index, from: number, in: blocks)
                {
                    pairs.append(index..<(end + 1))
                    index = end + 1
                } else {
                    index += 1
                }
            }
        }
        return pairs
    }

    /// The mark that closes the one at `index`; a quote that is not closed in its paragraph goes
    /// on where the next one opens with the same mark again.
    private func closing(of index: Int, from number: Int, in blocks: [Draft.Block]) -> Int? {
        let opened = tokens[index].mark
        let opensOtherwise = closes(opened).first != opened
        let limit = index + QuotePairing.reach
        var start = index + 1
        var opensAgain = 0
        for block in blocks[number...].prefix(QuotePairing.longestQuote) {
            if block.tokens.lowerBound > index {
                guard tokens[block.tokens.lowerBound].mark == opened else { return nil }
                start = block.tokens.lowerBound + 1
            }
            var depth = 0
            for place in start..<max(start, min(limit, block.tokens.upperBound)) {
                switch direction(place, opened: opened) {
                case .open where tokens[place].mark == opened:
                    if opensOtherwise { depth += 1 }
                    opensAgain += 1
                case .close:
                    if depth == 0 { return place }
                    depth -= 1
                default:
                    // One that stands between spaces closes nothing either.
                    if opensOtherwise, tokens[place].mark == opened { opensAgain += 1 }
                }
                // Nobody nests so deep; marks that only ever open close nothing.
                if opensAgain > QuotePairing.deepest { return nil }
            }
        }
        return nil
    }

    /// The marks that may close `opened`, the likeliest first.
    private func closes(_ opened: UInt32) -> [UInt32] {
        switch opened {
        case 0x22: [0x22]
        case 0x27: [0x27]
        case 0xAB: [0xBB]
        case 0xBB: [0xAB, 0xBB]
        case 0x2018: [0x2019]
        case 0x2019: [0x2019]
        case 0x201A: [0x2018, 0x2019]
        case 0x201C: [0x201D, 0x22]
        case 0x201D: [0x201D]
        case 0x201E: [0x201C, 0x201D, 0x22]
        case 0x2039: [0x203A]
        case 0x203A: [0x2039]
        case 0x300C: [0x300D]
        case 0x300E: [0x300F]
        default: []
        }
    }

    private func direction(_ index: Int, opened: UInt32?) -> Direction {
        let mark = tokens[index].mark
        guard QuotationMark.isMark(mark) || mark == 0x27 else { return .none }
        let spaceBefore = opensAfter(index)
        let spaceAfter = index + 1 >= tokens.count || tokens[index + 1].has(.afterSpace)
        if let opened {
            guard closes(opened).contains(mark) else {
                return mark == opened && spaceBefore && !spaceAfter ? .open : .none
            }
            if !spaceBefore, spaceAfter || isFollowedByMark(index) { return .close }
            if spaceBefore, !spaceAfter, !isFollowedByMark(index) {
                return mark == opened ? .open : .none
            }
            if isApostrophe(mark) { return .none }
            return mayClose(mark) ? .close : .none
        }
        guard !closes(mark).isEmpty else { return .none }
        if spaceBefore, !spaceAfter { return .open }
        if spaceBefore, spaceAfter { return opensInStyle(mark) ? .open : .none }
        return .none
    }

    private func opensAfter(_ index: Int) -> Bool {
        if index == 0 || tokens[index].has(.afterSpace) { return true }
        // An opening bracket, a dash or another opening mark in front is as good as space.
        return [0x28, 0x5B, 0x2013, 0x2014, 0x2F].contains(tokens[index - 1].mark)
    }

    private func isFollowedByMark(_ index: Int) -> Bool {
        index + 1 < tokens.count && tokens[index + 1].kind == .punctuation
    }

    private func isApostrophe(_ mark: UInt32) -> Bool { mark == 0x27 || mark == 0x2019 }

    private func opensInStyle(_ mark: UInt32) -> Bool {
        styles.first { $0.open == mark || $0.close == mark }?.open == mark
    }

    private func mayClose(_ mark: UInt32) -> Bool {
        styles.contains { $0.close == mark } || !styles.contains { $0.open == mark }
    }
}
