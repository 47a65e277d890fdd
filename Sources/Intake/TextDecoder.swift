import TextKernel

/// Turns a file's bytes into text, whatever encoding they are in.
///
/// Pure: the same bytes give the same text on every machine with the same C library.
package enum TextDecoder {
    /// Text as the record keeps it: UTF-8, NFC, lines ended by LF, no byte order mark.
    package struct Text: Hashable, Sendable {
        package var utf8: [UInt8]
        /// IANA name of the encoding that was decoded.
        package var encoding: String
        package var warnings: [String] = []

        init(_ utf8: [UInt8], _ encoding: String, warnings: [String] = []) {
            self.utf8 = utf8
            self.encoding = encoding
            self.warnings = warnings
        }
    }

    /// - Throws: ``Rejection`` with `not-text` or `no-text`.
    /// - Complexity: O(*n*).
    package static func decode(_ bytes: [UInt8]) throws(Rejection) -> Text {
        if let format = FileSignature.name(of: bytes) {
            throw Rejection(.notText, "begins like \(format)")
        }
        var text = try decodeUnmarked(bytes)
        try clean(&text)
        if let normal = Normalization.formC(text.utf8) {
            text.utf8 = normal
        } else {
            text.warnings.append(
                "not-normalised: more than \(Normalization.longestMarkRun) combining marks in a row"
            )
        }
        return text
    }

    private static func decodeUnmarked(_ bytes: [UInt8]) throws(Rejection) -> Text {
        if let text = WideDecoder.decodeMarked(bytes) { return text }
        var body = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { body.removeFirst(3) }
        if let text = WideDecoder.decodeUnmarked(body) { return text }
        if let escaped = LegacyDecoder.decodeEscaped(body) { return escaped }
        let tally = UTF8Tally(of: body)
        if tally.invalidBytes == 0 { return Text(body, "UTF-8") }
        if tally.isDamagedUTF8 || body.count < bytes.count {
            let repaired = Array(String(decoding: body, as: UTF8.self).utf8)
            return Text(
                repaired,
                "UTF-8",
                warnings: ["invalid-utf-8: \(tally.invalidBytes) bytes replaced"]
            )
        }
        return try LegacyDecoder.decode(body)
    }
}

extension TextDecoder {
    /// Texts of so few bytes are kept, but a reader should know.
    private static let shortest = 16

    /// Ends lines by LF, replaces stray NULs, and refuses what turns out to be no text.
    private static func clean(_ text: inout Text) throws(Rejection) {
        var cleaned: [UInt8] = []
        cleaned.reserveCapacity(text.utf8.count)
        var nulCount = 0
        var controlCount = 0
        var hasText = false
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case 0x0A where previous == 0x0D: break
            case 0x0D: cleaned.append(0x0A)
            case 0x00:
                nulCount += 1
                cleaned.append(contentsOf: [0xEF, 0xBF, 0xBD])
            default:
                cleaned.append(byte)
                if byte > 0x20, byte != 0x7F { hasText = true }
                let isControl = (byte < 0x20 && !(0x09...0x0C).contains(byte)) || byte == 0x7F
                if isControl, byte != 0x0A, byte != 0x1B { controlCount += 1 }
            }
            previous = byte
        }
        let size = text.utf8.count
        if nulCount * 1000 > size {
            throw Rejection(.notText, "\(nulCount) of \(size) bytes are NUL")
        }
        if controlCount * 50 > size {
            throw Rejection(.notText, "\(controlCount) of \(size) bytes are control characters")
        }
        text.utf8 = cleaned
        if !hasText || isBlank(text.utf8) {
            throw Rejection(.noText, size == 0 ? "holds nothing" : "holds white space only")
        }
        if nulCount > 0 { text.warnings.append("nul: \(nulCount) bytes replaced") }
        if text.utf8.count <= shortest { text.warnings.append("short: hardly any text") }
        let replaced = replacementCount(in: text.utf8)
        if replaced * 10 > size { throw Rejection(.notText, "\(replaced) characters undecodable") }
    }

    /// Whether the text holds nothing but Unicode white space and invisible marks.
    ///
    /// Articles have a letter within the first lines, so that this looks at few of them.
    private static func isBlank(_ utf8: [UInt8]) -> Bool {
        String(decoding: utf8, as: UTF8.self).unicodeScalars.allSatisfy {
            $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint
                || $0.properties.generalCategory == .control
        }
    }

    private static func replacementCount(in utf8: [UInt8]) -> Int {
        var count = 0
        for index in utf8.indices.dropLast(2)
        where utf8[index] == 0xEF && utf8[index + 1] == 0xBF && utf8[index + 2] == 0xBD {
            count += 1
        }
        return count
    }
}

/// How much of some bytes is UTF-8.
struct UTF8Tally {
    private(set) var invalidBytes = 0
    private(set) var multiByteCharacters = 0
    private var endsCutShort = false

    init(of bytes: [UInt8]) {
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                index += 1
                continue
            }
            let length = UTF8Tally.validLength(in: bytes, at: index)
            if length > 0 {
                multiByteCharacters += 1
                index += length
            } else {
                endsCutShort = index + 4 > bytes.count && bytes[index] >= 0xC2
                invalidBytes += 1
                index += 1
            }
        }
    }

    /// Whether the bytes were UTF-8 before something happened to a few of them: text in a legacy
    /// encoding hardly ever looks like UTF-8 every second time.
    var isDamagedUTF8: Bool {
        multiByteCharacters >= invalidBytes
            || (endsCutShort && invalidBytes <= 3 && multiByteCharacters > invalidBytes)
    }

    /// The length in bytes of the valid character at `index`; 0 if there is none.
    private static func validLength(in bytes: [UInt8], at index: Int) -> Int {
        let lead = bytes[index]
        let length: Int
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return 0
        }
        guard index + length <= bytes.count else { return 0 }
        for tail in bytes[(index + 1)..<(index + length)] where tail & 0xC0 != 0x80 { return 0 }
        // No overlong forms, no surrogates, nothing above U+10FFFF.
        switch (lead, bytes[index + 1]) {
        case (0xE0, ..<0xA0), (0xED, 0xA0...), (0xF0, ..<0x90), (0xF4, 0x90...): return 0
        default: return length
        }
    }
}
