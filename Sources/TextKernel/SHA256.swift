import CGcrypt

/// SHA-256 by libgcrypt.
package enum SHA256 {
    /// The library asks to be told the version before its first use; it does so once.
    private static let isReady: Bool = {
        gcry_check_version(nil) != nil
    }()

    /// 32 bytes.
    package static func digest(of bytes: [UInt8]) -> [UInt8] {
        precondition(isReady, "libgcrypt could not be initialised")
        var digest = [UInt8](repeating: 0, count: 32)
        digest.withUnsafeMutableBytes { target in
            bytes.withUnsafeBytes { source in
                gcry_md_hash_buffer(
                    CInt(GCRY_MD_SHA256.rawValue), target.baseAddress, source.baseAddress,
                    source.count)
            }
        }
        return digest
    }

    /// `sha256:` and 64 digits: an article's identity.
    package static func identity(of bytes: [UInt8]) -> String {
        "sha256:" + Hexadecimal.text(digest(of: bytes))
    }
}

package enum Hexadecimal {
    /// Two lower-case digits a byte.
    package static func text(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of an even number of digits; nil if `text` is anything else.
    package static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == text.utf8.count, digits.count % 2 == 0 else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map {
            UInt8(digits[$0] << 4 | digits[$0 + 1])
        }
    }
}
