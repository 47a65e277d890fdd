import ArticleModel
import DataPacks
import Language
import Testing
import TextKernel

/// The language of whole articles, and of their parts.
@Suite struct ArticleLanguageTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let rule: String
        let text: String
        let tag: String
        let others: [String]
        var testDescription: String { rule }

        init(_ rule: String, _ text: String, _ tag: String, others: [String] = []) {
            self.rule = rule
            self.text = text
            self.tag = tag
            self.others = others
        }
    }

    private static let danish = """
        Byrådet har besluttet at lukke broen over fjorden til foråret, fordi den er i dårlig stand.
        Det er ikke sjovt for dem, der bor på den anden side, siger borgmesteren til avisen.
        Arbejdet ventes at vare et halvt år, og imens må bilisterne køre en omvej på tolv kilometer.
        """
    private static let english = """
        The city council has decided to close the bridge across the fjord in spring.
        It is no fun for those who live on the other side, the mayor told the newspaper.
        The work is expected to last half a year, and drivers will have to take a detour.
        """
    private static let russian = """
        Городской совет решил закрыть мост через залив весной из-за его плохого состояния.
        Для тех, кто живёт на другом берегу, это не шутка, сказал мэр города журналистам.
        Работы продлятся полгода, и водителям придётся ехать в объезд, двенадцать километров.
        """

    private static func paragraphs(_ parts: String...) -> String {
        parts.joined(separator: "\n\n")
    }

    static let cases: [Case] = [
        Case("one language", danish, "da"),
        Case("a long text, of which a sample is read", danish + danish + danish + danish, "da"),
        // Parts of at least a fifth and 200 letters are told.
        Case("two languages, alike long", paragraphs(danish, english), "da", others: ["en"]),
        Case("the majority first", paragraphs(english, danish, english), "en", others: ["da"]),
        Case(
            "three languages, in two scripts",
            paragraphs(danish, russian, english),
            "da",
            others: ["ru", "en"]
        ),
        // What is no part in another language.
        Case(
            "a foreign line",
            paragraphs(danish, "The work is expected to last half a year, he said.", danish),
            "da"
        ),
        Case(
            "a short foreign line in a short text",
            "Det er ikke sjovt for dem, der bor på den anden side af fjorden.\n\n"
                + "The council has decided to close the bridge.",
            "da"
        ),
        Case(
            "a quote in its own language",
            paragraphs(
                danish,
                "“It is no fun for those who live on the other side. The work is expected to last"
                    + " half a year, and drivers will have to take a detour of twelve kilometres"
                    + " through the old town,” he said, and added that nothing could be done now.",
                danish
            ),
            "da"
        ),
        Case("names and figures", paragraphs(danish, "Apple 12, Google 13, Meta 15, X 18"), "da"),
        Case("numbers alone", "12 34\n56 78", "und"),
        Case("nothing", "", "und"),
    ]

    @Test(arguments: cases) func article(_ c: Case) throws {
        let bytes = Array(c.text.utf8)
        let found = try Self.identifier.get().article(Tokenizer().tokens(of: bytes), in: bytes)
        #expect(found.guesses[0].tag == c.tag, "\(found.guesses.prefix(3))")
        #expect(found.others.map(\.tag) == c.others)
        #expect(found.others.allSatisfy { (0.2...0.8).contains($0.share) }, "\(found.others)")
    }

    /// An article that is no longer wanted is not read on.
    @Test func readingStopsWhenTheTimeIsOver() throws {
        let bytes = Array((Self.danish + Self.danish).utf8)
        let tokens = Tokenizer().tokens(of: bytes)
        let found = try Self.identifier.get().article(tokens, in: bytes, until: { true })
        #expect(found.guesses == [LanguageIdentifier.Guess(tag: "und", confidence: 0)])
    }

    @Test func theStageWritesTheBestAndWarns() throws {
        let stage = LanguageStage(try Self.identifier.get())
        var danish = draft("Hvad mener du om, at de ikke længere vil være med?")
        stage.annotate(&danish)
        #expect(danish.language.tag == "da" && danish.language.confidence > 0.5)
        #expect(danish.warnings.isEmpty)
        var none = draft("12 34")
        stage.annotate(&none)
        #expect(none.language == ArticleRecord.Language(tag: "und", confidence: 0))
        #expect(none.warnings == ["language not recognised"])
        var mixed = draft(Self.paragraphs(Self.english, Self.english, Self.danish))
        stage.annotate(&mixed)
        #expect(mixed.language.tag == "en")
        try #require(mixed.warnings.count == 1)
        #expect(mixed.warnings[0].hasSuffix(" % of the text is in another language: da"))
    }

    private static let identifier = Result { try LanguageIdentifier(try PackLibrary()) }

    private func draft(_ text: String) -> Draft {
        let source = Article.Source(
            id: "",
            name: [],
            byteCount: 0,
            modified: Timestamp(seconds: 0),
            received: Timestamp(seconds: 0)
        )
        return Draft(Article(source: source, text: Array(text.utf8)))
    }
}
