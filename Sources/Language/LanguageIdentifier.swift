package import ArticleModel
package import DataPacks
package import TextKernel

/// Tells the language of a text by the commonest words of each language with a pack.
///
/// A word counts the more for a language the fewer others share it; what the others share
/// counts for all of them alike.
package struct LanguageIdentifier: Sendable {
    package struct Guess: Sendable, Hashable {
        package var tag: String
        /// 0…1, the languages' shares adding to 1.
        package var confidence: Double
    }

    private struct Evidence: Sendable {
        var language: Int
        var weight: Double
    }

    /// Words of evidence from which the best language's lead is trusted.
    private static let sharpness = 1.4
    /// Least share of a text's words that must be known words of the language.
    private static let leastCoverage = 0.06

    private let tags: [String]
    private let evidence: [UInt64: [Evidence]]

    package init(_ library: PackLibrary) {
        let tags = library.languages
        var users: [UInt64: [Int]] = [:]
        for (language, tag) in tags.enumerated() {
            for key in Set(library.functionWords[tag] ?? []) {
                users[key, default: []].append(language)
            }
        }
        self.tags = tags
        evidence = users.mapValues { languages in
            let rarity = (Double(tags.count + 1) / Double(languages.count)).logarithm
            return languages.map { Evidence(language: $0, weight: rarity) }
        }
    }

    /// All languages with evidence for them, the likeliest first; `und` alone if there is too
    /// little.
    package func guesses(for tokens: [Token]) -> [Guess] {
        var scores = [Double](repeating: 0, count: tags.count)
        var known = [Int](repeating: 0, count: tags.count)
        var words = 0
        for token in tokens where token.isWord {
            words += 1
            for item in evidence[token.key] ?? [] {
                scores[item.language] += item.weight
                known[item.language] += 1
            }
        }
        let ranked = scores.indices.filter { scores[$0] > 0 }
            .sorted { (scores[$0], $1) > (scores[$1], $0) }
        guard let best = ranked.first,
            Double(known[best]) >= Double(words) * LanguageIdentifier.leastCoverage
        else { return [Guess(tag: "und", confidence: 0)] }
        let weights = ranked.map {
            ((scores[$0] - scores[best]) * LanguageIdentifier.sharpness).exponential
        }
        let total = weights.reduce(0, +)
        return zip(ranked, weights).map { Guess(tag: tags[$0], confidence: $1 / total) }
            .filter { $0.confidence >= 0.001 }
    }
}

/// Writes the layer `language`.
package struct LanguageStage: Stage {
    package static let name = "language"
    package static let reads: Set<Layer> = [.text]
    package static let writes: Set<Layer> = [.language]

    private let identifier: LanguageIdentifier

    package init(_ identifier: LanguageIdentifier) { self.identifier = identifier }

    package func annotate(_ draft: inout Draft) {
        let best = identifier.guesses(for: draft.tokens)[0]
        draft.language = ArticleRecord.Language(tag: best.tag, confidence: best.confidence)
        if best.tag == "und" { draft.warnings.append("language not recognised") }
    }
}
