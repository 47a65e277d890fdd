/// A stretch of a text in UTF-8 bytes, end exclusive.
package struct TextRange: Sendable, Hashable {
    package var start: Int
    package var end: Int

    package init(_ start: Int, _ end: Int) {
        precondition(start <= end, "a range ends after its start")
        self.start = start
        self.end = end
    }

    package var count: Int { end - start }
    package var isEmpty: Bool { start == end }

    package func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
    package func contains(_ other: TextRange) -> Bool {
        start <= other.start && other.end <= end
    }
    package func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }
}

/// Decodes the scalar that begins at `offset` of valid UTF-8.
///
/// - Returns: The scalar and its length in bytes, 1…4. A stray continuation byte, which valid
///   UTF-8 does not have, counts as one scalar.
@inline(__always)
package func scalar(in text: Span<UInt8>, at offset: Int) -> (value: UInt32, length: Int) {
    let lead = text[offset]
    if lead < 0x80 { return (UInt32(lead), 1) }
    func tail(_ index: Int) -> UInt32 {
        offset + index < text.count ? UInt32(text[offset + index] & 0x3F) : 0
    }
    if lead < 0xE0 { return (UInt32(lead & 0x1F) << 6 | tail(1), 2) }
    if lead < 0xF0 { return (UInt32(lead & 0x0F) << 12 | tail(1) << 6 | tail(2), 3) }
    return (UInt32(lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
}

/// Turns byte offsets into offsets in Unicode scalars, which the record counts.
package struct ScalarIndex: Sendable {
    private static let step = 64
    private let text: [UInt8]
    /// Scalars before each 64th byte.
    private let marks: [Int32]

    /// - Complexity: O(*n*) in the bytes of `text`.
    package init(_ text: [UInt8]) {
        self.text = text
        var marks: [Int32] = []
        marks.reserveCapacity(text.count / ScalarIndex.step + 1)
        var count: Int32 = 0
        for (offset, byte) in text.enumerated() {
            if offset % ScalarIndex.step == 0 { marks.append(count) }
            if byte & 0xC0 != 0x80 { count += 1 }
        }
        if text.count % ScalarIndex.step == 0 { marks.append(count) }
        self.marks = marks
    }

    /// The number of scalars before byte `offset`, 0…`text.count`.
    package func scalarOffset(of offset: Int) -> Int {
        let mark = offset / ScalarIndex.step
        var count = Int(marks[mark])
        for index in (mark * ScalarIndex.step)..<offset where text[index] & 0xC0 != 0x80 {
            count += 1
        }
        return count
    }
}
