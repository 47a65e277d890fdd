import Language
import TextKernel

/// Scores texts by a table that is not yet in a file.
struct TableScorer {
    private let shape: LanguageTable.Shape
    private let rows: [Int8]
    private var features = LanguageFeatures()

    init(_ shape: LanguageTable.Shape, _ rows: [Int8]) {
        self.shape = shape
        self.rows = rows
    }

    /// Logarithms of the likelihoods of the table's languages, up to a constant.
    mutating func scores(of text: [UInt8]) -> [Float] {
        var sums = [Int](repeating: 0, count: shape.tags.count)
        let span = text.span
        let shift = UInt64(64 - shape.bits)
        for word in Tokenizer().tokens(of: text) where word.isWord {
            guard ScriptFamily(word, in: span) == shape.family else { continue }
            features.read(word, in: span)
            for index in 0..<features.count {
                let row = Int(features.hashes[index] >> shift) * shape.stride
                for column in sums.indices { sums[column] += Int(rows[row + column]) }
            }
        }
        return sums.map { Float($0) * shape.scale }
    }
}
