import ArticleModel
import DataPacks
import Foundation
import Reading
import TestSupport
import TextKernel

/// The reader with the embedded packs, made once for all tests.
enum Reads {
    private static let shared = Result { try Reader(try PackLibrary(), version: "0.0.0") }

    /// The record of a text in a file that was last written on 1 June 2025.
    static func read(_ text: [UInt8], language: String? = nil) throws -> ArticleRecord {
        let normal = Normalization.formC(text) ?? text
        var source = Article.Source(
            id: SHA256.identity(of: text),
            name: Array("wire/x.txt".utf8),
            byteCount: text.count,
            modified: Timestamp(seconds: 1_748_736_000),
            received: Timestamp(seconds: 0)
        )
        source.warnings = []
        return try shared.get().read(Article(source: source, text: normal), language: language)
    }
}

/// Our own articles, `Tests/Articles/<language>-<slug>.txt`.
enum Sample {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Articles")

    static let names: [String] = {
        let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path())
        return (files ?? []).filter { $0.hasSuffix(".txt") }.sorted().map { String($0.dropLast(4)) }
    }()

    static func text(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: name + ".txt")))
    }
}

/// Texts that no newspaper prints.
enum Garbage {
    private static let pieces = [
        "»", "«", "“", "”", "„", "\"", "'", "’", "–", "— ", "- ", "(", ")", "[", "/", ".", ". ",
        "…", "?", "!", ":", ", ", " ", "\n", "\n\n", "\r", "\t", "\u{A0}", "\u{AD}", "\u{301}",
        "\u{FEFF}", "\u{0}", "\u{2028}", "👩\u{200D}👧", "𝐀", "北京", "f.eks. ", "Dr. ", "By ",
        "Af ", "Foto: ", "Anna ", "Berg ", "NATO ", "U.S. ", "said ", "siger ", "hun ", "he ",
        "CIA-chefen ", "Putin's ", "in ", "den ", "24. juni ", "12 July ", "last ", "May ",
        "2023 ", "7", "18.00 ", "kl. ", "Нарышкин ", "сказал ", "вчера ", "die ", "und ", "le ",
        "que ", "og ", "det er ikke ", "they were not ", "according to ", "Read more: ",
        "Share\n", "LONDON (Reuters) – ", "\n• ", "\n– ", "Moskva/Washington ",
    ]

    static func text(seed: UInt64) -> [UInt8] {
        var random = SplitMix64(seed: seed)
        let count = Int.random(in: 0...160, using: &random)
        let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        return Array(text.utf8)
    }

    /// A text with some of its bytes replaced, left out and put in, made valid again.
    static func edited(_ text: [UInt8], seed: UInt64) -> [UInt8] {
        var random = SplitMix64(seed: seed)
        var bytes = text
        for _ in 0..<Int.random(in: 1...40, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(UInt8.random(in: 9...126, using: &random), at: place)
            default:
                let end = min(bytes.count, place + Int.random(in: 1...200, using: &random))
                bytes.removeSubrange(place..<end)
            }
        }
        return Array(String(decoding: bytes, as: UTF8.self).utf8)
    }
}
