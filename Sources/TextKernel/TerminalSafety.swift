extension Unicode.Scalar {
    /// Whether it could begin a line, act on a terminal or turn the direction of what is read:
    /// controls, line and paragraph separators, and the invisible marks of direction and order.
    ///
    /// - Source: Unicode Technical Report #36, section 3.3; Unicode Standard Annex #9.
    package var actsOnTerminals: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// The scalar written out as `\u{1b}`.
    package var escape: String { "\\u{\(String(value, radix: 16))}" }
}
