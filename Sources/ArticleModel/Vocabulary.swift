// The closed vocabularies of the record; docs/record.md explains each word.

package enum BlockKind: String, Sendable, Hashable, Codable, CaseIterable {
    case headline, heading, paragraph, caption, byline, dateline, boilerplate, `repeat`, list

    /// Whether the block is part of the article's own text, so that it may yield names, quotes
    /// and times; furniture of the page and repeats may not.
    package var isContent: Bool {
        switch self {
        case .headline, .heading, .paragraph, .caption, .list, .dateline: true
        case .byline, .boilerplate, .repeat: false
        }
    }
}

package enum EntityType: String, Sendable, Hashable, Codable, CaseIterable {
    case person, organisation, place
}

package enum SourceKind: String, Sendable, Hashable, Codable, CaseIterable {
    case named, official, spokesperson, witness, document, outlet, rumour, unknown
}

package enum Stance: String, Sendable, Hashable, Codable, CaseIterable {
    case asserted, denied, confirmed, unconfirmed, declined
}

/// TIMEX3 types.
///
/// - Source: TimeML 1.2.1, <TIMEX3>.
package enum TimeType: String, Sendable, Hashable, Codable, CaseIterable {
    case date = "DATE"
    case time = "TIME"
    case duration = "DURATION"
    case set = "SET"
}

package enum Modality: String, Sendable, Hashable, Codable, CaseIterable {
    case happened, planned, hypothetical, denied, background
}
