import ArticleModel
import DataPacks
import Linking
import Reading

/// What it costs to link one more article when so many are remembered.
struct LinkingCase {
    /// How the texts are related.
    private enum Kinship: String, CaseIterable {
        /// Each has its words shuffled: as far apart as articles can be.
        case unrelated
        /// As generated: each is a near-duplicate of a twelfth of all, which is the worst that
        /// can come.
        case siblings
    }

    /// Articles linked and measured at each point.
    private static let window = 200

    let corpus: Corpus
    let reader: Reader

    func run(into report: inout Report) {
        for kinship in Kinship.allCases {
            report.say("linking, \(kinship.rawValue)")
            measure(kinship, &report)
        }
    }

    private func measure(_ kinship: Kinship, _ report: inout Report) {
        let points = [1000, 10_000, 20_000].filter { $0 <= corpus.articles.count }
        if points.isEmpty { return report.say("linking: at least 1000 articles are needed") }
        let name = "linking \(kinship.rawValue)"
        var random = SplitMix64(seed: 7)
        var linker = Linker(reader.library.romanisation)
        var restoring = Cost()
        var measured = Cost()
        let before = ResidentMemory().now
        for number in 0..<(points.last ?? 0) {
            var record = self.record(number, kinship, &random)
            let point = points.first { $0 > number } ?? 0
            if number >= point - Self.window {
                record.seq = number + 1
                measured += Stopwatch.cost { linker.link(&record) }
                if kinship == .unrelated, record.duplicate != nil {
                    report.fail("linking: unrelated articles are found to be duplicates")
                }
                if number + 1 == point { checkCopy(of: record, linker, &report) }
            } else {
                record.story = ArticleRecord.Story(id: "story/\(number + 1)", score: 1, because: [])
                restoring += Stopwatch.cost { linker.restore(record) }
            }
            if number + 1 == point {
                add(measured, "\(name) at \(point)", &report)
                measured = Cost()
            }
        }
        let restored = Double((points.last ?? 0) - points.count * Self.window)
        report.add(name, "restore/article", restoring.seconds / max(1, restored) * 1e6, "µs")
        if kinship == .unrelated {
            // The second time, the memory of the first is there to be used again.
            report.add(name, "memory of all", ResidentMemory().now - before, "MB")
        }
    }

    private func add(_ cost: Cost, _ name: String, _ report: inout Report) {
        let count = Double(Self.window)
        report.add(name, "time/article", cost.seconds / count * 1e6, "µs")
        report.add(name, "allocations/article", cost.allocations / count, "")
    }

    /// A second copy of an article that is remembered must be found to be one.
    private func checkCopy(of record: ArticleRecord, _ linker: Linker, _ report: inout Report) {
        var copy = record
        copy.id += "-copy"
        copy.duplicate = nil
        var other = linker
        other.link(&copy)
        if copy.duplicate?.similarity != 1 {
            report.fail("linking: the copy of an article is not found to be one")
        }
    }

    private func record(
        _ number: Int,
        _ kinship: Kinship,
        _ random: inout SplitMix64
    ) -> ArticleRecord {
        var record = reader.read(corpus.articles[number])
        if kinship == .unrelated {
            let words = record.text.split(whereSeparator: \.isWhitespace)
            record.text = words.shuffled(using: &random).joined(separator: " ")
        }
        return record
    }
}
