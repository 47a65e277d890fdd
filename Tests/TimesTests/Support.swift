import ArticleModel
import DataPacks
import TextKernel
import Times

/// The embedded packs, read once for all tests.
enum Packs {
    private static let shared = Result { try PackLibrary() }

    static func library() throws -> PackLibrary { try shared.get() }
}

/// A time as the tables write it: `DATE 2023-07-12`, with its mod in brackets.
struct FoundTime: Hashable, CustomStringConvertible {
    let words: String
    let value: String

    var description: String { "«\(words)» \(value)" }
}

/// The times of a text that stands alone, as one sentence.
func foundTimes(of text: String, language: String, reference: Day) throws -> [FoundTime] {
    let draft = draft([(.paragraph, text)], language: language)
    return TimeStage(try Packs.library()).times(in: draft, reference: reference).map { time in
        let mod = time.mod.map { " [\($0)]" } ?? ""
        return FoundTime(
            words: draft.string(time.range),
            value: "\(time.type.rawValue) \(time.value)\(mod)"
        )
    }
}

/// A draft whose blocks are given; each block of text is one sentence.
func draft(
    _ blocks: [(kind: BlockKind, text: String)],
    language: String,
    modified: String = "2030-01-01"
) -> Draft {
    let day = Day(iso: modified) ?? Day(number: 0)
    let source = Article.Source(
        id: "",
        name: [],
        byteCount: 0,
        modified: Timestamp(seconds: day.number * 86_400),
        received: Timestamp(seconds: 0)
    )
    let text = blocks.map(\.text).joined(separator: "\n\n")
    var draft = Draft(Article(source: source, text: Array(text.utf8)))
    draft.language = ArticleRecord.Language(tag: language, confidence: 1)
    var start = 0
    for (number, block) in blocks.enumerated() {
        let tokens = draft.tokens(in: TextRange(start, start + block.text.utf8.count))
        start += block.text.utf8.count + 2
        let range = draft.bytes(ofTokens: tokens)
        draft.blocks.append(Draft.Block(kind: block.kind, range: range, tokens: tokens))
        guard block.kind.isContent, block.kind != .dateline, !tokens.isEmpty else { continue }
        draft.sentences.append(Draft.Sentence(range: range, tokens: tokens, block: number))
    }
    return draft
}
