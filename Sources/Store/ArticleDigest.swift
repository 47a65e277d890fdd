/// What the store remembers of an article's `id`: the second half of its SHA-256 digest, 16 bytes
/// instead of the text's 71.
///
/// Half is enough to be sure. Two of a million articles agree in these 128 bits by accident with a
/// probability below 10^-26. Who would make two articles that agree has 2^64 digests to compute,
/// and gains that the second of his own articles is taken for a duplicate; to meet another's
/// article takes 2^128. The ids in the records stay whole.
package struct ArticleDigest: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    /// Bytes of `sha256:` and 64 hexadecimal digits.
    static let idByteCount = 71
    /// Bytes of a digest in a file.
    static let byteCount = 16
    private static let scheme: StaticString = "sha256:"

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads `sha256:` and 64 lower-case hexadecimal digits; nil for anything else.
    package init?(id: String) {
        let bytes = Array(id.utf8)
        self.init(id: bytes.span)
    }

    /// - Complexity: 71 bytes are looked at, none allocated.
    init?(id: Span<UInt8>) {
        guard id.count == Self.idByteCount, id.starts(with: Self.scheme),
            Self.word(id, at: 7) != nil, Self.word(id, at: 23) != nil,
            let high = Self.word(id, at: 39), let low = Self.word(id, at: 55)
        else { return nil }
        self.init(high: high, low: low)
    }

    /// One word of a digest is as evenly spread as any hash of it.
    package func hash(into hasher: inout Hasher) { hasher.combine(low) }

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
