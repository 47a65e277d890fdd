import ArticleModel

/// Something that is known to be right about a generated article.
struct Expectation: Sendable {
    enum Kind: String, Sendable, CaseIterable {
        case language, headline, named, speaks, writes, dateline, published, dated

        /// Share of the expectations that must be met, below which the run fails.
        ///
        /// Pinned a little below what was measured on 20,000 articles, so that a change that
        /// breaks a rule shows and the choice of the seed does not. To be raised with the
        /// extraction, never lowered without a reason.
        var floor: Double {
            switch self {
            case .language, .headline: 0.99
            case .dated: 0.98
            case .writes: 0.9
            case .named, .dateline: 0.82
            case .published: 0.8
            case .speaks: 0.58
            }
        }
    }

    var kind: Kind
    /// What it was in the sample.
    var original: String
    /// The name, headline, place, language or ISO day.
    var value: String

    func isMet(by record: ArticleRecord) -> Bool {
        switch kind {
        case .language: record.language.tag == value
        case .headline: record.headline == value
        case .named: record.entities.contains { $0.name == value && $0.type == .person }
        case .speaks: hasQuote(record)
        case .writes: record.bylines.contains { $0.lowercased() == value.lowercased() }
        case .dateline:
            record.dateline?.places.contains { $0.lowercased() == value.lowercased() } ?? false
        case .published:
            record.published?.earliest == value && record.published?.latest == value
        case .dated: record.times.contains { $0.value.hasPrefix(value) }
        }
    }

    private func hasQuote(_ record: ArticleRecord) -> Bool {
        record.entities.contains { entity in
            entity.name == value && record.quotes.contains { $0.speaker.entity == entity.id }
        }
    }
}
