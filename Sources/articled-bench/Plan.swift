import DataPacks
import Reading

/// What is measured, how often, and on what.
struct Plan {
    enum Part: String, CaseIterable {
        case extraction, stages, language, decoding, linking, serialisation, daemon

        static var allNames: String { allCases.map(\.rawValue).joined(separator: ", ") }
    }

    /// How much is measured.
    struct Scale {
        var articles: Int
        var seed: UInt64
        var repeats = 3
        /// Files dropped one at a time, for each way of writing.
        var drops = 500
        /// Files that wait when the daemon starts.
        var backlogs = [1000, 20_000]
        /// Seconds that the idle daemon is watched.
        var idleSeconds = 10

        init(isQuick: Bool, articles: Int?, seed: UInt64) {
            self.articles = max(1, articles ?? (isQuick ? 2000 : 20_000))
            self.seed = seed
            if isQuick {
                repeats = 1
                drops = 100
                idleSeconds = 3
            }
            backlogs = backlogs.map { min($0, self.articles) }
        }
    }

    var scale: Scale
    var parts: [Part]
    var samples: String
    var daemon: DaemonPlace

    /// Measures all parts.
    ///
    /// - Throws: what keeps a measurement from being made; wrong results are in the report.
    func report() throws -> Report {
        var report = Report()
        if !Stopwatch.countsAllocations { report.fail("allocations are not counted") }
        let reader = try loadReader(&report)
        report.say("making \(scale.articles) articles")
        let corpus = try Corpus(samples: samples, count: scale.articles, seed: scale.seed)
        report.add("corpus", "articles", corpus.articles.count, "")
        report.add("corpus", "words", corpus.wordCount, "")
        report.add("corpus", "text", Double(corpus.byteCount) / 1e6, "MB")
        for part in Part.allCases where parts.contains(part) {
            try measure(part, corpus, reader, &report)
        }
        return report
    }

    private func loadReader(_ report: inout Report) throws -> Reader {
        var result: Result<PackLibrary, PackError>?
        let cost = Stopwatch.cost { result = Result { () throws(PackError) in try PackLibrary() } }
        guard let library = try result?.get() else { preconditionFailure("the stopwatch ran") }
        report.add("language packs", "loading", cost.seconds * 1000, "ms")
        report.add("language packs", "allocations", cost.allocations, "")
        report.add("language packs", "resident memory with them", ResidentMemory().now, "MB")
        return try Reader(library)
    }

    private func measure(
        _ part: Part,
        _ corpus: Corpus,
        _ reader: Reader,
        _ report: inout Report
    ) throws {
        let repeats = scale.repeats
        switch part {
        case .extraction:
            ExtractionCase(corpus: corpus, reader: reader, repeats: repeats).run(into: &report)
        case .stages:
            var part = corpus
            part.articles = Array(corpus.articles.prefix(2000))
            StageCase(corpus: part, reader: reader, repeats: repeats).run(into: &report)
        case .language:
            LanguageCase(corpus: corpus, reader: reader, repeats: repeats).run(into: &report)
        case .decoding: DecodingCase(corpus: corpus).run(into: &report)
        case .linking: LinkingCase(corpus: corpus, reader: reader).run(into: &report)
        case .serialisation:
            SerialisationCase(corpus: corpus, reader: reader, repeats: repeats).run(into: &report)
        case .daemon: try DaemonCase(corpus: corpus, place: daemon, scale: scale).run(into: &report)
        }
    }
}
