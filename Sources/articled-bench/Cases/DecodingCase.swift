import ArticleModel
import Intake
import LinuxIO

/// From a file's bytes to an article: digest, encoding, text.
struct DecodingCase {
    let corpus: Corpus

    func run(into report: inout Report) {
        report.say("decoding")
        for encoding in FileEncoding.allCases { measure(encoding, &report) }
    }

    private func measure(_ encoding: FileEncoding, _ report: inout Report) {
        var total = Cost()
        var byteCount = 0
        var count = 0
        for article in corpus.generated.prefix(2000) {
            guard let bytes = encoding.bytes(of: article.text) else { continue }
            var text: [UInt8]?
            total += Stopwatch.cost { text = decode(bytes) }
            byteCount += bytes.count
            count += 1
            if text != Array(article.text.utf8) {
                return report.fail("decoding \(encoding.rawValue): another text than was written")
            }
        }
        let name = "decoding \(encoding.rawValue)"
        report.add(name, "time/article", total.seconds / Double(max(1, count)) * 1e6, "µs")
        report.add(name, "files", Double(byteCount) / total.seconds / 1e6, "MB/s")
        report.add(name, "allocations/article", total.allocations / Double(max(1, count)), "")
    }

    private func decode(_ bytes: [UInt8]) -> [UInt8]? {
        let moment = Timestamp(seconds: 0)
        let made = ArticleMaker.article(
            bytes,
            name: PathBytes("a.txt"),
            modified: moment,
            received: moment
        )
        return try? made.get().text
    }
}

/// Encodings that producers write.
enum FileEncoding: String, CaseIterable {
    case utf8 = "UTF-8"
    case utf16 = "UTF-16"
    case windows1252 = "windows-1252"

    /// The text's bytes; nil where the encoding lacks a character.
    func bytes(of text: String) -> [UInt8]? {
        switch self {
        case .utf8: return Array(text.utf8)
        case .utf16:
            return ([0xFEFF] + text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .windows1252:
            var bytes: [UInt8] = []
            for scalar in text.unicodeScalars {
                guard let byte = Self.windows1252Byte(of: scalar) else { return nil }
                bytes.append(byte)
            }
            return bytes
        }
    }

    /// The marks outside Latin-1 that the samples have.
    private static let marks: [Unicode.Scalar: UInt8] = [
        "‚": 0x82, "„": 0x84, "…": 0x85, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "•": 0x95,
        "–": 0x96, "—": 0x97, "œ": 0x9C,
    ]

    private static func windows1252Byte(of scalar: Unicode.Scalar) -> UInt8? {
        let isLatin1 = scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value)
        return isLatin1 ? UInt8(scalar.value) : marks[scalar]
    }
}
