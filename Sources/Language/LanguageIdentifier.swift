package import DataPacks
package import TextKernel

/// Tells the language of a text: any of those that the model has learnt, or that have a pack.
package struct LanguageIdentifier: Sendable {
    package struct Guess: Sendable, Hashable {
        /// BCP 47; `und` where the language cannot be told.
        package var tag: String
        /// 0…1, the languages' shares adding to 1; of `und` 0.
        package var confidence: Double

        package init(tag: String, confidence: Double) {
            self.tag = tag
            self.confidence = confidence
        }
    }

    /// Share below which a language is a guess and not told.
    private static let leastShare = 0.4
    /// The same for a word or two, which often stand in several languages.
    private static let leastShareOfLittle = 0.7
    /// Share that languages which a specialist tells apart need together.
    private static let leastShareOfSisters = 0.6
    /// Bytes of words that are more than a word or two.
    private static let littleByteCount = 12
    /// Shares below it are not worth a word.
    private static let leastShown = 0.001

    package let model: LanguageModel
    private let unlearnt: UnlearntLanguages

    /// - Parameter library: Its languages are told by their function words where the model has
    ///   not learnt them.
    /// - Throws: ``LanguageModelError`` if the program was built with a model that is none.
    package init(_ library: PackLibrary) throws(LanguageModelError) {
        self.init(try LanguageModel.builtIn(), library)
    }

    package init(_ model: LanguageModel, _ library: PackLibrary) {
        self.model = model
        unlearnt = UnlearntLanguages(library, learnt: model.languages)
    }

    /// All languages worth a word, the likeliest first; `und` in front if none is likely enough.
    ///
    /// Each word of `tokens` is read: they are those of a sentence or another short text.
    ///
    /// - Complexity: O(*n*).
    package func guesses(for tokens: some Collection<Token>, in text: [UInt8]) -> [Guess] {
        var reader = LanguageReader(model)
        let words = tokens.filter(\.isWord)
        let evidence = reader.evidence(of: words, in: text)
        return guesses(from: evidence, words: words, in: text, &reader)
    }

    /// The same from evidence read before, of those words; the specialists read them again.
    func guesses(
        from evidence: LanguageEvidence,
        words: some Sequence<Token>,
        in text: [UInt8],
        _ reader: inout LanguageReader
    ) -> [Guess] {
        var ranked = shares(evidence)
        if let best = ranked.first, let specialist = specialist(of: best.tag, evidence.family) {
            let shares = reader.shares(specialist, of: words, in: text)
            refine(&ranked, specialist.shape.tags, shares)
        }
        if let tag = unlearnt.language(of: words, insteadOf: ranked.first?.tag) {
            return [Guess(tag: tag, confidence: LanguageIdentifier.leastShareOfLittle)]
        }
        let isLittle = evidence.byteCounts.wrappedSum() < LanguageIdentifier.littleByteCount
        let least =
            isLittle ? LanguageIdentifier.leastShareOfLittle : LanguageIdentifier.leastShare
        let best = ranked.first
        let isTold = best.map { best in
            guard best.tag != "und" else { return false }
            // Sisters that share a sentence are told all the same, with the share that they have.
            return best.confidence >= least
                || !isLittle
                    && share(ofSistersOf: best.tag, in: ranked)
                        >= LanguageIdentifier.leastShareOfSisters
        }
        ranked.removeAll { $0.tag == "und" || $0.confidence < LanguageIdentifier.leastShown }
        return isTold == true ? ranked : [Guess(tag: "und", confidence: 0)] + ranked
    }

    /// The languages of the family that the text is written in, the likeliest first.
    func shares(_ evidence: LanguageEvidence) -> [Guess] {
        guard let family = evidence.family else { return [] }
        let table = model.families[family.rawValue]
        let shares = table.shares(evidence.sums, from: model.firstSum(of: family))
        return zip(table.shape.tags, shares).map { Guess(tag: $0, confidence: Double($1)) }
            .sorted { ($0.confidence, $1.tag) > ($1.confidence, $0.tag) }
    }

    /// The likeliest language, and how likely it is one of those that a specialist tells it from;
    /// nil without words.
    func lead(_ evidence: LanguageEvidence) -> Guess? {
        guard let family = evidence.family else { return nil }
        let table = model.families[family.rawValue]
        let shares = table.shares(evidence.sums, from: model.firstSum(of: family))
        guard let most = shares.max(), let best = shares.firstIndex(of: most) else { return nil }
        let tags = table.shape.tags
        var together = most
        if let near = specialist(of: tags[best], family)?.shape.tags {
            together = zip(tags, shares).reduce(0) { $0 + (near.contains($1.0) ? $1.1 : 0) }
        }
        return Guess(tag: tags[best], confidence: Double(together))
    }

    /// The languages that a specialist tells from `tag`, itself among them; else it alone.
    func languages(near tag: String) -> [String] {
        model.specialists.first { $0.shape.tags.contains(tag) }?.shape.tags ?? [tag]
    }

    /// What the languages that a specialist tells from `tag` have together.
    private func share(ofSistersOf tag: String, in ranked: [Guess]) -> Double {
        let near = languages(near: tag)
        return ranked.reduce(0) { $0 + (near.contains($1.tag) ? $1.confidence : 0) }
    }

    /// The specialist that has the language, for text in its family: Serbian is told from
    /// Croatian only in Latin letters.
    private func specialist(of tag: String, _ family: ScriptFamily?) -> LanguageTable? {
        model.specialists.first { $0.shape.family == family && $0.shape.tags.contains(tag) }
    }

    /// Shares out anew what a specialist's languages have together, as it tells them.
    private func refine(_ ranked: inout [Guess], _ tags: [String], _ shares: [Float]) {
        let together = ranked.reduce(0) { $0 + (tags.contains($1.tag) ? $1.confidence : 0) }
        for index in ranked.indices {
            if let column = tags.firstIndex(of: ranked[index].tag) {
                ranked[index].confidence = Double(shares[column]) * together
            }
        }
        ranked.sort { ($0.confidence, $1.tag) > ($1.confidence, $0.tag) }
    }
}
