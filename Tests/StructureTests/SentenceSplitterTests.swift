// A long file of rows, one a promise.
import DataPacks
import Structure
import TestSupport
import Testing
import TextKernel

/// Where sentences end; a bar in a row stands for the border between two.
@Suite struct SentenceSplitterTests {
    static let cases: [SentenceCase] = [
        // Nothing, and less than a sentence.
        SentenceCase("en", ""), SentenceCase("en", "."), SentenceCase("en", "..."),
        SentenceCase("en", "“”"), SentenceCase("en", "Yes"),
        SentenceCase("en", "?!"), SentenceCase("en", "( . )"),
        // Stops of every kind, and several of them.
        SentenceCase("en", "It rained. |It stopped! |Did it? |It did."),
        SentenceCase("en", "What?! |No… |Yes."),
        SentenceCase("en", "It rained…and rained."),
        SentenceCase("en", "It rained ... and rained."),
        SentenceCase("en", "It rained ... |And rained."),
        SentenceCase("en", "北京下雨。|北京下雨！|真的？"),
        // No space, no end.
        SentenceCase("en", "See example.com or U.N.peace or 3.5 or v1.2.Then."),
        // A small letter goes on.
        SentenceCase("en", "The iPhone by Yahoo! is here. |iPhones sell."),
        SentenceCase("en", "“Why?” he asked. |“Why not!” she said."),
        // Abbreviations and initials.
        SentenceCase("en", "Dr. Berg met Mrs. Ash. |They talked."),
        SentenceCase("en", "J. K. Berg and George W. Ash spoke. |They left."),
        SentenceCase("en", "Gov. Anna Berg of the U.S. Senate spoke. |It rained."),
        SentenceCase("en", "It opens at 6 p.m. |We go."),
        SentenceCase("en", "It opens at 6 p.m. on Monday."),
        SentenceCase("en", "Apples, pears etc. |Then it rained."),
        SentenceCase("en", "The price, e.g. for No. 5, rose."),
        // Decimals and ordinals.
        SentenceCase("en", "It rose by 3.5 per cent. |In 2023. |Then it fell."),
        SentenceCase("da", "Den 12. juli regnede det. |Den 3. gik det."),
        SentenceCase("da", "Det var f.eks. i går, dvs. mandag, ca. kl. 12.35. |Så kom han."),
        SentenceCase("da", "Han blev nr. 2. |Så gik han."),
        SentenceCase("de", "Die Flut des 20. Jahrhunderts kam. |Am 1. Advent schneite es."),
        SentenceCase("de", "Sie wurde am 4. Sieger. |Dann ging er."),
        SentenceCase("de", "Am 12. Juli kam z. B. Dr. Weber. |Er blieb bis 3. August."),
        SentenceCase("de", "Es kostet ca. 3,50 Euro bzw. 4 Euro. |Na ja."),
        SentenceCase("nl", "Dhr. De Vries komt o.a. op 3.5 km. |Dan gaat hij."),
        SentenceCase("es", "El Sr. García y la Dra. Paz llegaron. |¿Llovía? |¡No! |Claro."),
        SentenceCase("fr", "M. Dupont et Mme. Petit sont venus. |Il pleuvait."),
        SentenceCase("ru", "В 2023 г. и т. д. шёл дождь. |Он ушёл."),
        SentenceCase("ru", "А. С. Иванов и т. е. он. |Он ушёл."),
        // Closing marks belong to what they close, in each style.
        SentenceCase("en", "“It rained.” |“It stopped.”"),
        SentenceCase("en", "He said: “It rained. |It stopped.” |Then he left."),
        SentenceCase("en", "(It rained.) |It stopped. |[It did.] |Yes."),
        SentenceCase("da", "»Det regnede.« |»Det holdt op,« sagde han. |Så gik han."),
        SentenceCase("da", "»Det regnede. |Det holdt op.« |”Ja.” |Så gik han."),
        SentenceCase("de", "„Es regnete.“ |„Es hörte auf“, sagte er. |»Ja.« |Er ging."),
        SentenceCase("fr", "« Il pleut. » |« Il pleut ! » |Il part."),
        SentenceCase("fr", "« Il pleut ! » dit-il. |« Vraiment ? » |Oui."),
        SentenceCase("ru", "«Шёл дождь». |«Он ушёл». |— Да, — сказал он. |— Нет."),
        SentenceCase("nl", "‘Het regende.’ |‘Het stopte’, zei hij. |Hij ging."),
        SentenceCase("es", "«Llovía». |—Sí —dijo ella—. |Y se fue."),
        // Typewriter marks: single, doubled, set apart on both sides.
        SentenceCase("en", "'It rained.' |'It stopped.'"),
        SentenceCase("nl", "'Het regende.' |'Het stopte.'"),
        SentenceCase("nl", ",,Het regende.'' |,,Het stopte'', zei hij. |Hij ging."),
        SentenceCase("it", "\" Piove . \" |Poi smise . |Andò via ."),
        SentenceCase("en", "The dogs' bowls were empty. |They barked."),
        // Marks without a word belong to the sentence that follows.
        SentenceCase("en", "It rained. |👩‍👧 It stopped."),
        // A full stop and a dash go on with it.
        SentenceCase("da", "Det regnede. |– Ja, sagde han. |– Nej."),
    ]

    @Test(arguments: cases) func sentences(_ c: SentenceCase) throws {
        #expect(try c.found() == c.wanted)
    }

    /// End to end, the sentences hold every token.
    @Test func sentencesHoldEveryToken() throws {
        let pieces = [
            "»", "« ", "“", "” ", ". ", ".", "… ", "? ", "! ", "(", ") ", "f.eks. ", "Dr. ", "J. ",
            "12. ", "juli ", "Juli ", "ord ", "Ord ", "– ", ", ", "\n", "3.5 ", "北京。", "e\u{301}",
        ]
        for seed in 0..<300 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let text = (0..<Int.random(in: 0...60, using: &random))
                .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let bytes = Array(text.utf8)
            let tokens = Tokenizer().tokens(of: bytes)
            for tag in ["da", "en", "fr", "und"] {
                let pack = try Packs.library().pack(for: tag)
                let splitter = SentenceSplitter(text: bytes, tokens: tokens, pack: pack)
                let ranges = splitter.sentences(in: tokens.indices)
                #expect(ranges.allSatisfy { !$0.isEmpty }, "seed \(seed)")
                #expect(ranges.flatMap(Array.init) == Array(tokens.indices), "seed \(seed)")
            }
        }
    }
}
