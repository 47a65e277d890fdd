/// One table of the language model: for each feature a row of small weights, a column a language.
///
/// - Source: softmax regression on hashed features, weights rounded to signed bytes.
package struct LanguageTable: Sendable {
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
    let rows: WeightRows

    /// - Precondition: `rows` is at a multiple of 16 and has ``Shape/byteCount`` bytes.
    init(_ shape: Shape, rows: UnsafeRawPointer) {
        self.shape = shape
        self.rows = WeightRows(rows, bits: shape.bits, stride: shape.stride)
    }

    /// The languages' shares, in the order of the shape's tags, adding to 1.
    package func shares(_ sums: [Int32], from first: Int = 0) -> [Float] {
        Likelihood.shares(shape.tags.indices.map { Float(sums[first + $0]) * shape.scale })
    }
}
