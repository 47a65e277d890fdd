import ArticleModel
import DataPacks
import Reading

/// Each stage alone, on drafts that the stages before it have filled.
struct StageCase {
    private static let batch = 100

    let corpus: Corpus
    let reader: Reader
    let repeats: Int

    func run(into report: inout Report) {
        report.say("stages")
        // A language is loaded for its first article: that is no cost of the stage that meets it.
        for tag in reader.library.languages { keep(reader.library.pack(for: tag)) }
        var names = ["tokens"] + reader.pipeline.stages.map { type(of: $0).name }
        let passes = (0..<repeats).map { _ in pass() }
        names.append("record")
        let count = Double(corpus.articles.count)
        for (index, name) in names.enumerated() {
            let costs = passes.map { $0[index] }
            let seconds = Distribution(costs.map(\.seconds)).median
            report.add("stage \(name)", "time/article", seconds / count * 1e6, "µs")
            let first = costs.first ?? Cost()
            report.add("stage \(name)", "allocations/article", first.allocations / count, "")
            report.add(
                "stage \(name)",
                "allocated/article",
                first.allocatedBytes / count / 1000,
                "kB"
            )
        }
        checkSum(passes[0], &report)
    }

    /// The costs of the tokens, of each stage in order, and of the making of the record, which
    /// is what a whole reading costs beyond the stages.
    private func pass() -> [Cost] {
        let stages = reader.pipeline.stages
        var costs = [Cost](repeating: Cost(), count: stages.count + 2)
        for start in stride(from: 0, to: corpus.articles.count, by: Self.batch) {
            let end = min(start + Self.batch, corpus.articles.count)
            let articles = corpus.articles[start..<end]
            var drafts: [Draft] = []
            drafts.reserveCapacity(Self.batch)
            costs[0] += Stopwatch.cost { for article in articles { drafts.append(Draft(article)) } }
            for (number, stage) in stages.enumerated() {
                costs[number + 1] += Stopwatch.cost {
                    for index in drafts.indices { stage.annotate(&drafts[index]) }
                }
            }
            costs[stages.count + 1] += Stopwatch.cost {
                for article in articles { keep(reader.read(article)) }
            }
        }
        let parts = costs.dropLast().reduce(into: Cost()) { $0 += $1 }
        let last = costs.count - 1
        costs[last].seconds = max(0, costs[last].seconds - parts.seconds)
        costs[last].allocations -= parts.allocations
        costs[last].allocatedBytes -= parts.allocatedBytes
        return costs
    }

    /// Counts are exact: less than nothing for the record means that a stage depends on more
    /// than its draft.
    private func checkSum(_ costs: [Cost], _ report: inout Report) {
        if let record = costs.last, record.allocations < 0 {
            report.fail("stages: alone they allocate more than together")
        }
    }
}
