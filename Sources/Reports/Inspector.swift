package import ArticleModel
import DataPacks
import FoundationEssentials
import Language
package import Reading
import Structure
import TextKernel
import Times

/// Answers one text at a time with one layer of its reading: the tool with which language packs
/// are written and measured.
package struct Inspector: Sendable {
    package enum Subject: String, CaseIterable, Sendable {
        case language, sentences, mentions, times, quotes, claims, events
    }

    /// One line of input with `--jsonl`.
    package struct Request: Decodable, Sendable {
        package var text: String
        /// BCP 47; nil to have it told.
        package var lang: String?
        /// The day of writing, ISO 8601, anything after the day left aside; nil for today.
        package var reference: String?

        package init(text: String, lang: String? = nil, reference: String? = nil) {
            self.text = text
            self.lang = lang
            self.reference = reference
        }

        /// - Throws: ``InputError`` if `line` is no such object.
        package init(json line: [UInt8]) throws {
            do {
                self = try JSONDecoder().decode(Request.self, from: Data(line))
            } catch {
                throw InputError(
                    found: String(decoding: line.prefix(80), as: UTF8.self),
                    expected: #"an object like {"text": "…", "lang": "da"}"#
                )
            }
        }
    }

    /// A line of input that cannot be used.
    package struct InputError: Error, CustomStringConvertible {
        package let found: String
        package let expected: String

        package init(found: String, expected: String) {
            self.found = found
            self.expected = expected
        }

        package var description: String { "expected \(expected), found: \(found)" }
    }

    private let reader: Reader
    private let today: Day

    /// Creates an inspector; times of a request without a reference are told from `today`.
    package init(_ reader: Reader, today: Day) {
        self.reader = reader
        self.today = today
    }

    /// The answer as one line of JSON.
    ///
    /// - Throws: ``InputError`` for a reference that is no date.
    package func answer(_ request: Request, about subject: Subject) throws(InputError) -> [UInt8] {
        let text = normalised(request.text)
        switch subject {
        case .language: return language(of: text)
        case .sentences, .times: return try standalone(text, request, subject)
        case .mentions, .quotes, .claims, .events: return layer(text, request, subject)
        }
    }

    private func normalised(_ text: String) -> [UInt8] {
        let utf8 = Array(text.utf8)
        return Normalization.formC(utf8) ?? utf8
    }

    private func language(of text: [UInt8]) -> [UInt8] {
        let guesses = reader.identifier.guesses(for: Tokenizer().tokens(of: text), in: text)
        var json = JSONWriter()
        json.object { json in
            json.key("tag")
            json.string(guesses[0].tag)
            json.key("confidence")
            json.number(guesses[0].confidence)
            json.key("alternatives")
            json.array(guesses.dropFirst().prefix(4)) { json, guess in
                json.object {
                    $0.key("tag")
                    $0.string(guess.tag)
                    $0.key("confidence")
                    $0.number(guess.confidence)
                }
            }
        }
        return json.bytes
    }

    /// The text taken as one paragraph, without looking for headlines and bylines.
    private func standalone(
        _ text: [UInt8],
        _ request: Request,
        _ subject: Subject
    ) throws(InputError) -> [UInt8] {
        var draft = Draft(article(text))
        setLanguage(of: &draft, request)
        let whole = draft.tokens.indices
        draft.blocks = [
            Draft.Block(kind: .paragraph, range: draft.bytes(ofTokens: whole), tokens: whole)
        ]
        SentenceStage(reader.library).annotate(&draft)
        let index = ScalarIndex(text)
        var json = JSONWriter()
        if subject == .sentences {
            json.spans("sentences", draft.sentences.map(\.range), index)
            return json.bytes
        }
        let reference = try reference(in: request)
        let times = TimeStage(reader.library)
            .times(in: draft, reference: reference.day, minute: reference.minute)
        json.object {
            $0.key("times")
            $0.array(times) { json, time in
                ArticleRecord.Time(
                    start: index.scalarOffset(of: time.range.start),
                    end: index.scalarOffset(of: time.range.end),
                    type: time.type,
                    value: time.value,
                    mod: time.mod
                ).write(to: &json)
            }
        }
        return json.bytes
    }

    /// A layer that needs the whole reading.
    private func layer(_ text: [UInt8], _ request: Request, _ subject: Subject) -> [UInt8] {
        let record = reader.read(article(text), language: request.lang)
        var json = JSONWriter()
        json.object { json in
            switch subject {
            case .quotes:
                json.key("quotes")
                json.array(record.quotes) { $1.write(to: &$0) }
            case .claims:
                json.key("claims")
                json.array(record.claims) { $1.write(to: &$0) }
            case .events:
                json.key("events")
                json.array(record.events) { $1.write(to: &$0) }
            default:
                json.key("mentions")
                json.array(mentions(of: record)) { $1.write(to: &$0) }
            }
        }
        return json.bytes
    }

    private struct Mention {
        var span: ArticleRecord.Span
        var type: EntityType

        func write(to json: inout JSONWriter) {
            json.object {
                $0.span(span.start, span.end)
                $0.key("type")
                $0.string(type.rawValue)
            }
        }
    }

    private func mentions(of record: ArticleRecord) -> [Mention] {
        record.entities.flatMap { entity in
            entity.mentions.map { Mention(span: $0, type: entity.type) }
        }.sorted { $0.span.start < $1.span.start }
    }

    private func setLanguage(of draft: inout Draft, _ request: Request) {
        let tag =
            request.lang
            ?? reader.identifier.guesses(for: draft.tokens, in: draft.text)[0].tag
        draft.language = ArticleRecord.Language(tag: tag, confidence: 1)
    }

    /// The day that a request's times are told from, and its minute where the request tells one.
    private func reference(in request: Request) throws(InputError) -> (day: Day, minute: Int?) {
        guard let text = request.reference else { return (today, nil) }
        guard let day = Day(iso: text) else {
            throw InputError(
                found: text,
                expected: "a reference like 2023-07-12 or 2023-07-12T18:30"
            )
        }
        let clock = text.dropFirst(10)
        guard clock.first == "T", clock.dropFirst(3).first == ":",
            let hour = Int(clock.dropFirst().prefix(2)), (0..<24).contains(hour),
            let minute = Int(clock.dropFirst(4).prefix(2)), (0..<60).contains(minute)
        else { return (day, nil) }
        return (day, hour * 60 + minute)
    }

    private func article(_ text: [UInt8]) -> Article {
        Article(
            source: Article.Source(
                id: "",
                name: [],
                byteCount: text.count,
                modified: Timestamp(seconds: 0),
                received: Timestamp(seconds: 0)
            ),
            text: text
        )
    }
}

extension JSONWriter {
    fileprivate mutating func spans(
        _ key: StaticString,
        _ ranges: [TextRange],
        _ index: ScalarIndex
    ) {
        object {
            $0.key(key)
            $0.array(ranges) { json, range in
                json.object {
                    $0.span(
                        index.scalarOffset(of: range.start),
                        index.scalarOffset(of: range.end)
                    )
                }
            }
        }
    }
}
