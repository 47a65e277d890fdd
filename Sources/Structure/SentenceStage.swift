package import ArticleModel
package import DataPacks

/// Writes the layer `sentences`: those of every block that is part of the article's own text.
package struct SentenceStage: Stage {
    package static let name = "sentences"
    package static let reads: Set<Layer> = [.text, .language, .blocks]
    package static let writes: Set<Layer> = [.sentences]

    private let library: PackLibrary

    package init(_ library: PackLibrary) { self.library = library }

    package func annotate(_ draft: inout Draft) {
        let splitter = SentenceSplitter(
            text: draft.text,
            tokens: draft.tokens,
            pack: library.pack(for: draft.language.tag)
        )
        for (number, block) in draft.blocks.enumerated()
        where block.kind.isContent && block.kind != .dateline {
            if draft.isOver() { return }
            for tokens in splitter.sentences(in: block.tokens) where !tokens.isEmpty {
                draft.sentences.append(
                    Draft.Sentence(
                        range: draft.bytes(ofTokens: tokens),
                        tokens: tokens,
                        block: number
                    )
                )
            }
        }
    }
}
