import Testing
import TextKernel

/// Which spellings are one word, and which are not.
@Suite struct WordHashTests {
    static let same: [(String, String)] = [
        // Case.
        ("ÅRHUS", "århus"), ("Ørsted", "ørsted"), ("ΑΘΗΝΑ", "αθηνα"), ("МОСКВА", "москва"),
        ("ЇЖАК", "їжак"), ("ǅep", "ǆep"), ("ẞ", "ß"), ("İzmir", "izmir"),
        // One spelling of ё.
        ("Горбачёв", "горбачев"), ("ЁЛКА", "елка"),
        // One apostrophe and one hyphen.
        ("м’яч", "м'яч"), ("м\u{2BC}яч", "м'яч"), ("‘t", "'t"), ("＇", "'"),
        ("a\u{2010}b", "a-b"), ("a\u{2011}b", "a-b"),
        // What is not seen does not count, nor do stress accents.
        ("co\u{AD}operate", "cooperate"), ("a\u{200B}b", "ab"), ("\u{FEFF}ab", "ab"),
        ("за\u{301}мок", "замок"), ("Ки\u{300}їв", "київ"),
    ]

    @Test(arguments: same) func areOneWord(_ a: String, _ b: String) {
        #expect(WordHash.key(of: a) == WordHash.key(of: b))
    }

    static let different: [(String, String)] = [
        ("", "a"), ("ab", "ba"), ("är", "ar"), ("й", "и"), ("ї", "і"), ("ø", "o"), ("ß", "ss"),
        ("a-b", "ab"), ("1", "l"), ("Москва", "Mockba"), ("e\u{308}", "e"),
    ]

    @Test(arguments: different) func areTwoWords(_ a: String, _ b: String) {
        #expect(WordHash.key(of: a) != WordHash.key(of: b))
    }

    /// The order of words counts, and so does where one ends.
    @Test func sequencesAreTold() {
        func chain(_ words: String...) -> UInt64 {
            words.reduce(WordHash.seed) { WordHash.chain($0, WordHash.key(of: $1)) }
        }
        let all = [
            chain("a"), chain("b"), chain("a", "b"), chain("b", "a"), chain("ab"),
            chain("a", "b", ""), chain("a", "a"), chain("a", "a", "a"),
        ]
        #expect(Set(all).count == all.count)
    }

    /// Zero would be an empty slot in ``HashPlaces``.
    @Test func noCommonKeyIsZero() {
        for value in 0..<0x3000 as Range<UInt32> {
            guard let scalar = Unicode.Scalar(value) else { continue }
            #expect(WordHash.key(of: String(scalar)) != 0)
        }
    }
}

/// Numbers in a text.
@Suite struct DecimalTests {
    static let cases: [(String, Int?)] = [
        ("", nil), ("0", 0), ("007", 7), ("999999999", 999_999_999), ("1000000000", nil),
        ("000000000000", nil), ("٣", nil), ("½", nil), ("1a", nil), ("-1", nil),
    ]

    @Test(arguments: cases) func value(_ text: String, _ value: Int?) {
        let bytes = Array(text.utf8)
        #expect(decimal(bytes, TextRange(0, bytes.count)) == value)
    }
}
