import DataPacks
import TextKernel

/// Which marks of a block open a quotation and which close one.
///
/// A mark that can do both is told by the space around it, and where that tells nothing by
/// whether a quotation is open: typewriter texts set ` " ` apart on both sides. Doubled commas,
/// backticks and apostrophes (,,so'' and ``so'') are marks as well.
struct QuoteRoles {
    enum Role: UInt8 { case none, opens, closes }

    private let first: Int
    private var roles: [Role]

    subscript(index: Int) -> Role {
        let place = index - first
        return place >= 0 && place < roles.count ? roles[place] : .none
    }

    init(_ tokens: [Token], in range: Range<Int>, _ styles: [LanguagePack.QuotationMarks]) {
        first = range.lowerBound
        roles = []
        guard range.contains(where: { QuoteRoles.mayQuote(tokens[$0].mark) }) else { return }
        roles = [Role](repeating: .none, count: range.count)
        var isOpen = false
        var index = range.lowerBound
        while index < range.upperBound {
            let mark = tokens[index].mark
            guard QuoteRoles.mayQuote(mark) else {
                index += 1
                continue
            }
            let isDoubled = QuoteRoles.isDoubled(at: index, tokens, range)
            let end = isDoubled ? index + 2 : index + 1
            let spot = Spot(
                mark: mark,
                isDoubled: isDoubled,
                isAfterSpace: tokens[index].has(.afterSpace),
                isBeforeSpace: end == range.upperBound || tokens[end].has(.afterSpace),
                isAfterMark: index > range.lowerBound && tokens[index - 1].mark != 0,
                isBeforeCapital: end < range.upperBound && tokens[end].isCapital
            )
            let role = spot.role(styles, isOpen: isOpen)
            for place in index..<end { roles[place - first] = role }
            if role != .none { isOpen = role == .opens }
            index = end
        }
    }

    private static func mayQuote(_ mark: UInt32) -> Bool {
        mark != 0
            && (mark == 0x27 || mark == 0x60 || mark == 0x2C || QuotationMark.isMark(mark))
    }

    private static func isDoubled(at index: Int, _ tokens: [Token], _ range: Range<Int>) -> Bool {
        switch tokens[index].mark {
        case 0x27, 0x60, 0x2C, 0x2019: break
        default: return false
        }
        let next = index + 1
        return next < range.upperBound && tokens[next].mark == tokens[index].mark
            && !tokens[next].has(.afterSpace)
    }
}

/// A mark and what stands beside it.
private struct Spot {
    let mark: UInt32
    let isDoubled: Bool
    let isAfterSpace: Bool
    let isBeforeSpace: Bool
    let isAfterMark: Bool
    let isBeforeCapital: Bool

    func role(_ styles: [LanguagePack.QuotationMarks], isOpen: Bool) -> QuoteRoles.Role {
        switch mark {
        case 0x2C: return isDoubled ? .opens : .none
        case 0x60: return isDoubled || isAfterSpace ? .opens : .none
        case 0x27, 0x2019:
            return isDoubled
                ? (isAfterSpace && !isBeforeSpace ? .opens : .closes) : apostrophe(isOpen)
        default: break
        }
        let opens = styles.contains { $0.open == mark }
        let closes = styles.contains { $0.close == mark }
        if opens != closes { return opens ? .opens : .closes }
        return bySpace(isOpen)
    }

    private func bySpace(_ isOpen: Bool) -> QuoteRoles.Role {
        if isAfterSpace != isBeforeSpace { return isAfterSpace ? .opens : .closes }
        // Between a word and a mark, as in `word",` and `("word`.
        if !isAfterSpace { return isAfterMark && !isOpen ? .opens : .closes }
        return isOpen ? .closes : .opens
    }

    /// An apostrophe closes after a stop, or where something is open; else it is one: `dogs' `.
    private func apostrophe(_ isOpen: Bool) -> QuoteRoles.Role {
        if isAfterSpace, !isBeforeSpace { return isBeforeCapital ? .opens : .none }
        if !isAfterSpace, isAfterMark || (isBeforeSpace && isOpen) { return .closes }
        return .none
    }
}
