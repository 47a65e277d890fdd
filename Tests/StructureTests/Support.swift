import ArticleModel
import DataPacks
import Structure
import TextKernel

/// The embedded packs, read once for all tests.
enum Packs {
    private static let shared = Result { try PackLibrary() }

    static func library() throws -> PackLibrary { try shared.get() }
}

/// A draft of `text` with its blocks.
func page(_ text: String, language: String) throws -> Draft {
    let source = Article.Source(
        id: "",
        name: [],
        byteCount: 0,
        modified: Timestamp(seconds: 0),
        received: Timestamp(seconds: 0)
    )
    var draft = Draft(Article(source: source, text: Array(text.utf8)))
    draft.language = ArticleRecord.Language(tag: language, confidence: 1)
    StructureStage(try Packs.library()).annotate(&draft)
    return draft
}

extension Draft {
    /// `kind: text` of each block, line breaks as spaces.
    var outline: [String] {
        blocks.map { block in
            let words = string(block.range).split(whereSeparator: \.isWhitespace)
            return "\(block.kind.rawValue): \(words.joined(separator: " "))"
        }
    }
}
