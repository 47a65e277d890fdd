/// A place between two lines of the store, which stays valid when segments are sealed.
package struct StoreCursor: Hashable, Sendable, CustomStringConvertible {
    /// The `seq` of the first record of the segment.
    package var segment: Int
    /// Byte offset in the segment.
    package var offset: Int

    package static let start = StoreCursor(segment: 1, offset: 0)

    package init(segment: Int, offset: Int) {
        self.segment = segment
        self.offset = offset
    }

    /// Reads `17:4096`, as ``description`` writes it.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let segment = parts[0], let offset = parts[1], segment > 0,
            offset >= 0
        else { return nil }
        self.init(segment: segment, offset: offset)
    }

    package var description: String { "\(segment):\(offset)" }
}
