package import ArticleModel

/// Writes the layer `language`, and warns where there is none or more than one.
package struct LanguageStage: Stage {
    package static let name = "language"
    package static let reads: Set<Layer> = [.text]
    package static let writes: Set<Layer> = [.language]

    private let identifier: LanguageIdentifier

    package init(_ identifier: LanguageIdentifier) { self.identifier = identifier }

    package func annotate(_ draft: inout Draft) {
        let found = identifier.article(draft.tokens, in: draft.text, until: draft.isOver)
        let best = found.guesses[0]
        draft.language = ArticleRecord.Language(tag: best.tag, confidence: best.confidence)
        if best.tag == "und" { draft.warnings.append("language not recognised") }
        for part in found.others {
            let percent = Int((part.share * 100).rounded())
            draft.warnings.append("\(percent) % of the text is in another language: \(part.tag)")
        }
    }
}
