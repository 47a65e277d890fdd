/// Numbers hashes in the order in which they first come: 0, 1, 2, ….
///
/// Open addressing over two flat arrays. The hashes must be spread well already, as
/// ``WordHash/finish(_:)`` does; 0 stands for an empty slot and is not a hash.
package struct HashPlaces: Sendable {
    @usableFromInline
    var hashes: [UInt64]
    @usableFromInline
    var numbers: [Int32]
    package private(set) var count = 0

    package init() {
        hashes = [UInt64](repeating: 0, count: 16)
        numbers = [Int32](repeating: 0, count: 16)
    }

    /// The number of `hash`, or nil if it has none.
    ///
    /// - Complexity: O(1) expected, no allocation.
    @inlinable
    @inline(__always)
    package func existing(_ hash: UInt64) -> Int? {
        let mask = hashes.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while true {
            let found = hashes[slot]
            if found == hash { return Int(numbers[slot]) }
            if found == 0 { return nil }
            slot = (slot + 1) & mask
        }
    }

    /// The number of `hash`, the next free one if it is new.
    package mutating func place(of hash: UInt64) -> Int {
        if let known = existing(hash) { return known }
        if (count + 1) * 2 > hashes.count { grow() }
        insert(hash, number: Int32(count))
        count += 1
        return count - 1
    }

    private mutating func insert(_ hash: UInt64, number: Int32) {
        let mask = hashes.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while hashes[slot] != 0 { slot = (slot + 1) & mask }
        hashes[slot] = hash
        numbers[slot] = number
    }

    private mutating func grow() {
        let oldHashes = hashes
        let oldNumbers = numbers
        hashes = [UInt64](repeating: 0, count: oldHashes.count * 2)
        numbers = [Int32](repeating: 0, count: oldHashes.count * 2)
        for (slot, hash) in oldHashes.enumerated() where hash != 0 {
            insert(hash, number: oldNumbers[slot])
        }
    }
}
