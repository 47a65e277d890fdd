import ArticleModel
import Intake
import LinuxIO

/// How long the line of one record may be.
///
/// Readers of the store take a longer line for one that was cut short. A text of a letter a line
/// has a record of some forty times its size (`make linear` shows the ratios), so that a file of
/// the usual greatest size could have one.
struct RecordLimit {
    /// Bytes of a line before linking, which adds names' refs and a story to it.
    let longest: Int

    static let usual = RecordLimit(longest: LineReader.usualLineLimit / 2)

    /// Why an article with that record is refused; nil if it is not.
    func rejection(of record: ArticleRecord) -> Rejection? {
        let byteCount = RecordLimit.estimate(record)
        guard byteCount > longest else { return nil }
        return Rejection(.tooLarge, "its record would have up to \(byteCount) bytes")
    }

    /// Bytes that the record's line has at most, but for texts full of control characters.
    ///
    /// Counted without writing it: a line that is too long takes memory that is better left to
    /// others. `RecordLimitTests` holds it against the lines of hostile texts.
    ///
    /// - Complexity: O(*n*) in the entities and quotes, no allocation.
    static func estimate(_ record: ArticleRecord) -> Int {
        let entities = record.entities.reduce(0) { sum, entity in
            let words = entity.descriptions.reduce(entity.name.utf8.count) { $0 + $1.utf8.count }
            return sum + 200 + 2 * words + 30 * entity.mentions.count
        }
        let quotes = record.quotes.reduce(0) { sum, quote in
            let words = (quote.cue?.utf8.count ?? 0) + (quote.speaker.text?.utf8.count ?? 0)
            return sum + 170 + 2 * words
        }
        let bylines = record.bylines.reduce(0) { $0 + 4 + 2 * $1.utf8.count }
        return 4000 + 2 * record.text.utf8.count + 50 * record.blocks.count
            + 30 * record.sentences.count + 110 * record.times.count + entities + quotes + bylines
    }
}
