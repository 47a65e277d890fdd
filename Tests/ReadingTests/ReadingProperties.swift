import ArticleModel
import FoundationEssentials
import TestSupport
import Testing
import TextKernel

/// What holds for every record, whatever the text.
@Suite struct ReadingProperties {
    @Test func garbageGivesARecord() throws {
        for seed in 0..<300 as Range<UInt64> { try check(Garbage.text(seed: seed), "seed \(seed)") }
    }

    @Test(arguments: Sample.names) func samplesGiveARecord(_ name: String) throws {
        let text = try Sample.text(name)
        try check(text, name)
        for seed in 0..<12 as Range<UInt64> {
            try check(Garbage.edited(text, seed: seed), "\(name), seed \(seed)")
        }
    }

    /// The packs of all languages meet the texts of all others.
    @Test(arguments: ["da", "de", "en", "es", "fi", "fr", "it", "nl", "pl", "ru", "sv", "zh"])
    func anyLanguageReadsAnyText(_ tag: String) throws {
        for name in Sample.names { try check(Sample.text(name), name, language: tag) }
        for seed in 0..<20 as Range<UInt64> {
            try check(Garbage.text(seed: seed), "seed \(seed)", language: tag)
        }
    }

    @Test(arguments: [
        "", " ", "\n", "\u{0}", ".", "“", "”", "(", "/", "–", "- ", "\u{301}", "\u{AD}", "A", "1",
        "Af", "By", "By By", "Foto:", "“”", "()", "//", "\n\n\n", "a\n\nb", "–\n–\n–", "1.1.1",
    ])
    func theLeastTextsGiveARecord(_ text: String) throws {
        for tag in ["da", "en", "ru", "und"] { try check(Array(text.utf8), text, language: tag) }
        try check(Array(text.utf8), text)
    }

    private func check(_ text: [UInt8], _ note: String, language: String? = nil) throws {
        let record = try Reads.read(text, language: language)
        let complaints = RecordCheck(record).complaints()
        #expect(complaints.isEmpty, "\(note): \(complaints.prefix(3))")
        let line = record.line()
        #expect(try Reads.read(text, language: language).line() == line, "\(note): not the same")
        let back = try JSONDecoder().decode(ArticleRecord.self, from: Data(line))
        #expect(back.line() == line, "\(note): not read back")
    }
}

/// What a record's spans promise.
struct RecordCheck {
    let record: ArticleRecord
    private let count: Int

    init(_ record: ArticleRecord) {
        self.record = record
        count = record.text.unicodeScalars.count
    }

    /// One line for each promise that is broken.
    func complaints() -> [String] {
        spans() + order() + references()
    }

    private func spans() -> [String] {
        var all: [(String, Int, Int)] = []
        all += record.blocks.map { ("block \($0.kind)", $0.start, $0.end) }
        all += record.sentences.map { ("sentence", $0.start, $0.end) }
        all += record.quotes.map { ("quote", $0.start, $0.end) }
        all += record.times.map { ("time", $0.start, $0.end) }
        for entity in record.entities {
            all += entity.mentions.map { ("mention of \(entity.id)", $0.start, $0.end) }
        }
        return all.compactMap { name, start, end in
            start >= 0 && start < end && end <= count ? nil : "\(name) \(start)–\(end) of \(count)"
        }
    }

    private func order() -> [String] {
        var complaints: [String] = []
        for (a, b) in zip(record.blocks, record.blocks.dropFirst()) where a.end > b.start {
            complaints.append("block \(a.start)–\(a.end) overlaps \(b.start)–\(b.end)")
        }
        for (a, b) in zip(record.sentences, record.sentences.dropFirst()) where a.end > b.start {
            complaints.append("sentence \(a.start)–\(a.end) overlaps \(b.start)–\(b.end)")
        }
        for (a, b) in zip(record.times, record.times.dropFirst()) where a.end > b.start {
            complaints.append("time \(a.start)–\(a.end) overlaps \(b.start)–\(b.end)")
        }
        for (a, b) in zip(record.quotes, record.quotes.dropFirst()) where a.start > b.start {
            complaints.append("quote \(a.start) stands before \(b.start)")
        }
        let contents = record.blocks.filter { $0.kind.isContent }
        func isInContent(_ start: Int, _ end: Int) -> Bool {
            contents.contains { $0.start <= start && end <= $0.end }
        }
        for span in record.sentences where !isInContent(span.start, span.end) {
            complaints.append("sentence \(span.start)–\(span.end) lies in no block of text")
        }
        for time in record.times where !isInContent(time.start, time.end) {
            complaints.append("time \(time.start)–\(time.end) lies in no block of text")
        }
        for entity in record.entities {
            for span in entity.mentions where !isInContent(span.start, span.end) {
                complaints.append("mention \(span.start)–\(span.end) lies in no block of text")
            }
        }
        return complaints
    }

    private func references() -> [String] {
        var complaints: [String] = []
        let ids = Set(record.entities.map(\.id))
        if ids.count != record.entities.count { complaints.append("an id stands twice") }
        for entity in record.entities where entity.mentions.isEmpty || entity.name.isEmpty {
            complaints.append("\(entity.id) has no mention or no name")
        }
        for quote in record.quotes {
            if let id = quote.speaker.entity, !ids.contains(id) {
                complaints.append("a quote is of \(id), which is none")
            }
        }
        if record.summary != record.summary.sorted()
            || !record.summary.allSatisfy({ record.sentences.indices.contains($0) })
        {
            complaints.append("summary \(record.summary)")
        }
        for keyword in record.keywords where !(0...1).contains(keyword.score) {
            complaints.append("keyword \(keyword.text) scores \(keyword.score)")
        }
        if let published = record.published, published.earliest > published.latest {
            complaints.append("published \(published.earliest)–\(published.latest)")
        }
        return complaints
    }
}
