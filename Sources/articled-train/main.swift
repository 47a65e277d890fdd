import ArgumentParser
import FoundationEssentials
import Language
import TextKernel

struct Train: ParsableCommand {
    @Argument var train: String
    @Argument var dev: [String]
    @Option var bits = 16
    @Option var epochs = 5
    @Option var rate: Float = 0.05
    @Option var out: String?

    func run() throws {
        let trainSet = try load(train, tags: nil)
        let tags = Array(Set(trainSet.map(\.tag))).sorted()
        var trainer = LanguageTrainer(tags: tags, bits: bits)
        trainer.rate = rate
        trainer.train(trainSet, epochs: epochs)
        for path in dev { trainer.evaluate(try load(path, tags: nil), path) }
        if let out { try trainer.quantised().write(to: URL(filePath: out)) }
    }

    func load(_ path: String, tags: [String]?) throws -> [(tag: String, text: String)] {
        let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        return text.split(separator: "\n").compactMap {
            let parts = $0.split(separator: "\t", maxSplits: 1)
            return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
        }
    }
}
Train.main()
