import ArticleModel
import DataPacks
import FoundationEssentials
import Reading
import Reports
import Testing

/// What `articlectl inspect` answers, to the letter: outsiders read these lines.
@Suite struct InspectorTests {
    private static let shared = Result {
        Inspector(try Reader(try PackLibrary()), today: Day(number: 19_550))
    }

    private func answer(_ request: Inspector.Request, _ subject: Inspector.Subject) throws -> String
    {
        String(decoding: try Self.shared.get().answer(request, about: subject), as: UTF8.self)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let subject: Inspector.Subject
        let text: String
        var lang: String? = "en"
        var reference: String?
        let answer: String
        var testDescription: String { "\(subject) «\(text)»" }
    }

    static let cases: [Case] = [
        // Nothing in, nothing out, in the same form.
        Case(
            subject: .language,
            text: "",
            lang: nil,
            answer: #"{"tag":"und","confidence":0,"alternatives":[]}"#
        ),
        Case(subject: .sentences, text: "", answer: #"{"sentences":[]}"#),
        Case(subject: .times, text: "", answer: #"{"times":[]}"#),
        Case(subject: .mentions, text: "", answer: #"{"mentions":[]}"#),
        Case(subject: .quotes, text: "", answer: #"{"quotes":[]}"#),
        Case(subject: .claims, text: "", answer: #"{"claims":[]}"#),
        Case(subject: .events, text: "", answer: #"{"events":[]}"#),
        // Offsets count Unicode scalars, end exclusive.
        Case(
            subject: .sentences,
            text: "It rained. 👩\u{200D}👧 It stopped.",
            answer: #"{"sentences":[{"start":0,"end":10},{"start":11,"end":26}]}"#
        ),
        Case(
            subject: .times,
            text: "“Åh”, on 24 June.",
            reference: "2023-07-12T12:00:00",
            answer:
                #"{"times":[{"start":9,"end":16,"type":"DATE","value":"2023-06-24","mod":null}]}"#
        ),
        // Text in form D is counted in form C, as the record would.
        Case(
            subject: .times,
            text: "A\u{30A}h, i ga\u{30A}r.",
            lang: "da",
            reference: "2023-07-12",
            answer:
                #"{"times":[{"start":4,"end":9,"type":"DATE","value":"2023-07-11","mod":null}]}"#
        ),
        // Without a reference times are told from today, which is 2023-07-12 here.
        Case(
            subject: .times,
            text: "It was yesterday.",
            answer:
                #"{"times":[{"start":7,"end":16,"type":"DATE","value":"2023-07-11","mod":null}]}"#
        ),
        Case(
            subject: .times,
            text: "more than 16 months, every day",
            answer:
                #"{"times":[{"start":0,"end":19,"type":"DURATION","value":"P16M","#
                + #""mod":"MORE_THAN"},{"start":21,"end":30,"type":"SET","value":"P1D","#
                + #""mod":null}]}"#
        ),
        Case(
            subject: .mentions,
            text: "The ferry left Denmark, and Reuters told of it.",
            answer:
                #"{"mentions":[{"start":15,"end":22,"type":"place"},"#
                + #"{"start":28,"end":35,"type":"organisation"}]}"#
        ),
    ]

    @Test(arguments: cases) func answers(_ c: Case) throws {
        let request = Inspector.Request(text: c.text, lang: c.lang, reference: c.reference)
        #expect(try answer(request, c.subject) == c.answer)
    }

    @Test func theLanguageComesWithItsAlternatives() throws {
        let text = "Han blev kørt på sygehuset efter ulykken, men kom hjem samme dag."
        let line = try answer(.init(text: text), .language)
        struct Answer: Decodable {
            struct Guess: Decodable {
                let tag: String
                let confidence: Double
            }
            let tag: String
            let confidence: Double
            let alternatives: [Guess]
        }
        let found = try JSONDecoder().decode(Answer.self, from: Data(line.utf8))
        #expect(found.tag == "da" && found.confidence > 0.5 && found.confidence <= 1)
        #expect(found.alternatives.count <= 4)
        #expect(found.alternatives.allSatisfy { $0.confidence <= found.confidence })
    }

    /// The record's own members, so that one reader reads both.
    @Test func quotesAreTheRecords() throws {
        let text = "“It has rained for a week,” Anna Berg said on Monday."
        let line = try answer(.init(text: text, lang: "en"), .quotes)
        for member in ["start", "end", "direct", "cue", "speaker", "entity", "text", "kind", "to"] {
            #expect(line.contains("\"\(member)\":"), "\(member) in \(line)")
        }
        #expect(line.hasPrefix(#"{"quotes":[{"start":0,"end":27,"#), "\(line)")
    }

    @Test func everyAnswerIsOneLine() throws {
        let text = "»Ja\n\nNej«, siger\r\nhun \u{2028} i går.\u{0}"
        for subject in Inspector.Subject.allCases {
            let line = try answer(.init(text: text), subject)
            #expect(!line.utf8.contains(10) && !line.contains("\u{2028}"), "\(subject)")
            #expect(line.hasPrefix("{") && line.hasSuffix("}"), "\(subject)")
        }
    }

    @Test(arguments: [
        "", "{", "[]", "null", "text", #"{"txt": "x"}"#, #"{"text": 1}"#,
        #"{"text": "x", "lang": 2}"#,
        #"{"text": "\ud800"#,
    ])
    func aLineThatIsNoRequestIsAnError(_ line: String) throws {
        let error = try #require(throws: Inspector.InputError.self) {
            try Inspector.Request(json: Array(line.utf8))
        }
        #expect(error.found == line)
        #expect(
            error.description
                == #"expected an object like {"text": "…", "lang": "da"}, found: \#(line)"#
        )
    }

    @Test func aLongLineIsCutInItsError() throws {
        let error = try #require(throws: Inspector.InputError.self) {
            try Inspector.Request(json: [UInt8](repeating: 0x78, count: 5000))
        }
        #expect(error.found.count == 80)
    }

    @Test func aRequestMayLeaveOutAllButTheText() throws {
        let least = try Inspector.Request(json: Array(#"{"text": "x", "more": 1}"#.utf8))
        #expect(least.text == "x" && least.lang == nil && least.reference == nil)
        let null = try Inspector.Request(json: Array(#"{"text":"x","lang":null}"#.utf8))
        #expect(null.lang == nil)
    }

    @Test(arguments: ["yesterday", "", "2023-13-01", "12.7.2023"])
    func aReferenceThatIsNoDateIsAnError(_ reference: String) throws {
        let request = Inspector.Request(text: "yesterday", lang: "en", reference: reference)
        let error = try #require(throws: Inspector.InputError.self) {
            _ = try answer(request, .times)
        }
        #expect(
            error.description
                == "expected a reference like 2023-07-12 or 2023-07-12T18:30, found: \(reference)"
        )
    }
}
