import ArticleModel
import Reading

/// From record to a line of the store.
struct SerialisationCase {
    let corpus: Corpus
    let reader: Reader
    let repeats: Int

    func run(into report: inout Report) {
        report.say("serialisation")
        let records = corpus.articles.prefix(2000).map { reader.read($0) }
        var byteCount = 0
        let costs = (0..<repeats).map { _ in
            byteCount = 0
            return Stopwatch.cost {
                for record in records { byteCount += record.line().count }
            }
        }
        let seconds = Distribution(costs.map(\.seconds)).median
        let count = Double(records.count)
        report.add("serialisation", "lines", Double(byteCount) / seconds / 1e6, "MB/s")
        report.add("serialisation", "time/record", seconds / count * 1e6, "µs")
        report.add("serialisation", "size/record", Double(byteCount) / count / 1000, "kB")
        report.add(
            "serialisation",
            "allocations/record",
            (costs.first?.allocations ?? 0) / count,
            ""
        )
        if let record = records.first { check(record, &report) }
    }

    /// The line holds the text, closes with its check value, and is one line.
    private func check(_ record: ArticleRecord, _ report: inout Report) {
        let line = record.line()
        let end = String(decoding: line.suffix(20), as: UTF8.self)
        if line.contains(0x0A) || !end.contains(#","check":""#)
            || line.count < record.text.utf8.count
        {
            report.fail("serialisation: the line is not a whole record")
        }
    }
}
