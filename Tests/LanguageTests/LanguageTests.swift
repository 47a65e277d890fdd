import ArticleModel
import DataPacks
import Language
import Testing
import TextKernel

/// Which language a text is told to be in.
@Suite struct LanguageTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let tag: String
        let text: String
        var testDescription: String { "\(tag) «\(text.prefix(40))»" }

        init(_ tag: String, _ text: String) {
            self.tag = tag
            self.text = text
        }
    }

    static let cases: [Case] = [
        // Nothing to go by.
        Case("und", ""),
        Case("und", " \n\t\u{FEFF}"),
        Case("und", "12 345, 67.89 – 2024-11-05 14:20"),
        Case("und", "?!… »« () [] 👩\u{200D}👧"),
        Case("und", "asdf qwer zxcv hjkl uiop bnmm"),
        Case("und", "市政府星期三宣布，大桥将于明年春天关闭。"),
        Case("und", "أعلنت البلدية يوم الأربعاء أن الجسر سيغلق"),
        Case("und", "Το δημοτικό συμβούλιο αποφάσισε να κλείσει τη γέφυρα"),
        // One or two sentences of each language with a pack.
        Case("da", "Byrådet lukker broen til foråret. Det er ikke sjovt, siger borgmesteren."),
        Case("de", "Die Stadt sperrt die Brücke im Frühjahr. Das ist kein Spaß, sagt sie."),
        Case("en", "The council will close the bridge in spring. It is no fun, she says."),
        Case("es", "El ayuntamiento cerrará el puente en primavera. No es una broma, dice."),
        Case("fi", "Kaupunki sulkee sillan keväällä. Se ei ole hauskaa, hän sanoo."),
        Case("fr", "La ville va fermer le pont au printemps. Ce n’est pas drôle, dit-elle."),
        Case("it", "Il comune chiuderà il ponte in primavera. Non è uno scherzo, dice."),
        Case("nb", "Kommunen stenger broen til våren. Det er ikke noe gøy, sier hun."),
        Case("nl", "De stad sluit de brug in het voorjaar. Dat is niet leuk, zegt ze."),
        Case("nn", "Kommunen stengjer brua til våren. Det er ikkje noko moro, seier ho."),
        Case("pl", "Miasto zamknie most na wiosnę. To nie jest żart, mówi burmistrz."),
        Case("pt", "A câmara vai fechar a ponte na primavera. Não é brincadeira, diz ela."),
        Case("ru", "Город закроет мост весной. Это не шутка, говорит она."),
        Case("sv", "Kommunen stänger bron till våren. Det är inte roligt, säger hon."),
        Case("uk", "Місто закриє міст навесні. Це не жарт, каже вона."),
        // The Nordic ones, told by a few words.
        Case("da", "Hvad mener du om, at de ikke længere vil være med?"),
        Case("nb", "Hva mener du om at de ikke lenger vil være med?"),
        Case("nn", "Kva meiner du om at dei ikkje lenger vil vere med?"),
        Case("sv", "Vad tycker du om att de inte längre vill vara med?"),
        Case("da", "Han blev kørt på sygehuset efter ulykken, men kom hjem samme dag."),
        Case("nb", "Han ble kjørt til sykehus etter ulykken, men kom hjem samme dag."),
        // Short ones.
        Case("en", "What do they want?"),
        Case("de", "Was wollen sie?"),
        Case("ru", "Что они хотят?"),
        Case("uk", "Що вони хочуть?"),
        // Capitals, marks and breaks do not matter.
        Case("de", "DIE STADT\n\nSPERRT »DIE« BRÜCKE, UND DAS\nIST KEIN SPASS."),
        // Names of another language inside.
        Case("en", "The Ministerio del Interior and the Dirección General said that it was so."),
    ]

    @Test(arguments: cases) func language(_ c: Case) throws {
        let guesses = try Self.identifier.get().guesses(for: tokens(c.text))
        #expect(guesses.first?.tag == c.tag, "\(guesses)")
    }

    /// Eight words of which one is known, of two languages alike.
    @Test func latinIsNoLanguageOfThePacks() throws {
        let text = "Lorem ipsum dolor sit amet, consectetur adipiscing elit"
        let guesses = try Self.identifier.get().guesses(for: tokens(text))
        withKnownIssue("one word of evidence is enough, even where two languages share it") {
            #expect(guesses.first?.tag == "und")
        }
    }

    /// The confidences are shares, the best first.
    @Test(arguments: cases) func confidencesAreShares(_ c: Case) throws {
        let guesses = try Self.identifier.get().guesses(for: tokens(c.text))
        #expect(!guesses.isEmpty)
        #expect(guesses.map(\.confidence) == guesses.map(\.confidence).sorted(by: >))
        #expect(guesses.reduce(0) { $0 + $1.confidence } <= 1.000_001)
        #expect(Set(guesses.map(\.tag)).count == guesses.count)
    }

    @Test func theStageWritesTheBestAndWarnsOfNone() throws {
        let stage = LanguageStage(try Self.identifier.get())
        var danish = draft("Hvad mener du om, at de ikke længere vil være med?")
        stage.annotate(&danish)
        #expect(danish.language.tag == "da" && danish.language.confidence > 0.5)
        #expect(danish.warnings.isEmpty)
        var none = draft("12 34")
        stage.annotate(&none)
        #expect(none.language == ArticleRecord.Language(tag: "und", confidence: 0))
        #expect(none.warnings == ["language not recognised"])
    }

    private static let identifier = Result { LanguageIdentifier(try PackLibrary()) }

    private func tokens(_ text: String) -> [Token] { Tokenizer().tokens(of: Array(text.utf8)) }

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
