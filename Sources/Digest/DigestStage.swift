package import ArticleModel
package import DataPacks
import TextKernel

/// Writes the layer `digest`: the words that tell what the article is about, and the sentences
/// that have most of them.
///
/// - Source: H. P. Luhn, “The Automatic Creation of Literature Abstracts”, IBM Journal, 1958:
///   words are significant by their frequency, sentences by their significant words.
package struct DigestStage: Stage {
    package static let name = "digest"
    package static let reads: Set<Layer> = [.text, .language, .blocks, .sentences, .entities]
    package static let writes: Set<Layer> = [.digest]

    private static let keywordCount = 8
    private static let summaryLength = 3
    /// Bytes of the shortest word that may be a keyword.
    private static let shortestWord = 5

    private let library: PackLibrary

    package init(_ library: PackLibrary) { self.library = library }

    private struct Word {
        var count = 0
        var first = 0
        var inHeading = false
    }

    package func annotate(_ draft: inout Draft) {
        let words = significantWords(of: draft)
        let ranked = words.sorted {
            (weight($0.value), $1.value.first) > (weight($1.value), $0.value.first)
        }
        let strongest = ranked.first.map { weight($0.value) } ?? 1
        draft.keywords = ranked.prefix(DigestStage.keywordCount).map { _, word in
            let text = draft.string(draft.tokens[word.first].range)
            return ArticleRecord.Keyword(
                text: draft.tokens[word.first].isAllCapitals ? text : text.lowercased(),
                score: weight(word) / strongest
            )
        }
        draft.summary = summary(of: draft, words)
    }

    private func significantWords(of draft: Draft) -> [UInt64: Word] {
        let lexicon = library.pack(for: draft.language.tag).words
        var named: Set<Int> = []
        for entity in draft.entities {
            for mention in entity.mentions { named.formUnion(mention.tokens) }
        }
        var words: [UInt64: Word] = [:]
        for sentence in draft.sentences {
            if draft.isOver() { return words }
            let kind = draft.blocks[sentence.block].kind
            for index in sentence.tokens where !named.contains(index) {
                let token = draft.tokens[index]
                guard token.isWord, token.range.count >= DigestStage.shortestWord,
                    lexicon.value(of: token.key, class: .functionWord) == nil,
                    lexicon.value(of: token.key, class: .inquit) == nil
                else { continue }
                var word = words[token.key] ?? Word(first: index)
                word.count += 1
                word.inHeading = word.inHeading || kind == .headline || kind == .heading
                words[token.key] = word
            }
        }
        return words
    }

    private func weight(_ word: Word) -> Double {
        Double(word.count) + (word.inHeading ? 1.5 : 0)
    }

    /// The paragraph sentences with most weight for their length, in text order.
    private func summary(of draft: Draft, _ words: [UInt64: Word]) -> [Int] {
        let scored = draft.sentences.indices.compactMap { index -> (index: Int, score: Double)? in
            let sentence = draft.sentences[index]
            guard draft.blocks[sentence.block].kind == .paragraph, sentence.tokens.count >= 6 else {
                return nil
            }
            let total = draft.tokens[sentence.tokens].reduce(0) {
                $0 + (words[$1.key].map(weight) ?? 0)
            }
            let place = 1 + 1 / Double(index + 1)
            return (index, place * total / (Double(sentence.tokens.count) + 10))
        }
        return scored.sorted { ($0.score, $1.index) > ($1.score, $0.index) }
            .prefix(DigestStage.summaryLength).map(\.index).sorted()
    }
}
