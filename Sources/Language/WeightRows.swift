/// The rows of a table's weights, where they lie in memory.
struct WeightRows: @unchecked Sendable {
    // @unchecked: the pointer is to bytes that nobody changes while the model is in use.

    private let bytes: UnsafeRawPointer
    private let shift: UInt64
    private let stride: Int

    /// - Precondition: `bytes` is at a multiple of 16 and has `stride` bytes for each of 2^`bits`
    ///   rows; `stride` is below 16 or a multiple of it.
    init(_ bytes: UnsafeRawPointer, bits: Int, stride: Int) {
        self.bytes = bytes
        self.stride = stride
        shift = UInt64(64 - bits)
    }

    /// Adds the weights of one word's features to `sums`, the table's being from `first` on.
    ///
    /// `features` are no more than ``LanguageFeatures/mostFeatures``.
    @inline(__always)
    func add(_ features: Span<UInt64>, to sums: inout [Int32], from first: Int) {
        sums.withUnsafeMutableBufferPointer { sums in
            precondition(first + stride <= sums.count, "the sums of another model")
            if stride < 16 {
                addNarrow(features, sums, first)
            } else {
                addWide(features, sums, first)
            }
        }
    }

    private func addNarrow(
        _ features: Span<UInt64>,
        _ sums: UnsafeMutableBufferPointer<Int32>,
        _ first: Int
    ) {
        let rows = bytes.assumingMemoryBound(to: Int8.self)
        for index in features.indices {
            let row = Int(features[index] >> shift) &* stride
            for column in 0..<stride { sums[first &+ column] &+= Int32(rows[row &+ column]) }
        }
    }

    private func addWide(
        _ features: Span<UInt64>,
        _ sums: UnsafeMutableBufferPointer<Int32>,
        _ first: Int
    ) {
        let rows = bytes.assumingMemoryBound(to: SIMD16<Int8>.self)
        let vectors = stride / 16
        for vector in 0..<vectors {
            // 16 bits hold the sum: no word has so many features that they could overflow.
            var total = SIMD16<Int16>.zero
            for index in features.indices {
                let row = rows[Int(features[index] >> shift) &* vectors &+ vector]
                total &+= SIMD16<Int16>(truncatingIfNeeded: row)
            }
            let place = first &+ vector &* 16
            for column in 0..<16 { sums[place &+ column] &+= Int32(total[column]) }
        }
    }
}
