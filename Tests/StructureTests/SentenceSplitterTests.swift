// A long file of rows, one a promise.
import DataPacks
import Structure
import TestSupport
import Testing
import TextKernel

/// Where sentences end; a bar in a row stands for the border between two.
@Suite struct SentenceSplitterTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let language: String
        let text: String
        var testDescription: String { "\(language) «\(text)»" }

        init(_ language: String, _ text: String) {
            self.language = language
            self.text = text
        }
    }

    static let cases: [Case] = [
        // Nothing, and less than a sentence.
        Case("en", ""), Case("en", "."), Case("en", "..."), Case("en", "“”"), Case("en", "Yes"),
        Case("en", "?!"), Case("en", "( . )"),
        // Stops of every kind, and several of them.
        Case("en", "It rained. |It stopped! |Did it? |It did."),
        Case("en", "What?! |No… |Yes."),
        Case("en", "It rained…and rained."),
        Case("en", "It rained ... and rained."),
        Case("en", "It rained ... |And rained."),
        Case("en", "北京下雨。|北京下雨！|真的？"),
        // No space, no end.
        Case("en", "See example.com or U.N.peace or 3.5 or v1.2.Then."),
        // A small letter goes on.
        Case("en", "The iPhone by Yahoo! is here. |iPhones sell."),
        Case("en", "“Why?” he asked. |“Why not!” she said."),
        // Abbreviations and initials.
        Case("en", "Dr. Berg met Mrs. Ash. |They talked."),
        Case("en", "J. K. Berg and George W. Ash spoke. |They left."),
        Case("en", "Gov. Anna Berg of the U.S. Senate spoke. |It rained."),
        Case("en", "It opens at 6 p.m. |We go."),
        Case("en", "It opens at 6 p.m. on Monday."),
        Case("en", "Apples, pears etc. |Then it rained."),
        Case("en", "The price, e.g. for No. 5, rose."),
        // Decimals and ordinals.
        Case("en", "It rose by 3.5 per cent. |In 2023. |Then it fell."),
        Case("da", "Den 12. juli regnede det. |Den 3. gik det."),
        Case("da", "Det var f.eks. i går, dvs. mandag, ca. kl. 12.35. |Så kom han."),
        Case("da", "Han blev nr. 2. |Så gik han."),
        Case("de", "Die Flut des 20. Jahrhunderts kam. |Am 1. Advent schneite es."),
        Case("de", "Sie wurde am 4. Sieger. |Er blieb 20. |Dann ging er."),
        Case("de", "Am 12. Juli kam z. B. Dr. Weber. |Er blieb bis 3. August."),
        Case("de", "Es kostet ca. 3,50 Euro bzw. 4 Euro. |Na ja."),
        Case("nl", "Dhr. De Vries komt o.a. op 3.5 km. |Dan gaat hij."),
        Case("es", "El Sr. García y la Dra. Paz llegaron. |¿Llovía? |¡No! |Claro."),
        Case("fr", "M. Dupont et Mme. Petit sont venus. |Il pleuvait."),
        Case("ru", "В 2023 г. и т. д. шёл дождь. |Он ушёл."),
        Case("ru", "А. С. Иванов и т. е. он. |Он ушёл."),
        // Closing marks belong to what they close, in each style.
        Case("en", "“It rained.” |“It stopped.”"),
        Case("en", "He said: “It rained. |It stopped.” |Then he left."),
        Case("en", "(It rained.) |It stopped. |[It did.] |Yes."),
        Case("da", "»Det regnede.« |»Det holdt op,« sagde han. |Så gik han."),
        Case("da", "»Det regnede. |Det holdt op.« |”Ja.” |Så gik han."),
        Case("de", "„Es regnete.“ |„Es hörte auf“, sagte er. |»Ja.« |Er ging."),
        Case("fr", "« Il pleut. » |« Il pleut ! » |Il part."),
        Case("fr", "« Il pleut ! » dit-il. |« Vraiment ? » |Oui."),
        Case("ru", "«Шёл дождь». |«Он ушёл». |— Да, — сказал он. |— Нет."),
        Case("nl", "‘Het regende.’ |‘Het stopte’, zei hij. |Hij ging."),
        Case("es", "«Llovía». |—Sí —dijo ella—. |Y se fue."),
        // A full stop and a dash go on with it.
        Case("da", "Det regnede. |– Ja, sagde han. |– Nej."),
    ]

    static let straight = [
        Case("en", "'It rained.' |'It stopped.'"), Case("nl", "'Het regende.' |'Het stopte.'"),
    ]

    @Test(arguments: straight) func straightSingleMarksClose(_ c: Case) throws {
        let found = try sentences(of: c.text.replacing("|", with: ""), c.language)
        withKnownIssue("SentenceSplitter.closes does not take ' for a closing mark") {
            #expect(found.count == 2)
        }
    }

    @Test(arguments: cases) func sentences(_ c: Case) throws {
        let found = try sentences(of: c.text.replacing("|", with: ""), c.language)
        let wanted = c.text.split(separator: "|").map { $0.trimmed }.filter { !$0.isEmpty }
        #expect(found == wanted)
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

    private func sentences(of text: String, _ language: String) throws -> [String] {
        let bytes = Array(text.utf8)
        let tokens = Tokenizer().tokens(of: bytes)
        let pack = try Packs.library().pack(for: language)
        return SentenceSplitter(text: bytes, tokens: tokens, pack: pack)
            .sentences(in: tokens.indices).map { range in
                let start = tokens[range.lowerBound].start
                return String(
                    decoding: bytes[start..<tokens[range.upperBound - 1].end],
                    as: UTF8.self
                )
            }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
