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
                    CInt(GCRY_MD_SHA256.rawValue),
                    target.baseAddress,
                    source.baseAddress,
                    source.count
                )
            }
        }
        return digest
    }

    /// `sha256:` and 64 digits: an article's identity.
    package static func identity(of bytes: [UInt8]) -> String {
        "sha256:" + Hexadecimal.text(digest(of: bytes))
    }
}
