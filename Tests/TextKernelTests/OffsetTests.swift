import TestSupport
import Testing
import TextKernel

/// Bytes into scalars, and ranges of bytes.
@Suite struct OffsetTests {
    /// A count from the start of the text, every time.
    private func naive(_ bytes: [UInt8], _ offset: Int) -> Int {
        String(decoding: bytes[..<offset], as: UTF8.self).unicodeScalars.count
    }

    @Test func indexCountsAsACountFromTheStartDoes() {
        for seed in 0..<120 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let text = (0...Int(seed % 4)).map { _ in UglyText.next(&random) }.joined()
            let bytes = Array(text.utf8)
            let index = ScalarIndex(bytes)
            var offset = 0
            #expect(index.scalarOffset(of: 0) == 0)
            for scalar in text.unicodeScalars {
                offset += scalar.utf8.count
                #expect(index.scalarOffset(of: offset) == naive(bytes, offset), "seed \(seed)")
            }
        }
    }

    /// The marks lie 64 bytes apart: texts that end on one, just before and just after.
    @Test(arguments: [0, 1, 63, 64, 65, 127, 128, 129, 192], ["a", "é", "€", "😀"])
    func indexHoldsAtTheMarks(_ byteCount: Int, _ letter: String) {
        var text = ""
        while text.utf8.count < byteCount { text += letter }
        let bytes = Array(text.utf8)
        #expect(ScalarIndex(bytes).scalarOffset(of: bytes.count) == text.unicodeScalars.count)
    }

    @Test func scalarsAreDecodedAsTheStandardLibraryDoes() {
        let text = "aé€😀\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}\u{0}"
        let bytes = Array(text.utf8)
        var offset = 0
        for expected in text.unicodeScalars {
            let (value, length) = scalar(in: bytes.span, at: offset)
            #expect(value == expected.value)
            #expect(length == expected.utf8.count)
            offset += length
        }
        #expect(offset == bytes.count)
    }

    /// A broken end is read as something, within the text.
    @Test(arguments: [[0xE2], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xC3], [0x80]] as [[UInt8]])
    func brokenEndsAreSurvived(_ bytes: [UInt8]) {
        #expect(scalar(in: bytes.span, at: 0).length >= 1)
    }

    @Test func rangesAreHalfOpen() {
        let range = TextRange(2, 5)
        #expect(range.count == 3)
        #expect(range.contains(2) && range.contains(4) && !range.contains(5))
        #expect(range.contains(TextRange(5, 5)) && !range.contains(TextRange(4, 6)))
        #expect(!range.overlaps(TextRange(5, 9)) && range.overlaps(TextRange(4, 9)))
        #expect(TextRange(3, 3).isEmpty)
    }
}

/// Hashes numbered in the order of their coming, beside a dictionary that does the same.
@Suite struct HashPlacesTests {
    @Test(arguments: [1, 7, 8, 9, 100, 5000]) func placesAreADictionarys(_ kinds: Int) {
        var random = SplitMix64(seed: UInt64(kinds))
        let hashes = (0..<kinds).map { _ in UInt64.random(in: 1...UInt64.max, using: &random) }
        var places = HashPlaces()
        var twin: [UInt64: Int] = [:]
        for _ in 0..<(kinds * 3) {
            guard let hash = hashes.randomElement(using: &random) else { continue }
            #expect(places.existing(hash) == twin[hash])
            let expected = twin[hash] ?? twin.count
            twin[hash] = expected
            #expect(places.place(of: hash) == expected)
            #expect(places.count == twin.count)
        }
    }

    /// All in one slot: slow, but right.
    @Test func hashesThatCollideAreKeptApart() {
        var places = HashPlaces()
        let hashes = (1...300).map { UInt64($0) << 32 }
        for (number, hash) in hashes.enumerated() { #expect(places.place(of: hash) == number) }
        for (number, hash) in hashes.enumerated() { #expect(places.existing(hash) == number) }
        #expect(places.existing(UInt64(301) << 32) == nil)
    }

    @Test func anEmptyOneKnowsNothing() {
        #expect(HashPlaces().existing(1) == nil)
        #expect(HashPlaces().count == 0)
    }
}
