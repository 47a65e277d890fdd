import DataPacks
import TextKernel

/// How the sentences of a block are set, as far as it changes what a stop or a capital means.
enum BlockStyle {
    /// Tags and names with @ that make a block one of tweets, and tokens to each of them.
    private static let tagsOfTweets = (count: 3, tokens: 60)
    /// Tokens to a stop in a block that hardly sets any.
    private static let tokensToStop = 40

    /// Small letters after stops that show a habit; fewer may follow abbreviations.
    private static let smallBeginnings = 2

    /// - Complexity: O(*n*), without look-ups.
    static func style(of tokens: [Token], in range: Range<Int>) -> SentenceSign {
        var stops = 0
        var apart = 0
        var small = 0
        var tags = 0
        for index in range.dropLast() {
            let next = tokens[index + 1]
            switch tokens[index].mark {
            case 0x21, 0x3F, 0x2E, 0x2026:
                guard next.has(.afterSpace) else { continue }
                stops += 1
                if tokens[index].has(.afterSpace) { apart += 1 }
                if next.isSmallWord { small += 1 }
            case 0x23, 0x40:
                if next.isWord, !next.has(.afterSpace) { tags += 1 }
            default: continue
            }
        }
        if tags >= tagsOfTweets.count, tags * tagsOfTweets.tokens > range.count {
            return .tweetStyle
        }
        if stops * tokensToStop < range.count { return .stoplessStyle }
        if small >= smallBeginnings, small * 2 > stops { return .lowerStyle }
        return apart * 2 > stops ? .apartStyle : .usualStyle
    }
}

extension Token {
    /// A word that begins with a small letter and has no capital inside, as `iPhone` has.
    var isSmallWord: Bool {
        isWord && shape.rawValue & Token.notSmall == 0
    }

    /// As bits, since this is asked of every token.
    private static let notSmall: UInt8 =
        Shape.capital.rawValue | Shape.caseless.rawValue | Shape.mixedCase.rawValue
}
