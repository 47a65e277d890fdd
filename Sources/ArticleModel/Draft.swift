package import TextKernel

/// An article while the stages read it: the text, its tokens, and one layer after another.
///
/// Ranges are UTF-8 bytes, half-open; the record counts Unicode scalars, converted once when it
/// is made.
package struct Draft: Sendable {
    package let article: Article
    package let tokens: [Token]
    /// Whether the time for this article is over; once true, it stays true.
    ///
    /// Stages ask at each sentence or block, and then return with whatever they have: nobody
    /// will see it.
    package let isOver: @Sendable () -> Bool

    package var language = ArticleRecord.Language()
    package var blocks: [Block] = []
    package var headline: TextRange?
    package var bylines: [String] = []
    package var dateline: ArticleRecord.Dateline?
    package var sentences: [Sentence] = []
    package var times: [Time] = []
    package var published: ArticleRecord.Published?
    package var entities: [Entity] = []
    package var quotes: [Quote] = []
    package var keywords: [ArticleRecord.Keyword] = []
    /// Indexes into ``sentences``, rising.
    package var summary: [Int] = []
    package var warnings: [String] = []

    package init(
        _ article: Article,
        until isOver: @escaping @Sendable () -> Bool = { false }
    ) {
        self.article = article
        self.isOver = isOver
        tokens = Tokenizer().tokens(of: article.text)
        warnings = article.source.warnings
    }

    package var text: [UInt8] { article.text }

    package func string(_ range: TextRange) -> String {
        String(decoding: article.text[range.start..<range.end], as: UTF8.self)
    }

    /// The bytes that the tokens of `range` span; empty at 0 for an empty range.
    package func bytes(ofTokens range: Range<Int>) -> TextRange {
        guard let first = range.first, let last = range.last else { return TextRange(0, 0) }
        return TextRange(tokens[first].start, tokens[last].end)
    }

    /// The tokens that begin in `range`.
    ///
    /// - Complexity: O(log *n*).
    package func tokens(in range: TextRange) -> Range<Int> {
        let first = tokens.partitioningIndex { $0.start >= range.start }
        let end = tokens.partitioningIndex { $0.start >= range.end }
        return first..<max(first, end)
    }
}

extension Draft {
    package struct Block: Sendable {
        package var kind: BlockKind
        package var range: TextRange
        package var tokens: Range<Int>

        package init(kind: BlockKind, range: TextRange, tokens: Range<Int>) {
            self.kind = kind
            self.range = range
            self.tokens = tokens
        }
    }

    package struct Sentence: Sendable {
        package var range: TextRange
        package var tokens: Range<Int>
        /// Index into ``Draft/blocks``.
        package var block: Int

        package init(range: TextRange, tokens: Range<Int>, block: Int) {
            self.range = range
            self.tokens = tokens
            self.block = block
        }
    }

    package struct Time: Sendable {
        package var range: TextRange
        package var tokens: Range<Int>
        package var type: TimeType
        package var value: String
        package var mod: String?

        package init(
            range: TextRange,
            tokens: Range<Int>,
            type: TimeType,
            value: String,
            mod: String? = nil
        ) {
            self.range = range
            self.tokens = tokens
            self.type = type
            self.value = value
            self.mod = mod
        }
    }

    /// A name where it stands, as tokens.
    package struct Mention: Sendable {
        package var tokens: Range<Int>
        /// Without a genitive ending.
        package var range: TextRange

        package init(tokens: Range<Int>, range: TextRange) {
            self.tokens = tokens
            self.range = range
        }
    }

    package struct Entity: Sendable {
        package var type: EntityType
        package var name: String
        /// Slug of the authority file where the entity is known there.
        package var authority: String?
        package var canonical: String?
        package var country: String?
        package var descriptions: [String] = []
        package var mentions: [Mention]

        package init(type: EntityType, name: String, mentions: [Mention]) {
            self.type = type
            self.name = name
            self.mentions = mentions
        }
    }

    package struct Quote: Sendable {
        package var range: TextRange
        package var tokens: Range<Int>
        package var cue: String?
        package var speaker = ArticleRecord.Source()
        /// Index into ``Draft/entities`` of the speaker, where it is one.
        package var speakerEntity: Int?

        package init(range: TextRange, tokens: Range<Int>) {
            self.range = range
            self.tokens = tokens
        }
    }
}

extension Array {
    /// The first index whose element satisfies `predicate`, all later ones doing so too.
    ///
    /// - Complexity: O(log *n*).
    package func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if predicate(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
