package import Language
import TextKernel

/// Learns the weights of one table from examples.
///
/// Softmax regression with a step for each weight that shrinks with its gradients, so that rare
/// words are learnt as well as common ones. Words are left out at random, so that none is relied
/// upon alone; examples of languages with few of them count more.
///
/// - Source: J. Duchi, E. Hazan, Y. Singer: Adaptive Subgradient Methods (2011); N. Srivastava et
///   al.: Dropout (2014).
package struct TableTrainer {
    package struct Options: Sendable {
        package var epochs = 8
        package var rate: Float = 0.15
        package var seed: UInt64 = 42
        /// Whether all languages count alike, however many examples they have; else languages
        /// with few count less, though each of their examples counts more.
        package var isBalanced = false
        /// Of ten words, so many are left out.
        package var dropped = 3
        /// Whether excerpts may break off within a word.
        package var breaksWords = true

        package init() {}
    }

    /// A language with so many examples counts as it is; with fewer, each counts more, with more
    /// each less, within bounds.
    private static let usualCount: Float = 12_000
    private static let leastWeight: Float = 0.4
    private static let mostWeight: Float = 4
    /// Keeps the first steps from being too long.
    private static let damping: Float = 0.05

    private let shape: LanguageTable.Shape
    private let options: Options
    /// Numbers in a row: the languages, up to a multiple of 16.
    private let width: Int
    private var weights: [SIMD16<Float>]
    private var squares: [SIMD16<Float>]

    package init(_ shape: LanguageTable.Shape, _ options: Options = Options()) {
        self.shape = shape
        self.options = options
        width = (shape.tags.count + 15) / 16
        weights = [SIMD16<Float>](repeating: .zero, count: width << shape.bits)
        squares = weights
    }

    /// Learns from the examples whose tags the table has.
    ///
    /// - Returns: The weights, **shape** [2^bits, number of tags].
    package mutating func train(_ examples: [Example]) -> [Float] {
        let columns = Dictionary(
            uniqueKeysWithValues: shape.tags.enumerated().map { ($1, $0) }
        )
        let samples = examples.compactMap { example in
            columns[example.tag].map { (column: $0, text: example.text) }
        }
        let importance = importance(of: samples.map(\.column))
        let excerpts = Excerpts(breaksWords: options.breaksWords)
        var random = SeededRandom(seed: options.seed)
        var features = LanguageFeatures()
        var order = Array(samples.indices)
        let total = Float(options.epochs * samples.count)
        var done: Float = 0
        for _ in 0..<options.epochs {
            shuffle(&order, &random)
            for index in order {
                let (column, text) = samples[index]
                let rows = self.rows(excerpts.draw(text, &random), &features, &random)
                let rate = options.rate * (1 - done / total)
                done += 1
                if !rows.isEmpty { learn(rows, column, importance[column], rate) }
            }
        }
        return flat()
    }

    /// The rows of the features of an excerpt's words, some words left out.
    private func rows(
        _ excerpt: (text: [UInt8], words: [Token]),
        _ features: inout LanguageFeatures,
        _ random: inout SeededRandom
    ) -> [Int] {
        var rows: [Int] = []
        let span = excerpt.text.span
        let shift = UInt64(64 - shape.bits)
        for word in excerpt.words where ScriptFamily(word, in: span) == shape.family {
            if random.below(10) < options.dropped { continue }
            features.read(word, in: span)
            for index in 0..<features.count {
                rows.append(Int(features.hashes[index] >> shift) * width)
            }
        }
        return rows
    }

    private mutating func learn(_ rows: [Int], _ column: Int, _ importance: Float, _ rate: Float) {
        let width = width
        let count = shape.tags.count
        weights.withUnsafeMutableBufferPointer { weights in
            squares.withUnsafeMutableBufferPointer { squares in
                var sums = [SIMD16<Float>](repeating: .zero, count: width)
                for row in rows { for place in 0..<width { sums[place] += weights[row + place] } }
                let scores = (0..<count).map { sums[$0 / 16][$0 % 16] }
                var errors = Likelihood.shares(scores)
                errors[column] -= 1
                let unit = importance / Float(rows.count).squareRoot()
                var gradient = [SIMD16<Float>](repeating: .zero, count: width)
                for index in 0..<count { gradient[index / 16][index % 16] = errors[index] * unit }
                for row in rows {
                    for place in 0..<width {
                        let slope = gradient[place]
                        squares[row + place] += slope * slope
                        let size = squares[row + place].squareRoot() + TableTrainer.damping
                        weights[row + place] -= rate * slope / size
                    }
                }
            }
        }
    }

    private func importance(of columns: [Int]) -> [Float] {
        var counts = [Float](repeating: 1, count: shape.tags.count)
        for column in columns { counts[column] += 1 }
        return counts.map {
            let ratio = TableTrainer.usualCount / $0
            let weight = options.isBalanced ? ratio : ratio.squareRoot()
            return min(TableTrainer.mostWeight, max(TableTrainer.leastWeight, weight))
        }
    }

    private func shuffle(_ order: inout [Int], _ random: inout SeededRandom) {
        for index in order.indices.dropFirst().reversed() {
            order.swapAt(index, random.below(index + 1))
        }
    }

    private func flat() -> [Float] {
        let count = shape.tags.count
        return (0..<(1 << shape.bits)).flatMap { row in
            (0..<count).lazy.map { weights[row * width + $0 / 16][$0 % 16] }
        }
    }
}
