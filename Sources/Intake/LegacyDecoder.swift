import CUchardet

/// Text from before Unicode: 8-bit and East Asian encodings.
enum LegacyDecoder {
    /// The text of 7-bit bytes with ISO 2022 escapes; nil without such.
    ///
    /// These bytes are ASCII to look at, so this must be asked before UTF-8 is.
    static func decodeEscaped(_ bytes: [UInt8]) -> TextDecoder.Text? {
        guard bytes.contains(0x1B), !bytes.contains(where: { $0 >= 0x80 }) else { return nil }
        let escapes: [(bytes: [UInt8], encoding: String)] = [
            ([0x1B, 0x24, 0x42], "ISO-2022-JP"), ([0x1B, 0x24, 0x40], "ISO-2022-JP"),
            ([0x1B, 0x24, 0x29, 0x43], "ISO-2022-KR"),
        ]
        // An encoding is tried once, however many escapes there are.
        var tried: Set<String> = []
        for index in bytes.indices where bytes[index] == 0x1B && tried.count < 2 {
            let rest = bytes[index...]
            guard let escape = escapes.first(where: { rest.starts(with: $0.bytes) }),
                tried.insert(escape.encoding).inserted,
                let result = Iconv.utf8(of: bytes, in: escape.encoding), result.replaced == 0
            else { continue }
            return TextDecoder.Text(result.text, escape.encoding)
        }
        return nil
    }

    /// The text of bytes that are no Unicode, in the encoding that they look most like.
    ///
    /// - Throws: ``Rejection`` with `not-text` when too little of it can be decoded.
    static func decode(_ bytes: [UInt8]) throws(Rejection) -> TextDecoder.Text {
        let guess = Encoding.resolve(detected: detectedName(of: bytes), bytes)
        var warnings: [String] = []
        if guess.isUnsure { warnings.append("encoding-guessed: \(guess.encoding.iana)") }
        guard let result = Iconv.utf8(of: bytes, in: guess.encoding.iconv) else {
            throw Rejection(.notText, "in an encoding unknown here, \(guess.encoding.iana)")
        }
        if result.replaced * 50 > bytes.count {
            throw Rejection(
                .notText,
                "\(result.replaced) of \(bytes.count) bytes are in no known encoding"
            )
        }
        if result.replaced > 0 {
            warnings.append(
                "invalid-\(guess.encoding.iana.lowercased()): \(result.replaced) bytes replaced"
            )
        }
        return TextDecoder.Text(result.text, guess.encoding.iana, warnings: warnings)
    }

    /// What uchardet takes the bytes for; empty when it cannot tell.
    private static func detectedName(of bytes: [UInt8]) -> String {
        guard let detector = uchardet_new() else { return "" }
        defer { uchardet_delete(detector) }
        bytes.withUnsafeBytes { buffer in
            guard let start = buffer.bindMemory(to: CChar.self).baseAddress else { return }
            _ = uchardet_handle_data(detector, start, buffer.count)
        }
        uchardet_data_end(detector)
        return uchardet_get_charset(detector).map { String(cString: $0) } ?? ""
    }
}

extension LegacyDecoder {
    /// An encoding by its IANA name and by the name of the C library's converter for it.
    struct Encoding: Hashable, Sendable {
        var iana: String
        var iconv: String

        init(_ iana: String, iconv: String? = nil) {
            self.iana = iana
            self.iconv = iconv ?? iana
        }

        /// What to decode as, given what uchardet `detected`.
        ///
        /// Where two encodings differ in a few characters only, those decide; where the
        /// detector has too little to go by, the shape of the words does.
        static func resolve(
            detected: String,
            _ bytes: [UInt8]
        ) -> (encoding: Encoding, isUnsure: Bool) {
            let name = detected.uppercased()
            if let sure = eastAsian[name] { return (sure, false) }
            let hasC1 = bytes.contains { (0x80...0x9F).contains($0) }
            switch name {
            case "WINDOWS-1250", "WINDOWS-1251", "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1255",
                "WINDOWS-1256", "ISO-8859-5", "ISO-8859-6", "ISO-8859-8", "IBM866", "IBM855":
                return (Encoding(detected.lowercasedWindows), false)
            case "MAC-CYRILLIC": return (Encoding("x-mac-cyrillic", iconv: "MAC-CYRILLIC"), false)
            case "KOI8-R": return (Encoding(hasUkrainianKOI8(bytes) ? "KOI8-U" : "KOI8-R"), false)
            case "WINDOWS-1252", "ISO-8859-1": return (western, false)
            case "ISO-8859-15": return (hasC1 ? western : western15(bytes), false)
            case "ISO-8859-2": return (Encoding(hasC1 ? "windows-1250" : "ISO-8859-2"), false)
            case "ISO-8859-7": return (Encoding(hasC1 ? "windows-1253" : "ISO-8859-7"), false)
            case "ISO-8859-9": return (Encoding(hasC1 ? "windows-1254" : "ISO-8859-9"), false)
            case "TIS-620", "ISO-8859-11": return (Encoding("TIS-620", iconv: "CP874"), false)
            default: return (byShape(of: bytes, instead: name), true)
            }
        }

        private static let western = Encoding("windows-1252", iconv: "CP1252")

        /// Uchardet's names for the encodings whose structure leaves no doubt.
        private static let eastAsian: [String: Encoding] = [
            "GB18030": Encoding("GB18030"), "BIG5": Encoding("Big5", iconv: "BIG5-HKSCS"),
            "SHIFT_JIS": Encoding("Shift_JIS", iconv: "CP932"), "EUC-JP": Encoding("EUC-JP"),
            // Windows' superset of EUC-KR, which goes by that name everywhere.
            "UHC": Encoding("EUC-KR", iconv: "UHC"), "EUC-KR": Encoding("EUC-KR", iconv: "UHC"),
            "EUC-TW": Encoding("EUC-TW"), "JOHAB": Encoding("JOHAB"),
        ]

        /// The euro sign and seven letters are all that tell ISO 8859-15 from ISO 8859-1.
        private static func western15(_ bytes: [UInt8]) -> Encoding {
            let different: Set<UInt8> = [0xA4, 0xA6, 0xA8, 0xB4, 0xB8, 0xBC, 0xBD, 0xBE]
            return bytes.contains { different.contains($0) } ? Encoding("ISO-8859-15") : western
        }

        /// Where KOI8-R has box drawings, KOI8-U has є, і, ї and ґ.
        private static func hasUkrainianKOI8(_ bytes: [UInt8]) -> Bool {
            let letters: Set<UInt8> = [0xA4, 0xA6, 0xA7, 0xAD, 0xB4, 0xB6, 0xB7, 0xBD]
            return bytes.contains { letters.contains($0) }
        }

        /// Words made of high bytes are Cyrillic, single high bytes among ASCII letters Latin.
        ///
        /// Rare encodings, which the detector likes to see in short Danish texts, are believed
        /// from forty high bytes on.
        private static func byShape(of bytes: [UInt8], instead name: String) -> Encoding {
            let highCount = bytes.count { $0 >= 0x80 }
            let isRareButLikely = !name.isEmpty && name != "ASCII" && highCount >= 40
            if isRareButLikely, Iconv.utf8(of: [0x41], in: name) != nil { return Encoding(name) }
            let letterCount = bytes.count { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
            guard highCount > letterCount else { return western }
            return Encoding("windows-1251", iconv: "CP1251")
        }
    }
}

extension String {
    /// IANA writes `windows-1251` and `ISO-8859-5`.
    fileprivate var lowercasedWindows: String {
        uppercased().hasPrefix("WINDOWS") ? lowercased() : self
    }
}
