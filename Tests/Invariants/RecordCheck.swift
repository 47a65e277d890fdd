package import ArticleModel

/// What a record's spans promise.
package struct RecordCheck {
    private let record: ArticleRecord
    private let count: Int

    package init(_ record: ArticleRecord) {
        self.record = record
        count = record.text.unicodeScalars.count
    }

    /// One line for each promise that is broken.
    package func complaints() -> [String] {
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
            let place = contents.partitioningIndex { $0.end >= end }
            return place < contents.count && contents[place].start <= start
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
