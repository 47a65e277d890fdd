/// One article as it stands in the store: a line of JSON, described by `docs/article.schema.json`.
///
/// All spans count Unicode scalars into ``text``, end exclusive. Keys that have nothing to say
/// are `nil` (JSON `null`) or empty, never missing.
package struct ArticleRecord: Sendable, Hashable, Decodable {
    package static let currentSchema = "articled/1"

    package var schema = ArticleRecord.currentSchema
    /// `sha256:` and the digest of the file's raw bytes in hexadecimal: the article's identity.
    package var id = ""
    /// The place in the store, from 1, without gaps; 0 before the store has given one.
    package var seq = 0
    /// When the file was picked up, RFC 3339 with milliseconds, UTC.
    package var received = ""
    package var extractor = Extractor()
    package var file = File()
    package var language = Language()
    package var headline: String?
    package var bylines: [String] = []
    package var dateline: Dateline?
    package var published: Published?
    package var text = ""
    package var blocks: [Block] = []
    package var sentences: [Span] = []
    package var entities: [Entity] = []
    package var quotes: [Quote] = []
    package var claims: [Claim] = []
    package var times: [Time] = []
    package var events: [Event] = []
    package var notes: [Note] = []
    package var watch: [String] = []
    package var keywords: [Keyword] = []
    package var summary: [Int] = []
    package var duplicate: Duplicate?
    package var story: Story?
    package var warnings: [String] = []

    package init() {}
}

extension ArticleRecord {
    /// Which program and which data read the article.
    package struct Extractor: Sendable, Hashable, Decodable {
        package var version = ""
        /// Digest over all language packs and models, `sha256:…`.
        package var data = ""

        package init(version: String = "", data: String = "") {
            self.version = version
            self.data = data
        }
    }

    /// The file that the article came in.
    package struct File: Sendable, Hashable, Decodable {
        /// Path below the inbox; bytes that are no UTF-8 are replaced by U+FFFD.
        package var name = ""
        /// The path's bytes in hexadecimal where ``name`` could not keep them, else `nil`.
        package var nameBytes: String?
        /// Size in bytes.
        package var bytes = 0
        /// Modification time, RFC 3339, UTC, whole seconds.
        package var modified = ""
        package var format = "text/plain"
        /// IANA name of the character encoding that the text was decoded from.
        package var encoding = "UTF-8"

        package init() {}
    }

    package struct Language: Sendable, Hashable, Decodable {
        /// BCP 47 tag; `und` where it cannot be told.
        package var tag = "und"
        /// 0…1.
        package var confidence = 0.0

        package init(tag: String = "und", confidence: Double = 0) {
            self.tag = tag
            self.confidence = confidence
        }
    }

    package struct Dateline: Sendable, Hashable, Decodable {
        package var places: [String]
        package var agency: String?

        package init(places: [String], agency: String?) {
            self.places = places
            self.agency = agency
        }
    }

    /// The days between which the article appeared, and the expressions that say so.
    package struct Published: Sendable, Hashable, Decodable {
        package var earliest: String
        package var latest: String
        package var basis: [String]

        package init(earliest: String, latest: String, basis: [String]) {
            self.earliest = earliest
            self.latest = latest
            self.basis = basis
        }
    }

    /// A stretch of the text in Unicode scalars, end exclusive.
    package struct Span: Sendable, Hashable, Decodable {
        package var start: Int
        package var end: Int

        package init(start: Int, end: Int) {
            self.start = start
            self.end = end
        }
    }

    package struct Block: Sendable, Hashable, Decodable {
        package var kind: BlockKind
        package var start: Int
        package var end: Int

        package init(kind: BlockKind, start: Int, end: Int) {
            self.kind = kind
            self.start = start
            self.end = end
        }
    }

    package struct Entity: Sendable, Hashable, Decodable {
        /// `e1`, `e2`, … within the article.
        package var id: String
        package var type: EntityType
        package var name: String
        /// The entity's identity across articles, languages and scripts; nil before linking.
        package var ref: String?
        package var canonical: String?
        /// ISO 3166-1 alpha-2.
        package var country: String?
        package var wikidata: String?
        package var descriptions: [String]
        package var mentions: [Span]

        package init(id: String, type: EntityType, name: String, mentions: [Span]) {
            self.id = id
            self.type = type
            self.name = name
            self.descriptions = []
            self.mentions = mentions
        }
    }

    /// Who speaks or claims: a named entity, a description in the article's words, or neither.
    package struct Source: Sendable, Hashable, Decodable {
        package var entity: String?
        package var text: String?
        package var kind: SourceKind

        package init(entity: String? = nil, text: String? = nil, kind: SourceKind = .unknown) {
            self.entity = entity
            self.text = text
            self.kind = kind
        }
    }

    package struct Quote: Sendable, Hashable, Decodable {
        package var start: Int
        package var end: Int
        package var direct: Bool
        package var cue: String?
        package var speaker: Source
        package var to: [String]

        package init(
            start: Int,
            end: Int,
            direct: Bool,
            cue: String?,
            speaker: Source,
            to: [String] = []
        ) {
            self.start = start
            self.end = end
            self.direct = direct
            self.cue = cue
            self.speaker = speaker
            self.to = to
        }
    }

    package struct Claim: Sendable, Hashable, Decodable {
        package var start: Int
        package var end: Int
        package var cue: String
        package var stance: Stance
        package var source: Source
        package var via: [String]
        package var chain: [Link]
    }

    /// One link of an attribution chain, the source first.
    package struct Link: Sendable, Hashable, Decodable {
        package var start: Int
        package var end: Int
        package var entity: String?
    }

    /// A time expression with its TIMEX3 value.
    package struct Time: Sendable, Hashable, Decodable {
        package var start: Int
        package var end: Int
        package var type: TimeType
        package var value: String
        package var mod: String?

        package init(start: Int, end: Int, type: TimeType, value: String, mod: String?) {
            self.start = start
            self.end = end
            self.type = type
            self.value = value
            self.mod = mod
        }
    }

    package struct Event: Sendable, Hashable, Decodable {
        package var start: Int
        package var end: Int
        package var type: String
        package var agents: [String]
        package var recipients: [String]
        package var time: String?
        package var place: String?
        package var modality: Modality
        package var plover: String?
    }

    package struct Note: Sendable, Hashable, Decodable {
        package var kind: String
        package var text: String
        package var spans: [Span]
    }

    package struct Keyword: Sendable, Hashable, Decodable {
        package var text: String
        package var score: Double

        package init(text: String, score: Double) {
            self.text = text
            self.score = score
        }
    }

    /// A near-duplicate seen before.
    package struct Duplicate: Sendable, Hashable, Decodable {
        package var of: String
        /// 0…1, share of the text's shingles in common.
        package var similarity: Double

        package init(of: String, similarity: Double) {
            self.of = of
            self.similarity = similarity
        }
    }

    package struct Story: Sendable, Hashable, Decodable {
        package var id: String
        package var score: Double
        package var because: [String]

        package init(id: String, score: Double, because: [String]) {
            self.id = id
            self.score = score
            self.because = because
        }
    }
}
