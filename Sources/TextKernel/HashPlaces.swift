/// Numbers hashes in the order in which they first come: 0, 1, 2, ….
///
/// Open addressing over one flat array, a hash beside its number, so that a look-up reads one
/// line of the cache. The hashes must be spread well already, as ``WordHash/finish(_:)`` does;
/// 0 stands for an empty slot and is not a hash.
public struct HashPlaces: Sendable {
    @usableFromInline
    struct Slot: Sendable {
        @usableFromInline
        var hash: UInt64 = 0
        @usableFromInline
        var number: Int32 = 0

        @usableFromInline
        init() {}
    }

    @usableFromInline
    var slots: [Slot]
    package private(set) var count = 0

    package init() { slots = [Slot](repeating: Slot(), count: 16) }

    /// The number of `hash`, or nil if it has none.
    ///
    /// - Complexity: O(1) expected, no allocation.
    @inlinable
    @inline(__always)
    public func existing(_ hash: UInt64) -> Int? {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while true {
            let slot = slots[place]
            if slot.hash == hash { return Int(slot.number) }
            if slot.hash == 0 { return nil }
            place = (place + 1) & mask
        }
    }

    /// The number of `hash`, the next free one if it is new.
    package mutating func place(of hash: UInt64) -> Int {
        if let known = existing(hash) { return known }
        if (count + 1) * 2 > slots.count { grow() }
        insert(hash, number: Int32(count))
        count += 1
        return count - 1
    }

    private mutating func insert(_ hash: UInt64, number: Int32) {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while slots[place].hash != 0 { place = (place + 1) & mask }
        slots[place].hash = hash
        slots[place].number = number
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        for slot in old where slot.hash != 0 { insert(slot.hash, number: slot.number) }
    }
}
