// A long file of rows, one a page.
import ArticleModel
import TestSupport
import Testing

/// What each part of a page is.
@Suite struct PageTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var language = "en"
        let text: String
        let blocks: [String]
        var testDescription: String { name }
    }

    static let body = "The bridge will be closed for a year, the council said on Monday."

    static let cases: [Case] = [
        // Little or nothing.
        Case(name: "nothing", text: "", blocks: []),
        Case(name: "white space", text: " \n\n\t\u{A0}\n", blocks: []),
        Case(name: "one paragraph only", text: body, blocks: ["paragraph: \(body)"]),
        Case(name: "a headline only", text: "Bridge closed", blocks: ["paragraph: Bridge closed"]),
        Case(name: "marks only", text: "***\n\n---", blocks: ["list: ***", "list: ---"]),
        // Headline, label, deck.
        Case(
            name: "headline and body",
            text: "Bridge to close for a year\n\n\(body)",
            blocks: ["headline: Bridge to close for a year", "paragraph: \(body)"]
        ),
        Case(
            name: "label, headline, deck",
            text: "NEWS\n\nBridge to close for a year\n\nFerries will run all night\n\n\(body)",
            blocks: [
                "boilerplate: NEWS", "headline: Bridge to close for a year",
                "heading: Ferries will run all night", "paragraph: \(body)",
            ]
        ),
        Case(
            name: "no headline",
            text: "\(body)\n\nNobody was asked, and nobody answered the phone.",
            blocks: [
                "paragraph: \(body)", "paragraph: Nobody was asked, and nobody answered the phone.",
            ]
        ),
        // Stamps and bylines.
        Case(
            name: "stamp and byline",
            text:
                "Bridge to close for a year\n\nBy Anna Berg in London\n\n"
                + "Published: Monday 16 September 2024, 17:40 BST\n\n\(body)",
            blocks: [
                "headline: Bridge to close for a year", "byline: By Anna Berg in London",
                "boilerplate: Published: Monday 16 September 2024, 17:40 BST", "paragraph: \(body)",
            ]
        ),
        Case(
            name: "a bare date",
            language: "da",
            text:
                "Broen lukker i et år\n\n17. sep. 2024 kl. 06.12\n\n"
                + "Broen lukker i et år, siger kommunen, som ikke vil sige mere.",
            blocks: [
                "headline: Broen lukker i et år", "boilerplate: 17. sep. 2024 kl. 06.12",
                "paragraph: Broen lukker i et år, siger kommunen, som ikke vil sige mere.",
            ]
        ),
        Case(
            name: "a French stamp",
            language: "fr",
            text:
                "Le pont va fermer\n\n22/05/2018 à 19h12\n\n"
                + "Le pont va fermer pendant un an, a dit lundi la ville à la presse.",
            blocks: [
                "headline: Le pont va fermer", "boilerplate: 22/05/2018 à 19h12",
                "paragraph: Le pont va fermer pendant un an, a dit lundi la ville à la presse.",
            ]
        ),
        // Captions, with and without their credit.
        Case(
            name: "caption and credit",
            text: "Bridge to close\n\n\(body)\n\nThe bridge at noon. Photo: Anna Berg/Reuters",
            blocks: [
                "headline: Bridge to close", "paragraph: \(body)", "caption: The bridge at noon.",
                "boilerplate: Photo: Anna Berg/Reuters",
            ]
        ),
        Case(
            name: "a credit alone",
            language: "uk",
            text:
                "Міст закриють на рік\n\nФото: Богдан Ткачук / Укрінформ\n\n"
                + "Міст закриють на рік, повідомила у понеділок міська рада міста.",
            blocks: [
                "headline: Міст закриють на рік", "boilerplate: Фото: Богдан Ткачук / Укрінформ",
                "paragraph: Міст закриють на рік, повідомила у понеділок міська рада міста.",
            ]
        ),
        // What the page carries beside its text.
        Case(
            name: "furniture",
            text:
                "Bridge to close\n\n\(body)\n\nShare\n\nRead more: How bridges close\n\n"
                + "Sign up to our newsletter\n\nAdvertisement\n\nIt opened in 1932 and has been "
                + "loved since.",
            blocks: [
                "headline: Bridge to close", "paragraph: \(body)", "boilerplate: Share",
                "boilerplate: Read more: How bridges close",
                "boilerplate: Sign up to our newsletter", "boilerplate: Advertisement",
                "paragraph: It opened in 1932 and has been loved since.",
            ]
        ),
        // Repeats.
        Case(
            name: "a paragraph again",
            text: "Bridge to close\n\n\(body)\n\n\(body)",
            blocks: ["headline: Bridge to close", "paragraph: \(body)", "repeat: \(body)"]
        ),
        Case(
            name: "again in other case",
            text: "Bridge to close\n\n\(body)\n\n\(body.uppercased())",
            blocks: [
                "headline: Bridge to close", "paragraph: \(body)", "repeat: \(body.uppercased())",
            ]
        ),
        Case(
            name: "again in the same paragraph",
            text: "Bridge to close\n\n\(body) \(body)",
            blocks: ["headline: Bridge to close", "paragraph: \(body)", "repeat: \(body)"]
        ),
        // Short lines may stand twice.
        Case(
            name: "short lines twice",
            text: "Bridge to close\n\n\(body)\n\n“No,” he said.\n\n“No,” he said.",
            blocks: [
                "headline: Bridge to close", "paragraph: \(body)", "paragraph: “No,” he said.",
                "paragraph: “No,” he said.",
            ]
        ),
        // Headings inside, questions among them, speech not.
        Case(
            name: "headings inside",
            text:
                "Bridge to close\n\n\(body)\n\nNo money left\n\nIt opened in 1932 and has been loved by the town since."
                + "\n\nWho pays?\n\nNobody would say who pays for it in the end.",
            blocks: [
                "headline: Bridge to close", "paragraph: \(body)", "heading: No money left",
                "paragraph: It opened in 1932 and has been loved by the town since.",
                "heading: Who pays?",
                "paragraph: Nobody would say who pays for it in the end.",
            ]
        ),
        // Lists.
        Case(
            name: "a list",
            text:
                "Bridge to close\n\n\(body)\n\n• One way in\n• No way out\n\nThat is all we know of it for now.",
            blocks: [
                "headline: Bridge to close", "paragraph: \(body)", "list: • One way in",
                "list: • No way out", "paragraph: That is all we know of it for now.",
            ]
        ),
        // Sign-offs.
        Case(
            name: "a sign-off",
            language: "da",
            text:
                "Broen lukker i et år\n\nBroen lukker i et år, siger kommunen, som ikke vil sige mere."
                + "\n\n/ritzau/",
            blocks: [
                "headline: Broen lukker i et år",
                "paragraph: Broen lukker i et år, siger kommunen, som ikke vil sige mere.",
                "byline: /ritzau/",
            ]
        ),
        Case(
            name: "a sign-off at the paragraph's end",
            text: "Bridge to close\n\n\(body) (abc)",
            blocks: ["headline: Bridge to close", "paragraph: \(body)", "byline: (abc)"]
        ),
        // Lines that a hand has wrapped; lines that are paragraphs.
        Case(
            name: "hard-wrapped",
            text: """
                Bridge to close

                The bridge over the river will be closed for a whole year
                from the first of May, the council of the city said on
                Monday, and it did not say why it had taken so long to
                tell the people who live there of it.

                Nobody was asked, and nobody answered the telephone.
                """,
            blocks: [
                "headline: Bridge to close",
                "paragraph: The bridge over the river will be closed for a whole year from the "
                    + "first of May, the council of the city said on Monday, and it did not say "
                    + "why it had taken so long to tell the people who live there of it.",
                "paragraph: Nobody was asked, and nobody answered the telephone.",
            ]
        ),
        Case(
            name: "one line per paragraph",
            text: "Bridge to close\n\(body)\nNobody was asked, and nobody answered the phone.",
            blocks: [
                "headline: Bridge to close", "paragraph: \(body)",
                "paragraph: Nobody was asked, and nobody answered the phone.",
            ]
        ),
        Case(
            name: "lines of speech",
            language: "ru",
            text:
                "Мост закроют на год\n\nМост закроют на год, сообщили в понедельник власти города."
                + "\n\n— Почему? — спросил он.",
            blocks: [
                "headline: Мост закроют на год",
                "paragraph: Мост закроют на год, сообщили в понедельник власти города.",
                "paragraph: — Почему? — спросил он.",
            ]
        ),
    ]

    @Test(arguments: cases) func blocks(_ c: Case) throws {
        #expect(try page(c.text, language: c.language).outline == c.blocks)
    }

    /// Blocks rise, do not overlap, and leave out no token.
    @Test(arguments: ["en", "da", "de", "ru", "und"]) func blocksHoldEveryToken(
        _ language: String
    ) throws {
        let pieces = [
            "By Anna Berg", "Bridge to close", Self.body, "Share", "Read more: It", "(abc)", "/x/",
            "–",
            "• one", "Photo: Anna Berg", "It rained. Photo: X", "LONDON (Reuters) – It rained.",
            "dpa/Reuters", "a | AFP", "• 1. x (AP)", "© dpa", "12 July 2023", "\u{301}", "...",
            "Af Kasper Toft", "Фото: Х", "Who?",
        ]
        for seed in 0..<80 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let text = (0..<Int.random(in: 0...12, using: &random))
                .map { _ in pieces.randomElement(using: &random) ?? "" }
                .joined(separator: Bool.random(using: &random) ? "\n" : "\n\n")
            let draft = try page(text, language: language)
            let held = draft.blocks.flatMap { Array($0.tokens) }
            let isWhole = draft.dateline != nil || held == Array(draft.tokens.indices)
            #expect(isWhole, "seed \(seed): \(draft.outline)")
            #expect(held == held.sorted() && Set(held).count == held.count, "seed \(seed)")
        }
    }
}
