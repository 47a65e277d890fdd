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

        /// Bytes in a row: 4, or a multiple of 16, the columns behind the tags' being 0.
        package var stride: Int { tags.count <= 4 ? 4 : (tags.count + 15) / 16 * 16 }
        package var byteCount: Int { stride << bits }
    }

    package let shape: Shape
    private let rows: UnsafeRawPointer

    /// - Precondition: `rows` is at a multiple of 16 and has ``Shape/byteCount`` bytes.
    init(_ shape: Shape, rows: UnsafeRawPointer) {
        self.shape = shape
        self.rows = rows
    }

    /// Sums of weights without any evidence.
    package var noSums: [Int32] { [Int32](repeating: 0, count: shape.stride) }

    /// Adds the weights of one word's features.
    ///
    /// - Parameters:
    ///   - features: No more than ``LanguageFeatures/mostFeatures``.
    ///   - sums: **shape** [``Shape/stride``].
    @inline(__always)
    package func add(_ features: [UInt64], to sums: inout [Int32]) {
        let shift = UInt64(64 - shape.bits)
        if shape.stride == 4 {
            let rows = rows.assumingMemoryBound(to: SIMD4<Int8>.self)
            var total = SIMD4<Int32>.zero
            for feature in features {
                total &+= SIMD4<Int32>(truncatingIfNeeded: rows[Int(feature >> shift)])
            }
            for column in 0..<4 { sums[column] &+= total[column] }
            return
        }
        let rows = rows.assumingMemoryBound(to: SIMD16<Int8>.self)
        let vectors = shape.stride / 16
        for vector in 0..<vectors {
            // 16 bits hold the sum: no word has so many features that they could overflow.
            var total = SIMD16<Int16>.zero
            for feature in features {
                let row = rows[Int(feature >> shift) &* vectors &+ vector]
                total &+= SIMD16<Int16>(truncatingIfNeeded: row)
            }
            for column in 0..<16 { sums[vector &* 16 &+ column] &+= Int32(total[column]) }
        }
    }

    /// The languages' shares, in the order of the shape's tags, adding to 1.
    package func shares(_ sums: [Int32]) -> [Float] {
        Likelihood.shares(shape.tags.indices.map { Float(sums[$0]) * shape.scale })
    }
}
