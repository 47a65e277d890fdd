/// Small whole numbers by hashed keys, eight bytes a key: 0 for all others.
///
/// Open addressing; a slot holds 43 bits of its key above 20 bits of its weight, so that eight
/// slots share a line of the cache. That two keys of some ten thousand agree in all bits that are
/// kept is as unlikely as one in a thousand million.
struct PackedWeights: Sendable {
    private static let weightBits: UInt64 = 20
    /// Set in every slot that is in use.
    private static let used: UInt64 = 1 << weightBits
    private static let keyBits = ~(used - 1)
    private static let largest: Int32 = 1 << 19 - 1

    private var slots = [UInt64](repeating: 0, count: 16)
    private var count = 0

    init() {}

    /// The weight of a key, whose bits must be spread well.
    ///
    /// - Complexity: O(1) expected, no allocation.
    @inline(__always)
    subscript(key: UInt64) -> Int32 { PackedWeights.weight(of: slots[place(of: key)]) }

    /// Adds to the weight of a key; beyond half a million it does not grow.
    mutating func add(_ weight: Int32, to key: UInt64) {
        if (count + 1) * 2 > slots.count { grow() }
        let place = place(of: key)
        if slots[place] == 0 { count += 1 }
        let sum = PackedWeights.weight(of: slots[place]).addingReportingOverflow(weight)
        let bound = sum.overflow ? (weight < 0 ? Int32.min : Int32.max) : sum.partialValue
        let kept = max(-PackedWeights.largest, min(PackedWeights.largest, bound))
        slots[place] =
            PackedWeights.mark(of: key)
            | UInt64(truncatingIfNeeded: Int64(kept)) & ~PackedWeights.keyBits
    }

    /// The slot of the key, or the free one where it belongs.
    @inline(__always)
    private func place(of key: UInt64) -> Int {
        let mark = PackedWeights.mark(of: key)
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: mark &>> (PackedWeights.weightBits + 1)) & mask
        while slots[place] != 0, slots[place] & PackedWeights.keyBits != mark {
            place = (place + 1) & mask
        }
        return place
    }

    @inline(__always)
    private static func mark(of key: UInt64) -> UInt64 { key & keyBits | used }

    @inline(__always)
    private static func weight(of slot: UInt64) -> Int32 {
        let shift = 64 - weightBits
        return Int32(truncatingIfNeeded: Int64(bitPattern: slot &<< shift) &>> Int64(shift))
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        for slot in old where slot != 0 { slots[place(of: slot)] = slot }
    }
}
