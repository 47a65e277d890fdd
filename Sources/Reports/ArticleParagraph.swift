package import ArticleModel

/// One article in a few lines, for a person who watches articles come in.
package struct ArticleParagraph {
    private let record: ArticleRecord
    private let terminal: Terminal

    package init(_ record: ArticleRecord, on terminal: Terminal) {
        self.record = record
        self.terminal = terminal
    }

    /// Lines, each with a newline at its end.
    package var text: String {
        ([title] + details.map { "    " + $0 }).map { $0 + "\n" }.joined()
    }

    private var title: String {
        let number = terminal.paint("#\(record.seq)", .bold)
        let time = String(record.received.shown.prefix(16).map { $0 == "T" ? " " : $0 })
        let place = terminal.paint("\(time)  \(record.language.tag.shown)", .dim)
        return "\(number)  \(place)  \(terminal.paint(heading, .bold))"
    }

    /// The headline, else the first sentence, else the file's name.
    private var heading: String {
        if let headline = record.headline { return headline.shown.shortened(to: 120) }
        if let first = record.sentences.first {
            return record.text(first.start, first.end).shown.shortened(to: 120)
        }
        return record.file.name.shown.shortened(to: 120)
    }

    private var details: [String] {
        [names, quotes, story, duplicate].compactMap(\.self)
    }

    private var names: String? {
        let kinds: [(EntityType, String)] = [
            (.person, "people"), (.organisation, "organisations"), (.place, "places"),
        ]
        let parts = kinds.compactMap { type, word -> String? in
            let names = record.entities.filter { $0.type == type }.map(\.name.shown)
            if names.isEmpty { return nil }
            let more = names.count > 6 ? " and \(names.count - 6) more" : ""
            let shown = names.prefix(6).map { $0.shortened(to: 40) }.joined(separator: ", ")
            return terminal.paint(word, .dim) + " " + terminal.paint(shown, .cyan) + more
        }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    private var quotes: String? {
        guard let quote = record.quotes.first else { return nil }
        let count = record.quotes.count
        let words = terminal.paint(count == 1 ? "1 quote" : "\(count) quotes", .dim)
        let said = record.text(quote.start, quote.end).shown.shortened(to: 120)
        return "\(words) \(terminal.paint(said, .green)) – \(name(of: quote.speaker))"
    }

    private func name(of speaker: ArticleRecord.Source) -> String {
        let entity = record.entities.first { $0.id == speaker.entity }
        return (entity?.name ?? speaker.text ?? speaker.kind.rawValue).shown.shortened(to: 60)
    }

    private var story: String? {
        guard let story = record.story else { return nil }
        let because = story.because.prefix(4).map { $0.shown.shortened(to: 40) }
        let reasons = because.isEmpty ? "" : " (\(because.joined(separator: ", ")))"
        return terminal.paint("story", .dim) + " \(story.id.shown)\(reasons)"
    }

    private var duplicate: String? {
        record.duplicate.map {
            terminal.paint("near-duplicate of", .yellow) + " \($0.of.shown.shortened(to: 19))"
        }
    }
}
