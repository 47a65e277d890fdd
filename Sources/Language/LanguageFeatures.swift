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
    private var letters = [UInt32](repeating: 0, count: longestWord + 3)
    private var letterCount = 0
    /// Of the word read last, the first ``count`` being its features: hashes whose highest bits
    /// are spread best.
    package private(set) var hashes = [UInt64](repeating: 0, count: mostFeatures)
    package private(set) var count = 0

    package init() {}

    /// Finds the features of a word.
    ///
    /// - Complexity: O(1), for no word has more than ``mostFeatures``; allocates nothing.
    package mutating func read(_ word: Token, in text: Span<UInt8>) {
        let isCaseless = word.has(.caseless)
        spell(word, in: text, withBorders: !isCaseless)
        count = 0
        if isCaseless {
            findRuns(of: 1, to: 3)
        } else {
            findRuns(of: 2, to: 5)
        }
        if !isCaseless || letterCount < LanguageFeatures.longestCaseless {
            let key = word.key ^ LanguageFeatures.wholeWord
            hashes[count] = key &* LanguageFeatures.multiplier
            count += 1
        }
    }

    @inline(__always)
    private mutating func findRuns(of shortest: Int, to longest: Int) {
        var found = 0
        let letterCount = letterCount
        letters.withUnsafeBufferPointer { letters in
            hashes.withUnsafeMutableBufferPointer { hashes in
                for start in 0..<letterCount {
                    var hash = LanguageFeatures.wholeWord
                    for length in 1...min(longest, letterCount - start) {
                        hash = hash ^ UInt64(letters[start + length - 1])
                        hash = hash &* LanguageFeatures.multiplier
                        if length >= shortest {
                            hashes[found] = hash
                            found += 1
                        }
                    }
                }
            }
        }
        count = found
    }

    private mutating func spell(_ word: Token, in text: Span<UInt8>, withBorders: Bool) {
        var count = 0
        if withBorders {
            letters[0] = LanguageFeatures.border
            count = 1
        }
        var offset = word.start
        while offset < word.end, count <= LanguageFeatures.longestWord {
            let (value, length) = scalar(in: text, at: offset)
            offset += length
            if CharacterTable.isIgnorable(value) { continue }
            letters[count] = table.fold(value)
            count += 1
        }
        if withBorders {
            letters[count] = LanguageFeatures.border
            count += 1
        }
        letterCount = count
    }
}
