import DataPacks
import Structure
import Testing
import TextKernel

/// A text with a bar at each border between two sentences.
struct SentenceCase: Sendable, CustomTestStringConvertible {
    let language: String
    let text: String

    var testDescription: String { "\(language) «\(text)»" }

    init(_ language: String, _ text: String) {
        self.language = language
        self.text = text
    }

    var wanted: [String] {
        text.split(separator: "|").map(\.trimmed).filter { !$0.isEmpty }
    }

    func found() throws -> [String] {
        let bytes = Array(text.replacing("|", with: "").utf8)
        let tokens = Tokenizer().tokens(of: bytes)
        let pack = try Packs.library().pack(for: language)
        return SentenceSplitter(text: bytes, tokens: tokens, pack: pack)
            .sentences(in: tokens.indices).map { range in
                let start = tokens[range.lowerBound].start
                return String(
                    decoding: bytes[start..<tokens[range.upperBound - 1].end],
                    as: UTF8.self
                )
            }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
