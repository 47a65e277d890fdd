/// Numbers that look random and are the same for the same seed on every machine.
///
/// - Source: D. E. Knuth's MMIX linear congruential generator, its upper bits.
package struct SeededRandom {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// A number from 0 to `count` - 1.
    package mutating func below(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(count))
    }
}
