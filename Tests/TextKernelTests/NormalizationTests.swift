import Testing
import TextKernel

/// Form C, case by case; expected values are those of Python's `unicodedata`.
@Suite struct NormalizationTests {
    static let cases: [(sentence: String, text: String, form: [UInt32])] = [
        ("ASCII stays", "abc", [0x61, 0x62, 0x63]),
        ("composed letters stay", "\u{E9}", [0xE9]),
        ("a letter and its accent become one", "e\u{301}", [0xE9]),
        ("å from a and ring", "a\u{30A}", [0xE5]),
        ("the ångström sign is å", "\u{212B}", [0xC5]),
        ("й from и and breve", "\u{438}\u{306}", [0x439]),
        ("ї from і and diaeresis", "\u{456}\u{308}", [0x457]),
        ("Cyrillic stays", "Нарышкин", "Нарышкин".unicodeScalars.map(\.value)),
        ("Chinese stays", "新华社", [0x65B0, 0x534E, 0x793E]),
        ("が from か and its mark", "\u{304B}\u{3099}", [0x304C]),
        ("한 from its letters", "\u{1112}\u{1161}\u{11AB}", [0xD55C]),
        ("a syllable takes its last letter", "\u{D558}\u{11AB}", [0xD55C]),
        ("marks are put in order", "q\u{307}\u{323}", [0x71, 0x323, 0x307]),
        ("compatibility forms stay", "ﬁ①", [0xFB01, 0x2460]),
        ("what was never composed stays apart", "\u{915}\u{93C}", [0x915, 0x93C]),
        ("Greek question mark is a semicolon", "\u{37E}", [0x3B]),
        ("emoji with joiners stay", "👩‍👧", [0x1F469, 0x200D, 0x1F467]),
        ("NUL is a character", "\u{0}e\u{301}", [0, 0xE9]),
    ]

    @Test(arguments: cases.indices)
    func formC(_ index: Int) throws {
        let c = Self.cases[index]
        let form = try #require(Normalization.formC(Array(c.text.utf8)))
        let scalars = String(decoding: form, as: UTF8.self).unicodeScalars.map(\.value)
        #expect(scalars == c.form, "\(c.sentence)")
    }

    @Test func nothingIsNothing() { #expect(Normalization.formC([]) == []) }

    @Test func endlessMarksAreNotSorted() {
        let text = "a" + String(repeating: "\u{316}\u{301}", count: 65)
        #expect(Normalization.formC(Array(text.utf8)) == nil)
    }
}
