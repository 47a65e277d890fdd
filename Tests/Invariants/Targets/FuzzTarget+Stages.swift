import ArticleModel

// One target for each stage that reads the text; the first two bytes choose language and time.
extension FuzzTarget {
    /// A stage, run after those that it rests on.
    private static func stage(
        _ name: String,
        through layer: Layer,
        check: @escaping @Sendable (Draft, TextInput) -> [String]
    ) -> FuzzTarget {
        FuzzTarget(name, longestInput: 4096) { input in
            TextInput(input).map { check($0.draft(through: layer), $0) } ?? []
        }
    }

    static let blocks = stage("blocks", through: .blocks) { draft, _ in
        DraftCheck(draft: draft).blocks()
    }

    static let sentences = stage("sentences", through: .sentences) { draft, _ in
        DraftCheck(draft: draft).sentences()
    }

    static let times = stage("times", through: .times) { draft, input in
        let check = DraftCheck(draft: draft)
        return draft.times.flatMap { check.tokens($0.tokens, $0.range, of: "time \($0.value)") }
            + check.apart(draft.times.map(\.tokens), "times")
            + draft.times.filter { !check.isInSentence($0.tokens) }.map {
                "time \($0.tokens) lies in no sentence"
            }
            + (input.isInCalendar ? draft.times.compactMap(TimeValueForm.complaint) : [])
    }

    static let names = stage("names", through: .entities) { draft, _ in
        let check = DraftCheck(draft: draft)
        let mentions = draft.entities.flatMap(\.mentions)
        let ordered = mentions.map(\.tokens).sorted { $0.lowerBound < $1.lowerBound }
        return mentions.flatMap { check.range($0.range, of: "mention \($0.tokens)") }
            + check.apart(ordered, "mentions")
            + draft.entities.filter { $0.name.isEmpty || $0.mentions.isEmpty }.map {
                "an entity has \($0.mentions.count) mentions and the name “\($0.name)”"
            }
            + draft.entities.filter { $0.name.utf8.count > 300 }.map {
                "a name has \($0.name.utf8.count) bytes"
            }
    }

    static let quotes = stage("quotes", through: .quotes) { draft, _ in
        let check = DraftCheck(draft: draft)
        return draft.quotes.flatMap { check.tokens($0.tokens, $0.range, of: "quote") }
            + check.apart(draft.quotes.map(\.tokens), "quotes")
            + draft.quotes.filter { $0.cue?.isEmpty == true }.map { "cue of \($0.tokens) is empty" }
            + draft.quotes.compactMap { quote in
                let length = quote.speaker.text?.utf8.count ?? 0
                return length <= 300 ? nil : "the speaker of \(quote.tokens) has \(length) bytes"
            }
            + draft.quotes.compactMap(\.speakerEntity).filter {
                !draft.entities.indices.contains($0)
            }.map { "a quote is of entity \($0) of \(draft.entities.count)" }
    }
}
