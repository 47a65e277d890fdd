/// UTF-16 and UTF-32, with and without a byte order mark.
enum WideDecoder {
    private enum Form: String, CaseIterable {
        case utf32LittleEndian = "UTF-32LE"
        case utf32BigEndian = "UTF-32BE"
        case utf16LittleEndian = "UTF-16LE"
        case utf16BigEndian = "UTF-16BE"

        var width: Int { self == .utf32LittleEndian || self == .utf32BigEndian ? 4 : 2 }
        var isLittleEndian: Bool { self == .utf32LittleEndian || self == .utf16LittleEndian }

        /// The order matters: UTF-32LE's mark begins like UTF-16LE's.
        var mark: [UInt8] {
            switch self {
            case .utf32LittleEndian: [0xFF, 0xFE, 0, 0]
            case .utf32BigEndian: [0, 0, 0xFE, 0xFF]
            case .utf16LittleEndian: [0xFF, 0xFE]
            case .utf16BigEndian: [0xFE, 0xFF]
            }
        }
    }

    /// The text of bytes that begin with a byte order mark; nil without one.
    static func decodeMarked(_ bytes: [UInt8]) -> TextDecoder.Text? {
        for form in Form.allCases where bytes.starts(with: form.mark) {
            let result = decode(bytes.dropFirst(form.mark.count), as: form)
            let warnings =
                result.faults == 0
                ? [] : ["invalid-\(form.rawValue.lowercased()): \(result.faults) units replaced"]
            return TextDecoder.Text(Array(result.text.utf8), form.rawValue, warnings: warnings)
        }
        return nil
    }

    /// The text of bytes whose NULs lie as in UTF-16 or UTF-32 and that then read as text.
    static func decodeUnmarked(_ bytes: [UInt8]) -> TextDecoder.Text? {
        for form in Form.allCases where bytes.count >= form.width && hasPattern(of: form, bytes) {
            let result = decode(bytes[...], as: form)
            guard result.faults == 0, readsAsText(result.text) else { continue }
            return TextDecoder.Text(Array(result.text.utf8), form.rawValue)
        }
        return nil
    }

    private static func decode(
        _ bytes: ArraySlice<UInt8>,
        as form: Form
    ) -> (text: String, faults: Int) {
        var scalars = String.UnicodeScalarView()
        var faults = bytes.count % form.width == 0 ? 0 : 1
        var index = bytes.startIndex
        while let unit = unit(in: bytes, at: index, form) {
            index += form.width
            if form.width == 2, (0xD800..<0xDC00).contains(unit),
                let low = self.unit(in: bytes, at: index, form), (0xDC00..<0xE000).contains(low),
                let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
            {
                index += form.width
                scalars.append(scalar)
            } else if let scalar = Unicode.Scalar(unit) {
                scalars.append(scalar)
            } else {
                faults += 1
                scalars.append("\u{FFFD}")
            }
        }
        return (String(scalars), faults)
    }

    /// The code unit at `index`; nil when fewer bytes are left.
    private static func unit(in bytes: ArraySlice<UInt8>, at index: Int, _ form: Form) -> UInt32? {
        guard index + form.width <= bytes.endIndex else { return nil }
        let part = bytes[index..<(index + form.width)]
        return form.isLittleEndian
            ? part.reversed().reduce(0) { $0 << 8 | UInt32($1) }
            : part.reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Whether NULs lie where the form has its high bytes, and hardly anywhere else.
    private static func hasPattern(of form: Form, _ bytes: [UInt8]) -> Bool {
        guard bytes.count % form.width == 0 else { return false }
        var nulsAtPlace = [Int](repeating: 0, count: form.width)
        for (index, byte) in bytes.enumerated() where byte == 0 {
            nulsAtPlace[index % form.width] += 1
        }
        // Index 0 is the highest byte of a unit.
        if form.isLittleEndian { nulsAtPlace.reverse() }
        let unitCount = bytes.count / form.width
        if form.width == 4 { return nulsAtPlace[0] == unitCount && nulsAtPlace[3] == 0 }
        // Spaces and digits alone are a twentieth of any text; in East Asia, of few.
        let isValidUTF8 = String(validating: bytes, as: UTF8.self) != nil
        let enough = isValidUTF8 ? nulsAtPlace[0] * 20 >= unitCount : nulsAtPlace[0] > 0
        return enough && nulsAtPlace[0] > 0 && nulsAtPlace[1] * 20 <= nulsAtPlace[0]
    }

    /// Whether nearly all scalars are such as texts have, from few blocks.
    private static func readsAsText(_ text: String) -> Bool {
        var good = 0
        var total = 0
        for scalar in text.unicodeScalars.prefix(4096) {
            total += 1
            switch scalar.properties.generalCategory {
            case .control: good += [0x09, 0x0A, 0x0C, 0x0D].contains(scalar.value) ? 1 : 0
            case .unassigned, .privateUse, .surrogate: break
            default: good += 1
            }
        }
        return good * 100 >= total * 98
    }
}
