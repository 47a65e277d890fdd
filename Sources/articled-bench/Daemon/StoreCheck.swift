/// Exactly one line for each file, numbered from 1 without a gap, each with its own headline.
struct StoreCheck {
    /// By the file's name.
    private let headlines: [String: String]
    private var names: Set<String> = []
    private var nextSeq = 1
    private var rightHeadlines = 0
    private var fault: String?

    init(_ corpus: Corpus) {
        var headlines: [String: String] = [:]
        for (number, article) in corpus.generated.enumerated() {
            let headline = article.expectations.first { $0.kind == .headline }
            headlines[Corpus.fileName(number)] = headline?.value
        }
        self.headlines = headlines
    }

    var count: Int { names.count }

    mutating func add(_ line: StoredLine) {
        if line.seq != nextSeq { fault = fault ?? "seq \(line.seq) where \(nextSeq) is due" }
        if !names.insert(line.name).inserted { fault = fault ?? "two lines for \(line.name)" }
        if line.headline == headlines[line.name] { rightHeadlines += 1 }
        nextSeq += 1
    }

    /// Fails the run unless there is a line for each of the `wanted` files that were dropped.
    func report(_ name: String, wanted: Int, _ report: inout Report) {
        if let fault { report.fail("\(name): \(fault)") }
        if count != wanted { report.fail("\(name): \(count) lines for \(wanted) files") }
        let share = Double(rightHeadlines) / Double(max(1, count))
        report.add(name, "lines with the right headline", share * 100, "%")
        if share < Expectation.Kind.headline.floor {
            report.fail("\(name): the right headline in \(decimal(share * 100)) % of the lines")
        }
    }
}
