/// Counts of Unicode scalars in stretches of UTF-8.
package enum ScalarCount {
    package static func of(_ range: TextRange, _ text: [UInt8]) -> Int {
        text[range.start..<range.end].count { $0 & 0xC0 != 0x80 }
    }

    package static func isOne(_ text: [UInt8], _ range: TextRange) -> Bool {
        range.count <= 4 && of(range, text) == 1
    }

    package static func isIn(
        _ bounds: ClosedRange<Int>,
        _ range: TextRange,
        _ text: [UInt8]
    ) -> Bool {
        range.count <= 4 * bounds.upperBound && bounds.contains(of(range, text))
    }
}
