/// The SHA-256 digest behind an article's `id`, in 32 bytes instead of 71.
///
/// A store of a million articles keeps a million of these in memory.
package struct ArticleDigest: Hashable, Sendable {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// Bytes of `sha256:` and 64 hexadecimal digits.
    static let idByteCount = 71
    private static let scheme: StaticString = "sha256:"

    /// Reads `sha256:` and 64 lower-case hexadecimal digits; nil for anything else.
    package init?(id: String) {
        let bytes = Array(id.utf8)
        self.init(id: bytes.span)
    }

    /// - Complexity: 71 bytes are looked at, none allocated.
    init?(id: Span<UInt8>) {
        guard id.count == Self.idByteCount, id.starts(with: Self.scheme) else { return nil }
        guard let first = Self.word(id, at: 7), let second = Self.word(id, at: 23),
            let third = Self.word(id, at: 39), let fourth = Self.word(id, at: 55)
        else { return nil }
        words = (first, second, third, fourth)
    }

    package static func == (a: ArticleDigest, b: ArticleDigest) -> Bool { a.words == b.words }

    /// One word of a digest is as evenly spread as any hash of it.
    package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }

    private static func word(_ digits: Span<UInt8>, at offset: Int) -> UInt64? {
        var word: UInt64 = 0
        for index in offset..<offset + 16 {
            let digit = digits[index]
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): word = word << 4 | UInt64(digit &- 0x30)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): word = word << 4 | UInt64(digit &- 0x57)
            default: return nil
            }
        }
        return word
    }
}

extension Span<UInt8> {
    /// Whether the ASCII letters of `text` stand at `offset`.
    func has(_ text: StaticString, at offset: Int) -> Bool {
        guard offset >= 0, count - offset >= text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { text in
            for index in 0..<text.count where self[offset + index] != text[index] { return false }
            return true
        }
    }

    func starts(with text: StaticString) -> Bool { has(text, at: 0) }
}
