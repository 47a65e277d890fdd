/// How the cost of a byte changed while a text grew.
struct Growth {
    /// Costs for a byte may grow so much over all sizes: caches end, tables rehash.
    static let limit = 2.5
    /// A record may be so many times as long as its text, which the texts of one letter a line
    /// come near to.
    static let longestRecord = 50.0

    struct Cost {
        var byteCount: Int
        var seconds: Double
        /// Bytes of the record's line.
        var lineByteCount: Int

        var secondsPerByte: Double { seconds / Double(byteCount) }
        var lineBytesPerByte: Double { Double(lineByteCount) / Double(byteCount) }
    }

    let name: String
    /// In the order of their sizes; the first is the measure of the others.
    var costs: [Cost] = []

    /// The dearest byte of a larger text, in bytes of the smallest.
    var worst: Double {
        guard let first = costs.first, first.seconds > 0 else { return 0 }
        return costs.dropFirst().map { $0.secondsPerByte / first.secondsPerByte }.max() ?? 0
    }

    var longest: Double { costs.map(\.lineBytesPerByte).max() ?? 0 }

    var isTooFast: Bool { worst > Growth.limit || longest > Growth.longestRecord }

    static let heading = column("growth", 8) + column("MB/s", 8) + column("record", 8) + "  text"

    /// Growth, speed at the largest size, the record's length in texts, name.
    var row: String {
        let speed = costs.last.map { 1 / $0.secondsPerByte / 1e6 } ?? 0
        return Growth.column(Growth.decimal(worst), 8) + Growth.column(Growth.decimal(speed), 8)
            + Growth.column(Growth.decimal(longest), 8) + (isTooFast ? "! " : "  ") + name
    }

    private static func column(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    /// With two digits behind the point.
    private static func decimal(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
