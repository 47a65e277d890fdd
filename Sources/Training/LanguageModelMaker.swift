package import Language
import TextKernel

/// Makes the language model: chooses each table's languages, has it trained, and writes it small.
package struct LanguageModelMaker {
    /// The size of a model: the bits of the tables of the families, and the specialists.
    package struct Plan: Sendable {
        package var bits: [ScriptFamily: Int] = [.latin: 15, .cyrillic: 14, .other: 13]
        package var specialists = [
            Specialist(tags: ["da", "nb", "nn", "sv"], bits: 17, isBalanced: false),
            Specialist(tags: ["hr", "sr"], bits: 16, isBalanced: true),
        ]
        package var options = TableTrainer.Options()

        package init() {}
    }

    /// Languages that share most words, and are learnt once more against one another alone.
    package struct Specialist: Sendable {
        package var tags: [String]
        package var bits: Int
        /// As in ``TableTrainer/Options``.
        package var isBalanced: Bool

        package init(tags: [String], bits: Int, isBalanced: Bool) {
            self.tags = tags
            self.bits = bits
            self.isBalanced = isBalanced
        }
    }

    /// A language is written in a family of scripts if so much of its examples is.
    private static let leastShareOfFamily = 0.25
    /// The largest weights are cut off, which leaves finer steps for the others.
    private static let keptWeights = 0.9995
    /// Scales that are tried so that shares are as often right as they say.
    private static let temperatures: [Float] = (0...16).map { 0.4 + 0.1 * Float($0) }

    private let plan: Plan
    private let families: [ScriptFamily: [Example]]
    private let measured: [Example]
    private let say: (String) -> Void

    /// A maker that has all tables learn from `examples`.
    ///
    /// The sentences of `measured` are not learnt from: they only tell how sure the model may be.
    /// `say` is told what is being done.
    package init(
        _ examples: [Example],
        measured: [Example],
        _ plan: Plan = Plan(),
        say: @escaping (String) -> Void = { _ in }
    ) {
        self.plan = plan
        self.measured = measured
        self.say = say
        families = Dictionary(grouping: examples) { LanguageModelMaker.family(of: $0.text) }
            .reduce(into: [:]) { families, part in
                if let family = part.key { families[family] = part.value }
            }
    }

    /// The model's file.
    package func file() -> [UInt8] {
        var tables: [(shape: LanguageTable.Shape, rows: [Int8])] = []
        for family in ScriptFamily.allCases {
            let shape = LanguageTable.Shape(
                family: family,
                isSpecialist: false,
                bits: plan.bits[family] ?? 12,
                tags: tags(of: family),
                scale: 1
            )
            tables.append(table(shape, plan.options))
        }
        for specialist in plan.specialists {
            let shape = LanguageTable.Shape(
                family: .latin,
                isSpecialist: true,
                bits: specialist.bits,
                tags: specialist.tags,
                scale: 1
            )
            // With so few languages the same words come again and again: more passes, and more
            // words left out. Words broken off were tried, and told less.
            var options = plan.options
            options.epochs = plan.options.epochs * 5 / 2
            options.dropped = 4
            options.breaksWords = false
            options.isBalanced = specialist.isBalanced
            tables.append(table(shape, options))
        }
        return LanguageModel.file(tables)
    }

    /// The family that most letters of a text are of.
    private static func family(of text: [UInt8]) -> ScriptFamily? {
        var byteCounts: [ScriptFamily: Int] = [:]
        let span = text.span
        for token in Tokenizer().tokens(of: text) where token.isWord {
            byteCounts[ScriptFamily(token, in: span), default: 0] += token.range.count
        }
        return ScriptFamily.allCases.filter { byteCounts[$0] != nil }
            .max { (byteCounts[$0] ?? 0) < (byteCounts[$1] ?? 0) }
    }

    private func tags(of family: ScriptFamily) -> [String] {
        var all: [String: Int] = [:]
        for example in families.values.joined() { all[example.tag, default: 0] += 1 }
        var own: [String: Int] = [:]
        for example in families[family] ?? [] { own[example.tag, default: 0] += 1 }
        let least = LanguageModelMaker.leastShareOfFamily
        return own.filter { tag, count in
            tag == "und" || Double(count) >= least * Double(all[tag] ?? 0)
        }
        .keys.sorted()
    }

    private func table(
        _ shape: LanguageTable.Shape,
        _ options: TableTrainer.Options
    ) -> (shape: LanguageTable.Shape, rows: [Int8]) {
        let examples = (families[shape.family] ?? []).filter { shape.tags.contains($0.tag) }
        say("\(shape.tags.joined(separator: " ")): \(examples.count) examples")
        var trainer = TableTrainer(shape, options)
        let weights = trainer.train(examples)
        var (shape, rows) = (shape, [Int8]())
        (rows, shape.scale) = rounded(weights, shape)
        shape.scale *= temperature(shape, rows)
        return (shape, rows)
    }

    /// The weights as signed bytes, padded to the table's stride, and what 1 of them is worth.
    private func rounded(
        _ weights: [Float],
        _ shape: LanguageTable.Shape
    ) -> (rows: [Int8], scale: Float) {
        let sizes = weights.lazy.map { abs($0) }.filter { $0 > 0 }.sorted()
        guard !sizes.isEmpty else { return ([Int8](repeating: 0, count: shape.byteCount), 1) }
        let kept = Int(Double(sizes.count - 1) * LanguageModelMaker.keptWeights)
        let scale = sizes[kept] / 127
        let count = shape.tags.count
        var rows = [Int8](repeating: 0, count: shape.byteCount)
        for row in 0..<(1 << shape.bits) {
            for column in 0..<count {
                let weight = (weights[row * count + column] / scale).rounded()
                rows[row * shape.stride + column] = Int8(max(-127, min(127, weight)))
            }
        }
        return (rows, scale)
    }

    /// By what to multiply the scale so that the shares of measured sentences, whole and cut to 40
    /// characters, are as right as can be.
    ///
    /// - Source: G. W. Brier: Verification of Forecasts Expressed in Terms of Probability (1950).
    private func temperature(_ shape: LanguageTable.Shape, _ rows: [Int8]) -> Float {
        var scorer = TableScorer(shape, rows)
        var scores: [(column: Int, scores: [Float])] = []
        for example in measured {
            guard let column = shape.tags.firstIndex(of: example.tag),
                LanguageModelMaker.family(of: example.text) == shape.family
            else { continue }
            scores.append((column, scorer.scores(of: example.text)))
            scores.append((column, scorer.scores(of: example.prefix(40))))
        }
        func error(_ temperature: Float) -> Float {
            scores.reduce(0) { sum, item in
                var shares = Likelihood.shares(item.scores.map { $0 * temperature })
                shares[item.column] -= 1
                return sum + shares.reduce(0) { $0 + $1 * $1 }
            }
        }
        let tried = LanguageModelMaker.temperatures.map { (temperature: $0, error: error($0)) }
        guard !scores.isEmpty, let best = tried.min(by: { $0.error < $1.error }) else { return 1 }
        return best.temperature
    }
}
