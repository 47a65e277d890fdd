import ArticleModel
import DataPacks
import Testing
import TextKernel

@testable import Digest

/// The words and the sentences that tell what an article is about.
@Suite struct DigestTests {
    private static let library = Result { try PackLibrary() }

    /// A draft of sentences, each a paragraph or a headline of its own, with its digest.
    private func digest(
        _ sentences: [(kind: BlockKind, text: String)],
        names: [String] = []
    ) throws -> Draft {
        let text = sentences.map(\.text).joined(separator: "\n\n")
        let source = Article.Source(
            id: "",
            name: [],
            byteCount: 0,
            modified: Timestamp(seconds: 0),
            received: Timestamp(seconds: 0)
        )
        var draft = Draft(Article(source: source, text: Array(text.utf8)))
        draft.language = ArticleRecord.Language(tag: "en", confidence: 1)
        var start = 0
        for (number, sentence) in sentences.enumerated() {
            let end = draft.tokens.partitioningIndex {
                $0.start >= start + sentence.text.utf8.count
            }
            let tokens = draft.tokens.partitioningIndex { $0.start >= start }..<end
            start += sentence.text.utf8.count + 2
            let range = draft.bytes(ofTokens: tokens)
            draft.blocks.append(.init(kind: sentence.kind, range: range, tokens: tokens))
            draft.sentences.append(.init(range: range, tokens: tokens, block: number))
        }
        for index in draft.tokens.indices
        where names.contains(draft.string(draft.tokens[index].range)) {
            let mention = Draft.Mention(tokens: index..<index + 1, range: draft.tokens[index].range)
            draft.entities.append(.init(type: .person, name: "", mentions: [mention]))
        }
        DigestStage(try Self.library.get()).annotate(&draft)
        return draft
    }

    @Test func nothingHasNoDigest() throws {
        let empty = try digest([])
        #expect(empty.keywords.isEmpty && empty.summary.isEmpty)
        let marks = try digest([(.paragraph, "… – 12 !")])
        #expect(marks.keywords.isEmpty && marks.summary.isEmpty)
    }

    @Test func frequentWordsLeadAndHeadingsWeigh() throws {
        let draft = try digest([
            (.headline, "Telescope cracked"),
            (.paragraph, "The mirror was packed, the mirror was shipped, the mirror was late."),
            (.paragraph, "The telescope is a machine of the university."),
        ])
        #expect(draft.keywords.map(\.text).prefix(2) == ["telescope", "mirror"])
        #expect(draft.keywords.first?.score == 1)
        #expect(draft.keywords.map(\.score) == draft.keywords.map(\.score).sorted(by: >))
    }

    /// Words of function, of saying, short ones and names are no keywords.
    @Test func keywordsAreWordsOfTheSubject() throws {
        let draft = try digest(
            [
                (
                    .paragraph,
                    "There Skjoldager explained because of the red mirror, said Skjoldager."
                )
            ],
            names: ["Skjoldager"]
        )
        #expect(draft.keywords.map(\.text) == ["mirror"])
    }

    @Test func atMostEightKeywordsAndThreeSentences() throws {
        let words = ["mirror", "bridge", "ferry", "battery", "captain", "harbour", "tugboat"]
        let draft = try digest(
            words.map {
                (.paragraph, "Yesterday the \($0) crossed another \($0) without a captain.")
            }
        )
        #expect(draft.keywords.count == 8)
        #expect(draft.summary.count == 3)
        #expect(draft.summary == draft.summary.sorted())
    }

    /// Headlines and fragments are no summary.
    @Test func theSummaryIsOfParagraphs() throws {
        let draft = try digest([
            (.headline, "Mirror mirror mirror mirror mirror mirror mirror"),
            (.paragraph, "Mirror, mirror."),
            (.paragraph, "The mirror of the telescope was broken on the way."),
        ])
        #expect(draft.summary == [2])
    }

    /// Words in capitals only are acronyms, and stay so.
    @Test func acronymsKeepTheirCapitals() throws {
        let draft = try digest([(.paragraph, "UNESCO Mirror UNESCO Mirror of it.")])
        #expect(draft.keywords.map(\.text) == ["UNESCO", "mirror"])
    }
}
