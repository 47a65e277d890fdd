/// A set of bits for each of many keys, none for all others.
///
/// Open addressing over one flat array, a key beside its bits, so that a look-up reads one line
/// of the cache. Keys are ``Token/key``s, which are spread well; 0 stands for an empty slot.
@usableFromInline
struct KeyBits: Sendable {
    /// The keys at even places, the bits of each behind it.
    @usableFromInline
    var slots = [UInt64](repeating: 0, count: 32)
    private var count = 0

    init() {}

    /// - Complexity: O(1) expected, no allocation.
    @inlinable
    @inline(__always)
    subscript(key: UInt64) -> UInt64 {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: key &<< 1) & mask
        while true {
            let found = slots[place]
            if found == key { return slots[place + 1] }
            if found == 0 { return 0 }
            place = (place + 2) & mask
        }
    }

    mutating func insert(_ bits: UInt64, for key: UInt64) {
        guard key != 0 else { return }
        if (count + 1) * 4 > slots.count { grow() }
        let place = place(of: key)
        if slots[place] == 0 { count += 1 }
        slots[place] = key
        slots[place + 1] |= bits
    }

    /// The place of the key, or the free one where it belongs.
    private func place(of key: UInt64) -> Int {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: key &<< 1) & mask
        while slots[place] != 0, slots[place] != key { place = (place + 2) & mask }
        return place
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        for index in stride(from: 0, to: old.count, by: 2) where old[index] != 0 {
            let place = place(of: old[index])
            slots[place] = old[index]
            slots[place + 1] = old[index + 1]
        }
    }
}
