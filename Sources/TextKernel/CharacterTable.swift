import CUtf8proc

/// What kind of character a Unicode scalar is, as far as reading the press needs to know.
package enum CharacterClass: UInt8, Sendable {
    case other, space, lineBreak, lower, upper, letter, mark, digit, punctuation, symbol
}

/// Classes and lower-case forms of all scalars, by table for the Basic Multilingual Plane.
///
/// Built once from utf8proc's data (Unicode 14); `Unicode.Scalar.Properties` was measured at
/// 20 MB/s, a table at over 800.
package struct CharacterTable: Sendable {
    /// The only instance: read-only data, the same in every process.
    package static let unicode = CharacterTable()

    private let classes: [UInt8]
    private let folded: [UInt16]

    private init() {
        var classes = [UInt8](repeating: 0, count: 0x10000)
        var folded = [UInt16](repeating: 0, count: 0x10000)
        for value in 0..<0x10000 {
            classes[value] = CharacterTable.classify(Int32(value)).rawValue
            let lower = utf8proc_tolower(Int32(value))
            folded[value] = lower > 0 && lower < 0x10000 ? UInt16(lower) : UInt16(value)
        }
        // One apostrophe, one space, one spelling of ё: forms in the packs need only these.
        for apostrophe in [0x2019, 0x02BC, 0x2018, 0xFF07] { folded[apostrophe] = 0x27 }
        for hyphen in [0x2010, 0x2011] { folded[hyphen] = 0x2D }
        folded[0x0451] = 0x0435
        folded[0x0401] = 0x0435
        self.classes = classes
        self.folded = folded
    }

    package func characterClass(of scalar: UInt32) -> CharacterClass {
        let raw =
            scalar < 0x10000
            ? classes[Int(scalar)] : CharacterTable.classify(Int32(scalar)).rawValue
        return CharacterClass(rawValue: raw) ?? .other
    }

    /// The scalar in lower case, with apostrophes, hyphens and ё unified.
    package func fold(_ scalar: UInt32) -> UInt32 {
        scalar < 0x10000
            ? UInt32(folded[Int(scalar)]) : UInt32(bitPattern: utf8proc_tolower(Int32(scalar)))
    }

    /// Whether the scalar is left out of a word's key: soft hyphens, zero-width characters, and
    /// the stress accents that Russian and Ukrainian texts may carry.
    @inline(__always)
    package static func isIgnorable(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF, 0x300, 0x301: true
        default: false
        }
    }

    /// - Source: Unicode Standard Annex #44, General_Category.
    private static func classify(_ scalar: Int32) -> CharacterClass {
        switch scalar {
        case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: return .lineBreak
        case 0x09, 0x0B, 0x0C: return .space
        case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: return .mark  // invisible inside words
        // Georgian has capitals in Unicode, but writes no sentence and no name with them.
        case 0x10D0...0x10FF: return .letter
        default: break
        }
        switch utf8proc_category(scalar) {
        case UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LT: return .upper
        case UTF8PROC_CATEGORY_LL: return .lower
        case UTF8PROC_CATEGORY_LM, UTF8PROC_CATEGORY_LO: return .letter
        case UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_MC, UTF8PROC_CATEGORY_ME: return .mark
        case UTF8PROC_CATEGORY_ND, UTF8PROC_CATEGORY_NL, UTF8PROC_CATEGORY_NO: return .digit
        case UTF8PROC_CATEGORY_PC, UTF8PROC_CATEGORY_PD, UTF8PROC_CATEGORY_PS,
            UTF8PROC_CATEGORY_PE, UTF8PROC_CATEGORY_PI, UTF8PROC_CATEGORY_PF,
            UTF8PROC_CATEGORY_PO:
            return .punctuation
        case UTF8PROC_CATEGORY_SM, UTF8PROC_CATEGORY_SC, UTF8PROC_CATEGORY_SK,
            UTF8PROC_CATEGORY_SO:
            return .symbol
        case UTF8PROC_CATEGORY_ZS: return .space
        default: return .other
        }
    }
}
