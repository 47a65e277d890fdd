import CUtf8proc
import Glibc

/// Unicode normalisation form C, in which equal text is equal bytes.
package enum Normalization {
    /// Longer runs of combining marks occur in no language; sorting them costs quadratic time.
    package static let longestMarkRun = 128

    /// The text of `utf8` in form C; nil if it has more than ``longestMarkRun`` combining marks
    /// in a row.
    ///
    /// Text of scalars that never change under composition, which nearly all articles are, is
    /// returned as it is.
    ///
    /// - Precondition: `utf8` is valid UTF-8.
    /// - Complexity: O(*n*); allocates only when the text may change.
    /// - Source: Unicode Standard Annex #15; `utf8proc_map`, of Unicode 14.
    package static func formC(_ utf8: [UInt8]) -> [UInt8]? {
        guard let first = firstDoubtful(in: utf8) else { return utf8 }
        guard marksStayShort(in: utf8[first...]) else { return nil }
        return mapped(utf8, UTF8PROC_COMPOSE)
    }

    /// The text in form D: letters and their accents apart.
    package static func formD(_ text: String) -> String {
        let utf8 = Array(text.utf8)
        return String(decoding: mapped(utf8, UTF8PROC_DECOMPOSE), as: UTF8.self)
    }

    private static func mapped(_ utf8: [UInt8], _ form: utf8proc_option_t) -> [UInt8] {
        var result: UnsafeMutablePointer<UInt8>?
        let count = utf8.withUnsafeBufferPointer {
            utf8proc_map(
                $0.baseAddress,
                $0.count,
                &result,
                utf8proc_option_t(UTF8PROC_STABLE.rawValue | form.rawValue)
            )
        }
        guard count >= 0, let result else { return utf8 }
        defer { free(result) }
        return Array(UnsafeBufferPointer(start: result, count: count))
    }

    /// Where the first scalar begins that composition could change or join with another.
    private static func firstDoubtful(in utf8: [UInt8]) -> Int? {
        utf8.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                // All below U+0300 is stable; its UTF-8 begins below 0xCC.
                if bytes[index] < 0xCC {
                    index += 1
                    continue
                }
                let (scalar, length) = decode(bytes, at: index)
                if !isStable(scalar) { return index }
                index += length
            }
            return nil
        }
    }

    /// Ranges in which every scalar is a starter with the quick-check value Yes, and takes no
    /// part in a composition as second element.
    private static func isStable(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0..<0x300, 0x388...0x482, 0x48A...0x590, 0x2010...0x2027, 0x2030...0x205E,
            0x20A0...0x20BF, 0x2190...0x21FF, 0x2500...0x27BF, 0x3001...0x3029, 0x3041...0x3096,
            0x30A0...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFF01...0xFF9D,
            0x1F300...0x1FAFF:
            true
        default:
            false
        }
    }

    private static func marksStayShort(in utf8: ArraySlice<UInt8>) -> Bool {
        utf8.withUnsafeBufferPointer { bytes in
            var run = 0
            var index = 0
            while index < bytes.count {
                let (scalar, length) = decode(bytes, at: index)
                let isMark = scalar >= 0x300 && isCombining(scalar)
                run = isMark ? run + 1 : 0
                if run > longestMarkRun { return false }
                index += length
            }
            return true
        }
    }

    private static func isCombining(_ scalar: UInt32) -> Bool {
        utf8proc_get_property(utf8proc_int32_t(bitPattern: scalar)).pointee.combining_class != 0
    }

    private static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>,
        at index: Int
    ) -> (scalar: UInt32, length: Int) {
        let lead = UInt32(bytes[index])
        func tail(_ offset: Int) -> UInt32 {
            index + offset < bytes.count ? UInt32(bytes[index + offset] & 0x3F) : 0
        }
        switch lead {
        case 0..<0xC0: return (lead, 1)
        case 0xC0..<0xE0: return ((lead & 0x1F) << 6 | tail(1), 2)
        case 0xE0..<0xF0: return ((lead & 0x0F) << 12 | tail(1) << 6 | tail(2), 3)
        default: return ((lead & 7) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
        }
    }
}
