import ArticleModel
import Dispatch
import Glibc
import Reading
import Synchronization

/// From decoded article to record, on one thread and on all cores.
struct ExtractionCase {
    let corpus: Corpus
    let reader: Reader
    let repeats: Int

    func run(into report: inout Report) {
        measureOneThread(&report)
        measureAllCores(&report)
    }

    /// The first repeat is also checked for correctness.
    private func measureOneThread(_ report: inout Report) {
        ResidentMemory.resetPeak()
        let before = ResidentMemory().now
        var scores = Scores()
        var costs: [Cost] = []
        for pass in 0..<repeats {
            report.say("extraction on one thread, pass \(pass + 1) of \(repeats)")
            var total = Cost()
            for (article, generated) in zip(corpus.articles, corpus.generated) {
                var record = ArticleRecord()
                total += Stopwatch.cost { record = reader.read(article) }
                if pass == 0 { scores.check(record, against: generated) }
            }
            costs.append(total)
        }
        let seconds = Distribution(costs.map(\.seconds)).median
        rates(seconds, "extraction on 1 thread", &report)
        let count = Double(corpus.articles.count)
        let first = costs.first ?? Cost()
        report.add("extraction on 1 thread", "allocations/article", first.allocations / count, "")
        report.add(
            "extraction on 1 thread",
            "allocated/article",
            first.allocatedBytes / count / 1000,
            "kB"
        )
        report.add("extraction on 1 thread", "corpus in memory", before, "MB")
        report.add(
            "extraction on 1 thread",
            "peak memory above it",
            ResidentMemory().peak - before,
            "MB"
        )
        scores.report(into: &report)
        for (place, count) in scores.misses.sorted(by: { $0.key < $1.key }) {
            report.say("  not found: \(place) \(count) times")
        }
    }

    private func measureAllCores(_ report: inout Report) {
        report.say("extraction on all cores")
        let name = "extraction on \(Machine.coreCount) cores"
        var times: [Double] = []
        let start = Stopwatch.seconds(CLOCK_PROCESS_CPUTIME_ID)
        for _ in 0..<repeats {
            times.append(Stopwatch.wall { keep(digestOnAllCores()) })
        }
        let work = Stopwatch.seconds(CLOCK_PROCESS_CPUTIME_ID) - start
        let count = Double(corpus.articles.count * repeats)
        rates(Distribution(times).median, name, &report)
        report.add(name, "processor time/article", work / count * 1e6, "µs")
        let part = min(corpus.articles.count, 1000)
        let alone = (0..<part).reduce(0) { $0 &+ reader.read(corpus.articles[$1]).hashValue }
        if alone != digestOnAllCores(of: part) {
            report.fail("\(name): other records than on one thread")
        }
    }

    /// The sum of the hash values of all records; independent of their order.
    private func digestOnAllCores(of count: Int? = nil) -> Int {
        let count = count ?? corpus.articles.count
        let chunk = 32
        let sum = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: (count + chunk - 1) / chunk) { part in
            for number in (part * chunk)..<min(count, (part + 1) * chunk) {
                let hash = reader.read(corpus.articles[number]).hashValue
                sum.wrappingAdd(hash, ordering: .relaxed)
            }
        }
        return sum.load(ordering: .relaxed)
    }

    private func rates(_ seconds: Double, _ name: String, _ report: inout Report) {
        report.add(name, "articles/s", Double(corpus.articles.count) / seconds, "1/s")
        report.add(name, "words/s", Double(corpus.wordCount) / seconds, "1/s")
        report.add(name, "text", Double(corpus.byteCount) / seconds / 1e6, "MB/s")
    }
}
