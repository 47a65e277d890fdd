package import TextKernel

/// The language of a whole article, and the languages of considerable parts of it.
package struct ArticleLanguage: Sendable {
    package struct Part: Sendable, Hashable {
        package var tag: String
        /// Of the article's letters, 0…1.
        package var share: Double
    }

    /// As ``LanguageIdentifier/guesses(for:in:)`` gives them; of an article in several languages
    /// the first is the one that most of it is in.
    package var guesses: [LanguageIdentifier.Guess]
    /// Other languages in which a considerable part of the article is written, the largest first.
    package var others: [Part]
}

extension LanguageIdentifier {
    /// The language of an article and of its parts.
    ///
    /// `isOver` is asked now and then; once true, the answer is of what was read by then.
    ///
    /// - Complexity: O(*n*).
    package func article(
        _ tokens: [Token],
        in text: [UInt8],
        until isOver: () -> Bool = { false }
    ) -> ArticleLanguage {
        var reading = ArticleReading(self, tokens, text)
        for stretch in TextStretches(tokens) where !isOver() { reading.read(stretch) }
        return reading.result()
    }
}

/// Reads an article stretch by stretch: what it says together, and what each language's share is.
private struct ArticleReading {
    /// Bytes of words that a stretch needs to be told alone, and how sure that must be.
    private static let leastStretch = 40
    private static let sureOfStretch = 0.9
    /// A part in another language is considerable from so many bytes, so much of the article, and
    /// when it is so sure to be in that language.
    private static let leastPart = 200
    private static let leastPartShare = 0.2
    private static let sureOfPart = 0.95

    /// All stretches in one language.
    private struct Pool {
        var byteCount = 0
        var words: [Token] = []
        var evidence: LanguageEvidence

        mutating func add(_ part: Pool) {
            byteCount += part.byteCount
            words += part.words
            evidence.add(part.evidence)
        }
    }

    private let identifier: LanguageIdentifier
    private let tokens: [Token]
    private let text: [UInt8]
    private var reader: LanguageReader
    private var whole: Pool
    private var pools: [String: Pool] = [:]

    init(_ identifier: LanguageIdentifier, _ tokens: [Token], _ text: [UInt8]) {
        self.identifier = identifier
        self.tokens = tokens
        self.text = text
        reader = LanguageReader(identifier.model)
        whole = Pool(evidence: LanguageEvidence(identifier.model))
    }

    mutating func read(_ stretch: TextStretches.Stretch) {
        let words = stretch.sample.lazy.map { [tokens] in tokens[$0] }.filter(\.isWord)
        let part = Pool(
            byteCount: tokens[stretch.tokens.upperBound - 1].end
                - tokens[stretch.tokens.lowerBound].start,
            words: Array(words),
            evidence: reader.evidence(of: words, in: text)
        )
        whole.add(part)
        let isTold = part.evidence.byteCounts.reduce(0, +) >= ArticleReading.leastStretch
        guard isTold, !stretch.opensQuote, let best = identifier.shares(part.evidence).first,
            best.confidence >= ArticleReading.sureOfStretch
        else { return }
        pools[best.tag, default: Pool(evidence: LanguageEvidence(identifier.model))].add(part)
    }

    mutating func result() -> ArticleLanguage {
        var guesses = identifier.guesses(
            from: whole.evidence,
            words: whole.words,
            in: text,
            &reader
        )
        var parts = considerableParts()
        guard guesses[0].tag != "und", parts.contains(where: { $0.tag != guesses[0].tag }) else {
            return ArticleLanguage(guesses: guesses, others: [])
        }
        // The majority counts, not the part whose words say most.
        if let leader = parts.first, leader.share > 0.5, leader.tag != guesses[0].tag {
            guesses.removeAll { $0.tag == leader.tag }
            guesses.insert(
                LanguageIdentifier.Guess(tag: leader.tag, confidence: leader.share),
                at: 0
            )
            for index in guesses.indices.dropFirst() {
                guesses[index].confidence *= 1 - leader.share
            }
        }
        parts.removeAll { $0.tag == guesses[0].tag }
        return ArticleLanguage(guesses: guesses, others: parts)
    }

    /// The languages of considerable parts, the largest first.
    private mutating func considerableParts() -> [ArticleLanguage.Part] {
        var parts: [ArticleLanguage.Part] = []
        for (tag, pool) in pools where pool.byteCount >= ArticleReading.leastPart {
            let share = Double(pool.byteCount) / Double(whole.byteCount)
            guard share >= ArticleReading.leastPartShare else { continue }
            let best = identifier.guesses(
                from: pool.evidence,
                words: pool.words,
                in: text,
                &reader
            )[0]
            guard best.tag == tag, best.confidence >= ArticleReading.sureOfPart else { continue }
            parts.append(ArticleLanguage.Part(tag: tag, share: share))
        }
        return parts.sorted { ($0.share, $1.tag) > ($1.share, $0.tag) }
    }
}
