import ArticleModel

/// What tells one story from another in an article: whom and where it names, and the days it
/// speaks of.
struct StoryFeatures: Sendable {
    /// Features of an article that are held; one that names more is a list.
    ///
    /// Thousands of articles are remembered, each of which a stranger may have filled with names.
    static let mostNames = 500

    /// Refs of entities and days as `2023-06-24`, sorted, at most ``mostNames``.
    let names: [String]
    /// The day on which the article appeared, as far as it is known.
    let day: Int

    init(_ record: ArticleRecord) {
        var names = Set(record.entities.compactMap(\.ref))
        for time in record.times where time.value.count >= 10 {
            if let day = Day(iso: time.value) { names.insert(day.iso) }
        }
        self.names = Array(names.sorted().prefix(StoryFeatures.mostNames))
        day = Day(iso: record.published?.earliest ?? record.file.modified)?.number ?? 0
    }

    /// Days tell half as much as names.
    static func isDay(_ name: String) -> Bool { name.utf8.first.map { $0 <= 0x39 } ?? false }

    /// A feature's number, by which it is remembered.
    ///
    /// - Source: FNV-1a.
    static func number(of name: String) -> UInt64 {
        name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
