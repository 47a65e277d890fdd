import ArticleModel
import Reading
import TextKernel

/// Bytes as the text of an article in one of the languages.
///
/// The first byte chooses the language, the second when the file was last written; the others
/// are the text, made valid as the decoder makes it.
struct TextInput {
    let language: String
    let article: Article

    /// Moments at which a file may say that it was written: the usual one, the ends of the
    /// calendar, the ends of the clock.
    private static let moments = [
        1_748_736_000, 0, -2_147_483_648, 253_402_300_799, 253_402_300_800, -62_135_596_801,
        Int.max, Int.min,
    ]

    /// Nil for fewer than two bytes.
    init?(_ input: [UInt8]) {
        guard input.count >= 2 else { return nil }
        language = World.languages[Int(input[0]) % World.languages.count]
        let moment = TextInput.moments[Int(input[1]) % TextInput.moments.count]
        article = TextInput.article(Array(input[2...]), modified: moment)
    }

    /// Whether the calendar's four-digit years reach from the day of writing to either side.
    var isInCalendar: Bool { (1000...8999).contains(article.source.modified.day.year) }

    /// The draft after all stages up to the one that writes `layer`.
    func draft(through layer: Layer) -> Draft {
        var draft = Draft(article)
        for stage in World.reader.pipeline.stages {
            let writes = type(of: stage).writes
            if writes == [.language] {
                draft.language = ArticleRecord.Language(tag: language, confidence: 1)
            } else {
                stage.annotate(&draft)
            }
            if writes.contains(layer) { break }
        }
        return draft
    }
}

extension TextInput {
    /// An article of `bytes`, last written at `modified` (seconds since 1970).
    static func article(_ bytes: [UInt8], modified: Int) -> Article {
        let valid = Array(String(decoding: bytes, as: UTF8.self).utf8)
        var source = Article.Source(
            id: SHA256.identity(of: bytes),
            name: Array("wire/x.txt".utf8),
            byteCount: bytes.count,
            modified: Timestamp(seconds: modified),
            received: Timestamp(seconds: 0)
        )
        source.warnings = []
        return Article(source: source, text: Normalization.formC(valid) ?? valid)
    }
}
