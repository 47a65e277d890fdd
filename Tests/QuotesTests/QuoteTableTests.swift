import ArticleModel
import DataPacks
import Reading
import Testing

/// What the reader of quotes promises, sentence by sentence: the words of the quote, marks taken
/// in, and who speaks.
@Suite struct QuoteTableTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let language: String
        let text: String
        /// `quote = speaker`, the speaker `–` where nobody is told.
        let quotes: [String]
        var testDescription: String { "\(language) «\(text)»" }

        init(_ language: String, _ text: String, _ quotes: String...) {
            self.language = language
            self.text = text
            self.quotes = quotes
        }
    }

    static let cases: [Case] = [
        // No speech: scare quotes, names, titles, marks that nothing closes.
        Case("en", "The so-called “green” ferry was late again on the way to the islands."),
        Case("de", "Das berichtet die „Freiberger Post“ am Morgen in ihrer Ausgabe."),
        Case("en", "He opened with “ and never closed it, as the paper wrote on Monday."),
        Case("en", "It was 6' tall and 5\" wide, as they had always said it would be."),
        // Marks of every press, the inquit behind.
        Case(
            "en",
            "“We saw it coming for years,” said Imogen Hartwell.",
            "“We saw it coming for years,” = Imogen Hartwell"
        ),
        Case(
            "da",
            "»Vi så det komme i mange år,« siger Jens Holmgaard.",
            "»Vi så det komme i mange år,« = Jens Holmgaard"
        ),
        Case(
            "de",
            "„Wir haben es seit Jahren kommen sehen“, sagte Anna Wöhlert.",
            "„Wir haben es seit Jahren kommen sehen“ = Anna Wöhlert"
        ),
        Case(
            "de",
            "»Wir haben es seit Jahren kommen sehen«, sagte Anna Wöhlert.",
            "»Wir haben es seit Jahren kommen sehen« = Anna Wöhlert"
        ),
        Case(
            "sv",
            "”Vi såg det komma i många år”, säger Britt Ekeroth.",
            "”Vi såg det komma i många år” = Britt Ekeroth"
        ),
        Case(
            "fr",
            "« Nous l’avons vu venir depuis des années », a déclaré Anne Quéméneur.",
            "« Nous l’avons vu venir depuis des années » = Anne Quéméneur"
        ),
        Case(
            "nl",
            "‘Wij zagen het al jaren aankomen’, zegt Marijke van Wezenbeek.",
            "‘Wij zagen het al jaren aankomen’ = Marijke van Wezenbeek"
        ),
        Case(
            "ru",
            "«Мы видели это много лет», — сказал Глеб Ветошкин.",
            "«Мы видели это много лет» = Глеб Ветошкин"
        ),
        // The inquit before, and with a colon in a sentence of its own.
        Case(
            "en",
            "Imogen Hartwell said: “We saw it coming for years.”",
            "“We saw it coming for years.” = Imogen Hartwell"
        ),
        Case(
            "da",
            "En talsmand siger:\n\n»Vi kan ikke sige mere om den sag i dag.«",
            "»Vi kan ikke sige mere om den sag i dag.« = En talsmand"
        ),
        // The inquit in the middle parts the quote.
        Case(
            "da",
            "»Vi gav vores ord,« siger Henriette Holm, »og det holder vi.«",
            "»Vi gav vores ord,« = Henriette Holm",
            "»og det holder vi.« = Henriette Holm"
        ),
        Case(
            "fr",
            "« J’ai ouvert la porte, raconte Anne Quéméneur. Il faisait noir. »",
            "« J’ai ouvert la porte = Anne Quéméneur",
            "Il faisait noir. » = Anne Quéméneur"
        ),
        // Without an inquit the speaker before goes on.
        Case(
            "en",
            "“We saw it,” said Imogen Hartwell. “Nobody would listen to us then.”",
            "“We saw it,” = Imogen Hartwell",
            "“Nobody would listen to us then.” = Imogen Hartwell"
        ),
        // Dialogue dashes.
        Case(
            "nb",
            "– Ingen var redde den kvelden, sier Arve Kjelstad.",
            "– Ingen var redde den kvelden = Arve Kjelstad"
        ),
        Case(
            "ru",
            "— Мы будем считать вместе, — сказал Глеб Ветошкин.",
            "— Мы будем считать вместе = Глеб Ветошкин"
        ),
        // A genitive does not speak.
        Case(
            "en",
            "“It is over now,” Hartwell’s lawyer told reporters on the steps.",
            "“It is over now,” = Hartwell’s lawyer"
        ),
    ]

    private static let reader = try? Reader(PackLibrary())

    @Test(arguments: cases) func quotes(_ c: Case) throws {
        let reader = try #require(Self.reader)
        let moment = Timestamp(seconds: 1_700_000_000)
        let source = Article.Source(
            id: "",
            name: [],
            byteCount: 0,
            modified: moment,
            received: moment
        )
        // A paragraph in front, so that the text is no headline.
        let opening = "Intro. " + String(repeating: "0 1 2 3 4 5 6 7 8 9. ", count: 2) + "\n\n"
        let record = reader.read(
            Article(source: source, text: Array((opening + c.text + "\n").utf8)),
            language: c.language
        )
        let scalars = Array(record.text.unicodeScalars)
        let found = record.quotes.map { quote in
            let words = String(String.UnicodeScalarView(scalars[quote.start..<quote.end]))
            return "\(words) = \(quote.speaker.text ?? "–")"
        }
        #expect(found == c.quotes)
    }
}
