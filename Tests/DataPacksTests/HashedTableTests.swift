import TestSupport
import Testing

@testable import DataPacks

/// Flat tables of hashed keys, beside dictionaries that do the same.
@Suite struct HashedTableTests {
    @Test(arguments: [1, 7, 9, 5000]) func weightsAreADictionarys(_ kinds: Int) {
        var random = SplitMix64(seed: UInt64(kinds))
        let keys = (0..<kinds).map { _ in UInt64.random(in: .min ... .max, using: &random) }
        var weights = PackedWeights()
        var twin: [UInt64: Int32] = [:]
        for key in keys + keys {
            let weight = Int32.random(in: -9000...9000, using: &random)
            weights.add(weight, to: key)
            twin[key, default: 0] += weight
        }
        for key in keys { #expect(weights[key] == twin[key]) }
        for _ in 0..<100 { #expect(weights[UInt64.random(in: .min ... .max, using: &random)] == 0) }
    }

    @Test func weightsStopGrowingAtTheirBounds() {
        var weights = PackedWeights()
        for _ in 0..<3 { weights.add(Int32.max, to: 1 << 40) }
        for _ in 0..<3 { weights.add(Int32.min, to: 2 << 40) }
        #expect(weights[1 << 40] == 524_287)
        #expect(weights[2 << 40] == -524_287)
        #expect(weights[3 << 40] == 0)
    }

    @Test(arguments: [1, 7, 9, 5000]) func bitsAreADictionarys(_ kinds: Int) {
        var random = SplitMix64(seed: UInt64(kinds))
        let keys = (0..<kinds).map { _ in UInt64.random(in: 1...UInt64.max, using: &random) }
        var table = KeyBits()
        var twin: [UInt64: UInt64] = [:]
        for key in keys + keys {
            let bits: UInt64 = 1 << UInt64.random(in: 0..<64, using: &random)
            table.insert(bits, for: key)
            twin[key, default: 0] |= bits
        }
        for key in keys { #expect(table[key] == twin[key]) }
        for _ in 0..<100 { #expect(table[UInt64.random(in: 1...UInt64.max, using: &random)] == 0) }
    }

    /// All in one slot: slow, but right.
    @Test func keysThatCollideAreKeptApart() {
        var table = KeyBits()
        for number in UInt64(1)...300 { table.insert(number, for: number << 32) }
        for number in UInt64(1)...300 { #expect(table[number << 32] == number) }
        #expect(table[301 << 32] == 0)
        #expect(table[0] == 0)
    }
}
