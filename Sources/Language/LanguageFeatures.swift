package import TextKernel

/// What the language model looks at in a word: the word itself and the short runs of its letters.
///
/// Written with letter case, a word gives its runs of two to four letters, its borders counted as
/// letters; without (Arabic, Han, Thai …) its runs of one to three, and no whole word where it is
/// longer than words are.
///
/// - Source: W. B. Cavnar, J. M. Trenkle: N-Gram-Based Text Categorization (1994); features are
///   hashed as in A. Joulin et al.: Bag of Tricks for Efficient Text Classification (2017).
package struct LanguageFeatures: Sendable {
    /// Letters after which a word is cut; scripts without spaces give longer ones.
    private static let longest = 48
    private static let border: UInt32 = 0x20

    private let table = CharacterTable.unicode
    private let shift: UInt64

    /// Features are numbered from 0 to 2^`bits` - 1.
    package init(bits: Int) { shift = UInt64(64 - bits) }

    /// Calls `use` with the number of each feature of a word.
    @inline(__always)
    package func visit(_ word: Token, in text: Span<UInt8>, _ use: (Int) -> Void) {
        let isCaseless = word.shape.contains(.caseless)
        let least = isCaseless ? 1 : 2
        let most = isCaseless ? 3 : 4
        // Runs that end at the letter read last, the longest first in `hashes`' last place.
        var (one, two, three) = (UInt32(0), UInt32(0), UInt32(0))
        var known = 0
        var offset = word.start
        var letters = 0
        if !isCaseless {
            three = LanguageFeatures.border
            known = 1
        }
        while letters < LanguageFeatures.longest {
            let value: UInt32
            if offset < word.end {
                let (scalar, length) = scalar(in: text, at: offset)
                offset += length
                if CharacterTable.isIgnorable(scalar) { continue }
                value = table.fold(scalar)
            } else if offset == word.end, !isCaseless {
                value = LanguageFeatures.border
                offset += 1
            } else {
                break
            }
            letters += 1
            if least == 1 { use(number(of: UInt64(value), length: 1)) }
            if known >= 1 { use(number(of: UInt64(three) << 21 | UInt64(value), length: 2)) }
            if known >= 2 {
                use(number(of: (UInt64(two) << 21 | UInt64(three)) << 21 | UInt64(value), length: 3))
            }
            if most == 4, known >= 3 {
                let front = (UInt64(one) << 42) ^ (UInt64(two) << 28)
                use(number(of: front ^ (UInt64(three) << 14) ^ UInt64(value), length: 4))
            }
            (one, two, three) = (two, three, value)
            known += 1
        }
        if !isCaseless || letters < 12 { use(number(of: word.key, length: 7)) }
    }

    @inline(__always)
    private func number(of key: UInt64, length: UInt64) -> Int {
        var hash = (key ^ (length << 60)) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
        hash &*= 0xBF58_476D_1CE4_E5B9
        return Int(hash >> shift)
    }
}
