import DataPacks
import Glibc

/// Learns the weights of evidence by logistic regression.
///
/// Follow the regularised leader: each weight has its own rate, and a weight that the borders do
/// not ask for stays 0. The order of the borders is drawn from a fixed seed, so that the same
/// lists give the same weights.
///
/// - Source: McMahan and others, Ad Click Prediction: a View from the Trenches (KDD 2013),
///   algorithm 1.
struct SentenceTrainer {
    private static let rate: Float = 0.1
    private static let rounds = 12
    private static let ridge: Float = 0.1
    /// Tenths: smaller weights are half of the table and change nothing that was measured.
    private static let leastWeight = 2

    private let table: BorderTable
    /// What is known beforehand, in natural logarithms of odds.
    private let known: [Float]
    private let isLearnt: [Bool]
    private let lasso: Float
    private var sums: [Float]
    private var squares: [Float]
    private var weights: [Float]

    /// Prepares to learn what `table` teaches beyond what is known.
    ///
    /// - Parameters:
    ///   - table: the borders with their evidence.
    ///   - known: weights that are taken as given, in tenths.
    ///   - lasso: how much a weight must be asked for, 0 or more.
    ///   - least: occurrences of evidence that is learnt at all.
    init(_ table: BorderTable, known: SentenceWeights, lasso: Float, least: Int) {
        self.table = table
        self.known = table.evidence.map { Float(known[$0.key]) / 10 }
        self.lasso = lasso
        isLearnt = table.evidence.map { $0.count >= least }
        sums = [Float](repeating: 0, count: table.evidence.count)
        squares = sums
        weights = sums
    }

    /// The weights that tell something, with their evidence.
    mutating func learnt() -> [(evidence: BorderTable.Evidence, weight: Int32)] {
        let isOfTweets = table.evidence.map(\.isOfTweets)
        var order = Array(table.borders.indices)
        var seed: UInt64 = 1
        for _ in 0..<SentenceTrainer.rounds {
            shuffle(&order, &seed)
            for index in order { learn(table.borders[index], isOfTweets) }
        }
        return zip(table.evidence, weights).compactMap { evidence, weight in
            let tenths = Int32((weight * 10).rounded())
            return abs(tenths) < SentenceTrainer.leastWeight ? nil : (evidence, tenths)
        }
    }

    /// Fisher and Yates, with Knuth's linear congruences (MMIX).
    private func shuffle(_ order: inout [Int], _ seed: inout UInt64) {
        for last in stride(from: order.count - 1, to: 0, by: -1) {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            order.swapAt(last, Int((seed >> 33) % UInt64(last + 1)))
        }
    }

    private mutating func learn(_ border: BorderTable.Border, _ isOfTweets: [Bool]) {
        var score: Float = 0
        for number in border.evidence { score += weights[Int(number)] + known[Int(number)] }
        let error = 1 / (1 + exp(-score)) - (border.isEnd ? 1 : 0)
        for number in border.evidence {
            let place = Int(number)
            guard isLearnt[place], !border.isTweet || isOfTweets[place] else { continue }
            update(place, error)
        }
    }

    private mutating func update(_ place: Int, _ error: Float) {
        let root = squares[place].squareRoot()
        squares[place] += error * error
        let newRoot = squares[place].squareRoot()
        sums[place] += error - (newRoot - root) / SentenceTrainer.rate * weights[place]
        let sum = sums[place]
        guard abs(sum) > lasso else {
            weights[place] = 0
            return
        }
        let pull = sum - (sum < 0 ? -lasso : lasso)
        weights[place] = -pull / ((1 + newRoot) / SentenceTrainer.rate + SentenceTrainer.ridge)
    }
}
