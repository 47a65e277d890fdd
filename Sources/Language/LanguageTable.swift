/// One table of the language model: for each feature a row of small weights, a column a language.
///
/// - Source: softmax regression on hashed features, weights rounded to signed bytes.
package struct LanguageTable: @unchecked Sendable {
    // @unchecked: the pointer is to bytes that nobody changes while the model is in use.

    /// What the table's file header says of it.
    package struct Shape: Sendable, Hashable {
        package var family: ScriptFamily
        /// A specialist tells apart languages among which another table has chosen one.
        package var isSpecialist: Bool
        /// There are 2^`bits` rows.
        package var bits: Int
        package var tags: [String]
        /// What a weight of 1 counts in the logarithm of the likelihood.
        package var scale: Float

        package init(
            family: ScriptFamily,
            isSpecialist: Bool,
            bits: Int,
            tags: [String],
            scale: Float
        ) {
            self.family = family
            self.isSpecialist = isSpecialist
            self.bits = bits
            self.tags = tags
            self.scale = scale
        }

        /// Bytes in a row: 2, 4, or a multiple of 16, the columns behind the tags' being 0.
        package var stride: Int {
            tags.count <= 2 ? 2 : tags.count <= 4 ? 4 : (tags.count + 15) / 16 * 16
        }
        package var byteCount: Int { stride << bits }
    }

    package let shape: Shape
    private let rows: UnsafeRawPointer

    /// - Precondition: `rows` is at a multiple of 16 and has ``Shape/byteCount`` bytes.
    init(_ shape: Shape, rows: UnsafeRawPointer) {
        self.shape = shape
        self.rows = rows
    }

    /// Adds the weights of one word's features.
    ///
    /// - Parameters:
    ///   - features: No more than ``LanguageFeatures/mostFeatures``.
    ///   - sums: The table's are from `first` on, as many as ``Shape/stride``.
    ///   - first: Where the table's sums begin.
    package func add(_ features: [UInt64], to sums: inout [Int32], from first: Int = 0) {
        if shape.stride < 16 {
            addNarrow(features, &sums, first)
        } else {
            addWide(features, &sums, first)
        }
    }

    private func addNarrow(_ features: [UInt64], _ sums: inout [Int32], _ first: Int) {
        let shift = UInt64(64 - shape.bits)
        let rows = rows.assumingMemoryBound(to: Int8.self)
        for feature in features {
            let row = Int(feature >> shift) &* shape.stride
            for column in 0..<shape.stride {
                sums[first &+ column] &+= Int32(rows[row &+ column])
            }
        }
    }

    private func addWide(_ features: [UInt64], _ sums: inout [Int32], _ first: Int) {
        let shift = UInt64(64 - shape.bits)
        let rows = rows.assumingMemoryBound(to: SIMD16<Int8>.self)
        let vectors = shape.stride / 16
        for vector in 0..<vectors {
            // 16 bits hold the sum: no word has so many features that they could overflow.
            var total = SIMD16<Int16>.zero
            for feature in features {
                let row = rows[Int(feature >> shift) &* vectors &+ vector]
                total &+= SIMD16<Int16>(truncatingIfNeeded: row)
            }
            for column in 0..<16 {
                sums[first &+ vector &* 16 &+ column] &+= Int32(total[column])
            }
        }
    }

    /// The languages' shares, in the order of the shape's tags, adding to 1.
    package func shares(_ sums: [Int32], from first: Int = 0) -> [Float] {
        Likelihood.shares(shape.tags.indices.map { Float(sums[first + $0]) * shape.scale })
    }
}
