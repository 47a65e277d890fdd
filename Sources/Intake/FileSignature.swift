/// Formats that are told by their first bytes and hold no plain text.
enum FileSignature {
    /// The name of the format that `bytes` begin like; nil if none is known.
    static func name(of bytes: [UInt8]) -> String? {
        if let match = signatures.first(where: { bytes.starts(with: $0.bytes) }) {
            return match.name
        }
        // RIFF????WEBP and ????ftyp carry their size first.
        if bytes.starts(with: "RIFF".utf8), bytes.count >= 12 { return "RIFF media" }
        if bytes.dropFirst(4).starts(with: "ftyp".utf8), bytes.first == 0 { return "MP4 media" }
        return nil
    }

    private static let signatures: [(name: String, bytes: [UInt8])] = [
        ("PDF document", Array("%PDF-".utf8)),
        ("ZIP archive or office document", [0x50, 0x4B, 0x03, 0x04]),
        ("empty ZIP archive", [0x50, 0x4B, 0x05, 0x06]),
        ("PNG image", [0x89, 0x50, 0x4E, 0x47]),
        ("JPEG image", [0xFF, 0xD8, 0xFF]),
        ("GIF image", Array("GIF8".utf8)),
        ("TIFF image", [0x49, 0x49, 0x2A, 0x00]),
        ("TIFF image", [0x4D, 0x4D, 0x00, 0x2A]),
        ("gzip data", [0x1F, 0x8B]),
        ("bzip2 data", Array("BZh91AY".utf8)),
        ("xz data", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]),
        ("zstd data", [0x28, 0xB5, 0x2F, 0xFD]),
        ("7z archive", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
        ("RAR archive", [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07]),
        ("ELF program", [0x7F, 0x45, 0x4C, 0x46]),
        ("Microsoft compound document", [0xD0, 0xCF, 0x11, 0xE0]),
        ("RTF document", Array("{\\rtf".utf8)),
        ("SQLite database", Array("SQLite format 3\0".utf8)),
        ("Ogg media", Array("OggS\0".utf8)),
        ("FLAC audio", Array("fLaC\0".utf8)),
        ("MP3 audio", Array("ID3".utf8) + [0x03]),
        ("MP3 audio", Array("ID3".utf8) + [0x04]),
    ]
}
