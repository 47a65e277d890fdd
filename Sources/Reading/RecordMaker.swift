import ArticleModel
import TextKernel

/// Makes the record of a finished draft, turning bytes into Unicode scalars.
struct RecordMaker {
    private let draft: Draft
    private let extractor: ArticleRecord.Extractor
    private let index: ScalarIndex

    init(_ draft: Draft, _ extractor: ArticleRecord.Extractor) {
        self.draft = draft
        self.extractor = extractor
        index = ScalarIndex(draft.text)
    }

    func record() -> ArticleRecord {
        var record = ArticleRecord()
        let source = draft.article.source
        record.id = source.id
        record.received = source.received.isoMilliseconds
        record.extractor = extractor
        record.file = file(source)
        record.language = draft.language
        record.headline = draft.headline.map(oneLine)
        record.bylines = draft.bylines
        record.dateline = draft.dateline
        record.published = draft.published
        record.text = String(decoding: draft.text, as: UTF8.self)
        record.blocks = draft.blocks.map {
            ArticleRecord.Block(
                kind: $0.kind,
                start: offset($0.range.start),
                end: offset($0.range.end)
            )
        }
        record.sentences = draft.sentences.map { span($0.range) }
        record.entities = draft.entities.enumerated().map { entity($1, number: $0) }
        record.quotes = draft.quotes.map(quote)
        record.times = draft.times.map(time)
        record.keywords = draft.keywords
        record.summary = draft.summary
        record.warnings = draft.warnings
        return record
    }

    private func file(_ source: Article.Source) -> ArticleRecord.File {
        var file = ArticleRecord.File()
        file.name = String(decoding: source.name, as: UTF8.self)
        if String(validating: source.name, as: UTF8.self) == nil {
            file.nameBytes = Hexadecimal.text(source.name)
        }
        file.bytes = source.byteCount
        file.modified = source.modified.isoSeconds
        file.format = source.format
        file.encoding = source.encoding
        return file
    }

    /// White space folded: a headline may have been wrapped.
    private func oneLine(_ range: TextRange) -> String {
        draft.string(range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func offset(_ byte: Int) -> Int { index.scalarOffset(of: byte) }

    private func span(_ range: TextRange) -> ArticleRecord.Span {
        ArticleRecord.Span(start: offset(range.start), end: offset(range.end))
    }

    private func entity(_ entity: Draft.Entity, number: Int) -> ArticleRecord.Entity {
        var record = ArticleRecord.Entity(
            id: identifier(number),
            type: entity.type,
            name: oneLine(entity.name),
            mentions: entity.mentions.map { span($0.range) }
        )
        if let slug = entity.authority { record.ref = "\(entity.type.rawValue)/\(slug)" }
        record.canonical = entity.canonical
        record.country = entity.country
        record.descriptions = entity.descriptions
        return record
    }

    private func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func identifier(_ number: Int) -> String { "e\(number + 1)" }

    private func quote(_ quote: Draft.Quote) -> ArticleRecord.Quote {
        var speaker = quote.speaker
        speaker.entity = quote.speakerEntity.map(identifier)
        let range = span(quote.range)
        return ArticleRecord.Quote(
            start: range.start,
            end: range.end,
            direct: true,
            cue: quote.cue,
            speaker: speaker
        )
    }

    private func time(_ time: Draft.Time) -> ArticleRecord.Time {
        let range = span(time.range)
        return ArticleRecord.Time(
            start: range.start,
            end: range.end,
            type: time.type,
            value: time.value,
            mod: time.mod
        )
    }
}
