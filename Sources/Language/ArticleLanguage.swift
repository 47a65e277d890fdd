package import TextKernel

/// The language of a whole article, and the languages of considerable parts of it.
package struct ArticleLanguage: Sendable {
    package struct Part: Sendable, Hashable {
        package var tag: String
        /// Of the article's characters, 0…1.
        package var share: Double
    }

    /// As ``LanguageIdentifier/guesses(for:in:)`` gives them; of an article in several languages,
    /// those of the part that is the largest.
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
        var reading = ArticleReading(self, text)
        for stretch in TextStretches(tokens, in: text) where !isOver() { reading.read(stretch) }
        return reading.result()
    }
}

/// Reads an article stretch by stretch: what it says together, and what each language's share is.
private struct ArticleReading {
    /// Bytes of words that a stretch needs to be told alone, and how sure that must be.
    private static let leastStretch = 40
    private static let sureOfStretch = 0.9
    /// A part in another language is considerable from so many characters, so much of the article, and
    /// when it is so sure to be in that language.
    private static let leastPart = 200
    private static let leastPartShare = 0.2
    private static let sureOfPart = 0.95
    /// Words that tell near languages apart for certain.
    private static let enoughWords = 120
    /// Of the article, what the largest part must be to speak for it.
    private static let leastMajority = 0.35

    /// All stretches in one language.
    private struct Pool {
        var characterCount = 0
        var words: [Token] = []
        var evidence: LanguageEvidence

        /// Keeps no more words than the specialists need.
        mutating func add(_ part: Pool) {
            characterCount += part.characterCount
            if words.count < ArticleReading.enoughWords { words += part.words }
            evidence.add(part.evidence)
        }
    }

    private let identifier: LanguageIdentifier
    private let text: [UInt8]
    private var reader: LanguageReader
    private var whole: Pool
    private var pools: [String: Pool] = [:]

    init(_ identifier: LanguageIdentifier, _ text: [UInt8]) {
        self.identifier = identifier
        self.text = text
        reader = LanguageReader(identifier.model)
        whole = Pool(evidence: LanguageEvidence(identifier.model))
    }

    mutating func read(_ stretch: TextStretches.Stretch) {
        let words = stretch.sample.filter(\.isWord)
        let range = TextRange(
            stretch.tokens[stretch.tokens.startIndex].start,
            stretch.tokens[stretch.tokens.endIndex - 1].end
        )
        let part = Pool(
            characterCount: ScalarCount.of(range, text),
            words: words,
            evidence: reader.evidence(of: words, in: text)
        )
        whole.add(part)
        let isTold = part.evidence.byteCounts.wrappedSum() >= ArticleReading.leastStretch
        // Of near languages it is enough here to be in one of them; together the stretches tell
        // which.
        guard isTold, !stretch.opensQuote, let best = identifier.lead(part.evidence),
            best.confidence >= ArticleReading.sureOfStretch
        else { return }
        pools[best.tag, default: Pool(evidence: LanguageEvidence(identifier.model))].add(part)
    }

    mutating func result() -> ArticleLanguage {
        let most = mostOfIt() ?? whole
        let guesses = guesses(of: most)
        let told = guesses[0].tag
        return ArticleLanguage(
            guesses: guesses,
            others: told == "und" ? [] : considerableParts(besides: told)
        )
    }

    /// The stretches in the language, or near ones, that most of the article is in, if several are
    /// told.
    ///
    /// They tell it better than the whole, whose other words speak for others.
    private func mostOfIt() -> Pool? {
        let merged = merged { identifier.languages(near: $0)[0] }
        let most = merged.max { $0.characterCount < $1.characterCount }
        guard merged.count > 1, let most else { return nil }
        let share = Double(most.characterCount) / Double(whole.characterCount)
        return share >= ArticleReading.leastMajority ? most : nil
    }

    /// The pools whose tags have the same key, together; none where it is nil.
    private func merged(_ key: (String) -> String?) -> [Pool] {
        var merged: [String: Pool] = [:]
        for (tag, pool) in pools.sorted(by: { $0.key < $1.key }) {
            guard let key = key(tag) else { continue }
            merged[key, default: Pool(evidence: LanguageEvidence(identifier.model))].add(pool)
        }
        return merged.sorted { $0.key < $1.key }.map(\.value)
    }

    private mutating func guesses(of pool: Pool) -> [LanguageIdentifier.Guess] {
        identifier.guesses(from: pool.evidence, words: pool.words, in: text, &reader)
    }

    /// The languages of considerable parts in another language, the largest first.
    private mutating func considerableParts(besides told: String) -> [ArticleLanguage.Part] {
        var parts: [ArticleLanguage.Part] = []
        for pool in poolsOfOthers(than: told) {
            let share = Double(pool.characterCount) / Double(whole.characterCount)
            guard pool.characterCount >= ArticleReading.leastPart,
                share >= ArticleReading.leastPartShare
            else { continue }
            let found = guesses(of: pool)
            let tag = found[0].tag
            let near = identifier.languages(near: tag)
            // Danish or Bokmål: that it is no English is certain all the same.
            let sure = near.contains(told) ? [tag] : near
            let sureness = found.reduce(0) { $0 + (sure.contains($1.tag) ? $1.confidence : 0) }
            guard tag != told, sureness >= ArticleReading.sureOfPart else { continue }
            parts.append(ArticleLanguage.Part(tag: tag, share: share))
        }
        return parts.sorted { ($0.share, $1.tag) > ($1.share, $0.tag) }
    }

    /// The stretches in other languages than `told`, those in near languages together unless it
    /// is one of them.
    private func poolsOfOthers(than told: String) -> [Pool] {
        merged { tag in
            let near = identifier.languages(near: tag)
            return tag == told ? nil : near.contains(told) ? tag : near[0]
        }
    }
}
