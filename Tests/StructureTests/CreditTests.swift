import ArticleModel
import Testing

/// Who wrote it, and where.
@Suite struct CreditTests {
    struct Byline: Sendable, CustomTestStringConvertible {
        let language: String
        let line: String
        let names: [String]
        var testDescription: String { "\(language) «\(line)»" }

        init(_ language: String, _ line: String, _ names: String...) {
            self.language = language
            self.line = line
            self.names = names
        }
    }

    static let bylines: [Byline] = [
        // Led by a word.
        Byline("en", "By Imogen Hartwell", "Imogen Hartwell"),
        Byline("en", "By IMOGEN HARTWELL", "IMOGEN HARTWELL"),
        Byline("en", "By Imogen Hartwell and Felix Ashby", "Imogen Hartwell", "Felix Ashby"),
        Byline(
            "en",
            "By Imogen Hartwell in Ronne and Felix Ashby in London",
            "Imogen Hartwell",
            "Felix Ashby"
        ),
        Byline("en", "By Imogen Hartwell, Science Editor", "Imogen Hartwell"),
        Byline("da", "Af Kasper Nørregaard Toft", "Kasper Nørregaard Toft"),
        Byline("da", "Af Anne-Mette Toft, Ritzau", "Anne-Mette Toft"),
        Byline("de", "Von Anna Weber, Hamburg", "Anna Weber"),
        Byline("de", "Von Anna von der Heide", "Anna von der Heide"),
        Byline("nl", "Door Jan de Vries", "Jan de Vries"),
        Byline("fr", "Par Jeanne d’Aubigny", "Jeanne d’Aubigny"),
        Byline("ru", "Текст: Анна Иванова", "Анна Иванова"),
        Byline("sv", "Text: Anna Berg", "Anna Berg"),
        // In brackets.
        Byline("en", "(By Imogen Hartwell)", "Imogen Hartwell"),
        // Names alone, last before the body.
        Byline("es", "IDAIRA TABARES", "IDAIRA TABARES"),
        Byline("en", "Anna Berg", "Anna Berg"),
        // No bylines.
        Byline("en", "By the river it rained."),
        Byline("en", "Ferries will run all night"),
        Byline("en", "By"),
    ]

    @Test(arguments: bylines) func names(_ c: Byline) throws {
        let bodies = [
            "en": "The bridge will be closed for a whole year, the council said on Monday.",
            "da": "Broen lukker i et helt år, siger kommunen, som ikke vil sige mere.",
            "de": "Die Brücke wird für ein ganzes Jahr gesperrt, sagte die Stadt am Montag.",
            "nl": "De brug gaat een heel jaar dicht, zei de gemeente op maandag.",
            "fr": "Le pont va fermer pendant un an, a dit lundi la ville à la presse.",
            "ru": "Мост закроют на целый год, сообщили в понедельник власти города.",
            "sv": "Bron stängs i ett helt år, sade kommunen på måndagen till pressen.",
            "es": "El puente cerrará durante un año entero, dijo el lunes la ciudad.",
        ]
        let text = "Bridge to close\n\n\(c.line)\n\n\(bodies[c.language, default: ""])"
        let page = try page(text, language: c.language)
        #expect(page.bylines == c.names, "\(page.outline)")
    }

    struct Dateline: Sendable, CustomTestStringConvertible {
        let language: String
        let opening: String
        /// Places and agency, nil for no dateline.
        let dateline: ArticleRecord.Dateline?
        var testDescription: String { "\(language) «\(opening)»" }

        init(
            _ language: String,
            _ opening: String,
            _ places: [String],
            _ agency: String? = nil
        ) {
            self.language = language
            self.opening = opening
            dateline =
                places.isEmpty ? nil : ArticleRecord.Dateline(places: places, agency: agency)
        }
    }

    static let datelines: [Dateline] = [
        Dateline("en", "LONDON (Reuters) – It", ["LONDON"], "Reuters"),
        Dateline("en", "COPENHAGEN, May 23, 2018 – It", ["COPENHAGEN"]),
        Dateline("en", "WASHINGTON/MOSCOW (AP) — It", ["WASHINGTON", "MOSCOW"], "AP"),
        Dateline("en", "London – It", ["London"]),
        Dateline("nb", "PORTO (NTB): Det", ["PORTO"], "NTB"),
        Dateline("da", "KØBENHAVN: Det", ["KØBENHAVN"]),
        Dateline("de", "Berlin (dpa) - Es", ["Berlin"], "dpa"),
        Dateline("es", "Santa Cruz de La Palma (EFE).- El", ["Santa Cruz de La Palma"], "EFE"),
        Dateline("ru", "УЛАН-БАТОР, 13 февраля. /Интерфакс/. Дождь", ["УЛАН-БАТОР"], "Интерфакс"),
        Dateline("uk", "ЧЕРНІВЦІ. Дощ", ["ЧЕРНІВЦІ"]),
        // None.
        Dateline("en", "It", []),
        Dateline("en", "Anna Berg – who else? – It", []),
        Dateline("en", "London is wet. It", []),
        Dateline("en", "LONDON", []),
        Dateline("en", "London (", []),
        Dateline("en", "LONDON (Reuters", []),
        Dateline("en", "– It", []),
    ]

    @Test(arguments: datelines) func dateline(_ c: Dateline) throws {
        let text =
            "Bridge to close\n\n\(c.opening) rained and rained and rained and rained all day "
            + "and all night.\n\nAnd then it rained again for a whole week."
        let page = try page(text, language: c.language)
        #expect(page.dateline == c.dateline)
        #expect((page.blocks.contains { $0.kind == .dateline }) == (c.dateline != nil))
    }
}
