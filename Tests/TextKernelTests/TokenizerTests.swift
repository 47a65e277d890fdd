import TestSupport
import Testing
import TextKernel

/// Where the tokenizer cuts, and what it says of each piece.
@Suite struct TokenizerTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        /// The pieces, parted by bars.
        let pieces: String
        var testDescription: String { "«\(text)»" }

        init(_ text: String, _ pieces: String) {
            self.text = text
            self.pieces = pieces
        }
    }

    static let cuts: [Case] = [
        // Nothing, and what is as good as nothing.
        Case("", ""),
        Case(" \t\n\r\u{85}\u{2028}\u{A0}", ""),
        Case("\u{FEFF}\u{200B}\u{AD}", ""),
        Case("\u{301}\u{308}", ""),
        Case("\u{0}\u{1F}\u{E000}\u{10FFFF}", ""),
        // Apostrophes and hyphens are tokens of their own, whatever their code.
        Case("Putin's", "Putin|'|s"),
        Case("l’AFP", "l|’|AFP"),
        Case("'tis", "'|tis"),
        Case("CIA-chefen", "CIA|-|chefen"),
        Case("a\u{2011}b", "a|\u{2011}|b"),
        Case("O’Neill-‘Smith’", "O|’|Neill|-|‘|Smith|’"),
        // The modifier letter is a letter: Ukrainian writes м'яч with it.
        Case("м\u{2BC}яч", "м\u{2BC}яч"),
        // What is invisible inside a word does not part it; what stands alone is a gap.
        Case("co\u{AD}op", "co\u{AD}op"),
        Case("a\u{200D}b", "a\u{200D}b"),
        Case("a \u{AD} b", "a|b"),
        Case("\u{301}a", "a"),
        // Combining marks stay with their letter.
        Case("e\u{301}te\u{301}", "e\u{301}te\u{301}"),
        Case("हिन्दी", "हिन्दी"),
        // Digits begin a number, which ends where a letter follows; in a word they stay.
        Case("24th", "24|th"),
        Case("B12", "B12"),
        Case("x²", "x²"),
        Case("2,5", "2|,|5"),
        Case("3½", "3½"),
        Case("٣٤", "٣٤"),
        Case("1.2.3.4", "1|.|2|.|3|.|4"),
        Case("+45 33 11", "+|45|33|11"),
        Case("50%", "50|%"),
        // Letters without case run together: Han text has no gaps to cut at.
        Case("北京大学。", "北京大学|。"),
        Case("مرحبا، عالم", "مرحبا|،|عالم"),
        // Every mark is a token.
        Case("…?!", "…|?|!"),
        Case("«»“”", "«|»|“|”"),
        Case("a_b", "a|_|b"),
        Case("$€£", "$|€|£"),
        // Outside the Basic Multilingual Plane.
        Case("👩\u{200D}👧", "👩|👧"),
        Case("𝐀𝐁 🇩🇰", "𝐀𝐁|🇩|🇰"),
        // Controls part words.
        Case("a\u{0}b", "a|b"),
    ]

    @Test(arguments: cuts) func cut(_ c: Case) {
        #expect(pieces(c.text).joined(separator: "|") == c.pieces)
    }

    static let shapes: [Case] = [
        // C capital, A all capitals, s space before, b break before, d digit, m mixed, c caseless.
        Case("Anna", "Csb"),
        Case("A", "Csb"),
        Case("NATO", "CAsb"),
        Case("ÆØÅ", "CAsb"),
        Case("iPhone", "sbm"),
        Case("McDonald", "Csbm"),
        Case("北京", "sbc"),
        Case("B12", "Csbd"),
        Case("G20", "Csbd"),
        Case("12", "sbd"),
        Case("a b", "sb s"),
        Case("a\nb", "sb sb"),
        Case("a\u{2028}b", "sb sb"),
        Case("a,b", "sb - -"),
        Case("a\u{0}b", "sb s"),
        // A title-case letter is a capital.
        Case("ǅep", "Csb"),
        // Roman numerals by their own codes are numbers.
        Case("Ⅳ", "sbd"),
    ]

    @Test(arguments: shapes) func shape(_ c: Case) {
        let found = Tokenizer().tokens(of: Array(c.text.utf8)).map { flags($0.shape) }
        #expect(found.joined(separator: " ") == c.pieces)
    }

    /// Tokens rise, lie on scalar borders, and hold every letter, digit and mark of the text.
    @Test func tokensHoldEverythingThatIsRead() {
        let table = CharacterTable.unicode
        for seed in 0..<400 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let text = UglyText.next(&random)
            let bytes = Array(text.utf8)
            var held = [Bool](repeating: false, count: bytes.count)
            var last = 0
            for token in Tokenizer().tokens(of: bytes) {
                #expect(last <= token.start && token.start < token.end, "seed \(seed)")
                last = token.end
                for offset in token.start..<token.end { held[offset] = true }
            }
            var offset = 0
            for scalar in text.unicodeScalars {
                let width = scalar.utf8.count
                let isHeld = (offset..<offset + width).map { held[$0] }
                #expect(Set(isHeld).count == 1, "seed \(seed): cut inside a scalar")
                switch table.characterClass(of: scalar.value) {
                case .lower, .upper, .letter, .digit, .punctuation, .symbol:
                    #expect(isHeld[0], "seed \(seed): U+\(String(scalar.value, radix: 16)) lost")
                case .space, .lineBreak:
                    #expect(!isHeld[0], "seed \(seed): U+\(String(scalar.value, radix: 16)) held")
                case .mark, .other: break
                }
                offset += width
            }
        }
    }

    /// A token's key is the key of its text, so that packs and articles meet.
    @Test func keysAreThoseOfTheWords() {
        for word in ["Ingeborg", "ÅRHUS", "Ёлка", "co\u{AD}op", "2024", "’", "北京", "ﬁn"] {
            let tokens = Tokenizer().tokens(of: Array(word.utf8))
            #expect(tokens.map(\.key) == [WordHash.key(of: word)], "\(word)")
        }
    }

    private func pieces(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return Tokenizer().tokens(of: bytes).map {
            String(decoding: bytes[$0.start..<$0.end], as: UTF8.self)
        }
    }

    private func flags(_ shape: Token.Shape) -> String {
        let names: [(Token.Shape, String)] = [
            (.capital, "C"), (.allCapitals, "A"), (.afterSpace, "s"), (.afterBreak, "b"),
            (.hasDigit, "d"), (.mixedCase, "m"), (.caseless, "c"),
        ]
        let text = names.filter { shape.contains($0.0) }.map(\.1).joined()
        return text.isEmpty ? "-" : text
    }
}

/// Texts of everything that has ever broken a reader.
enum UglyText {
    private static let pieces = [
        "a", "Æ", "ß", "э", "北", "e\u{301}", "\u{301}", "\u{AD}", "\u{200D}", "\u{FEFF}", "'",
        "’", "-", "–", "»", "“", ".", "…", " ", "\u{A0}", "\n", "\r\n", "\u{2028}", "\u{0}", "7",
        "½", "٣", "👩\u{200D}👧", "🇩🇰", "𝐀", "\u{10FFFF}", "\u{E000}", "\u{FFFD}",
    ]

    static func next(_ random: inout SplitMix64) -> String {
        (0..<Int.random(in: 0...120, using: &random))
            .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
}
