package import TextKernel

/// What the language model looks at in a word: the word itself and the short runs of its letters.
///
/// Written with letter case, a word gives its runs of two to five letters, its borders counted as
/// letters; without (Arabic, Han, Thai …) its runs of one to three without borders, and no whole
/// word where it is longer than words are. Capitals, accents put apart and soft hyphens make no
/// difference.
///
/// - Source: W. B. Cavnar, J. M. Trenkle: N-Gram-Based Text Categorization (1994); features are
///   hashed as in A. Joulin et al.: Bag of Tricks for Efficient Text Classification (2017).
package struct LanguageFeatures: Sendable {
    /// Changes whenever other features are made of the same word, so that no model made for
    /// others is read.
    package static let version = 1
    /// Letters after which a word is cut; scripts without spaces give longer ones.
    package static let longestWord = 48
    /// No word has more features.
    package static let mostFeatures = 4 * (longestWord + 2) + 1

    private static let border: UInt32 = 0x20
    private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let wholeWord: UInt64 = 0xD1B5_4A32_D192_ED03
    /// Letters without case above which a word is no word but a phrase.
    private static let longestCaseless = 12

    private let table = CharacterTable.unicode
    private var letters: [UInt32] = []

    package init() { letters.reserveCapacity(LanguageFeatures.longestWord + 2) }

    /// Puts the features of a word into `features`, as hashes whose highest bits are spread best.
    ///
    /// - Complexity: O(1): no word has more than ``mostFeatures``. Allocates nothing once
    ///   `features` has its capacity.
    package mutating func read(
        _ word: Token,
        in text: Span<UInt8>,
        into features: inout [UInt64]
    ) {
        features.removeAll(keepingCapacity: true)
        let isCaseless = word.shape.contains(.caseless)
        spell(word, in: text, withBorders: !isCaseless)
        let shortest = isCaseless ? 1 : 2
        let longest = isCaseless ? 3 : 5
        for start in letters.indices {
            var hash = LanguageFeatures.wholeWord
            let end = min(letters.count, start + longest)
            for index in start..<end {
                hash = (hash ^ UInt64(letters[index])) &* LanguageFeatures.multiplier
                if index - start + 1 >= shortest { features.append(hash) }
            }
        }
        if !isCaseless || letters.count < LanguageFeatures.longestCaseless {
            let key = word.key ^ LanguageFeatures.wholeWord
            features.append(key &* LanguageFeatures.multiplier)
        }
    }

    private mutating func spell(_ word: Token, in text: Span<UInt8>, withBorders: Bool) {
        letters.removeAll(keepingCapacity: true)
        if withBorders { letters.append(LanguageFeatures.border) }
        var offset = word.start
        while offset < word.end, letters.count <= LanguageFeatures.longestWord {
            let (value, length) = scalar(in: text, at: offset)
            offset += length
            if !CharacterTable.isIgnorable(value) { letters.append(table.fold(value)) }
        }
        if withBorders { letters.append(LanguageFeatures.border) }
    }
}
