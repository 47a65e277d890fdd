// A long file of rows, one a promise.
import Intake
import Testing

/// Binary, UTF-16 with and without a mark, Latin-1, mixed encodings, only NULs, only white space,
/// one byte: what is text is kept as it was written, what is none is refused, and each repair is
/// told.
@Suite struct StrangeTextTests {
    struct Kept: Sendable, CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        let text: String
        var encoding = "UTF-8"
        var warnings: [String] = []
        var testDescription: String { name }
    }

    private static let line = "Den russiske spionchef talte med direktøren i går. "

    static let kept: [Kept] = [
        // Marks and code units.
        Kept(
            name: "a mark inside the text stays",
            bytes: Array("Before\u{FEFF}after the mark.".utf8),
            text: "Before\u{FEFF}after the mark."
        ),
        Kept(
            name: "two marks: one is the file's",
            bytes: [0xEF, 0xBB, 0xBF] + Array("\u{FEFF}Text of the article".utf8),
            text: "\u{FEFF}Text of the article"
        ),
        Kept(
            name: "a lone surrogate in UTF-16",
            bytes: [0xFF, 0xFE, 0x41, 0, 0x00, 0xD8, 0x42, 0] + wide(" is the text of it"),
            text: "A\u{FFFD}B is the text of it",
            encoding: "UTF-16LE",
            warnings: ["invalid-utf-16le: 1 units replaced"]
        ),
        Kept(
            name: "half a unit at the end of UTF-16",
            bytes: [0xFF, 0xFE] + wide("A text cut short") + [0x41],
            text: "A text cut short",
            encoding: "UTF-16LE",
            warnings: ["invalid-utf-16le: 1 units replaced", "short: hardly any text"]
        ),
        Kept(
            name: "a pair of surrogates in UTF-16",
            bytes: [0xFF, 0xFE] + wide("Letters: 𝐀𝐁 and 😀."),
            text: "Letters: 𝐀𝐁 and 😀.",
            encoding: "UTF-16LE"
        ),
        // Bytes that are no UTF-8 among others that are.
        Kept(
            name: "surrogates written as UTF-8 (CESU-8)",
            bytes: Array("Gå på ædel dåd ".utf8) + [0xED, 0xA0, 0xBD] + Array(" og hør".utf8),
            text: "Gå på ædel dåd \u{FFFD}\u{FFFD}\u{FFFD} og hør",
            warnings: ["invalid-utf-8: 3 bytes replaced"]
        ),
        Kept(
            name: "an overlong slash",
            bytes: Array("Gå på ædel dåd ".utf8) + [0xC0, 0xAF] + Array(" og hør".utf8),
            text: "Gå på ædel dåd \u{FFFD}\u{FFFD} og hør",
            warnings: ["invalid-utf-8: 2 bytes replaced"]
        ),
        Kept(
            name: "a line of Latin-1 in a text of UTF-8",
            bytes: Array(String(repeating: line, count: 8).utf8)
                + Array("Han sagde n".utf8) + [0xE6] + Array("ppe noget.".utf8),
            text: String(repeating: line, count: 8) + "Han sagde n\u{FFFD}ppe noget.",
            warnings: ["invalid-utf-8: 1 bytes replaced"]
        ),
        Kept(
            name: "text that was decoded wrongly before stays as it came",
            bytes: Array("Statsministeren mÃ¸der prÃ¦sidenten".utf8),
            text: "Statsministeren mÃ¸der prÃ¦sidenten"
        ),
        // Characters that are not seen.
        Kept(
            name: "zero-width characters and soft hyphens",
            bytes: Array("stats\u{AD}minister\u{200B}en \u{200D}kom\u{2060}mer".utf8),
            text: "stats\u{AD}minister\u{200B}en \u{200D}kom\u{2060}mer"
        ),
        Kept(
            name: "controls of writing direction",
            bytes: Array("He said \u{202E}olleh\u{202C} and \u{2067}left\u{2069}.".utf8),
            text: "He said \u{202E}olleh\u{202C} and \u{2067}left\u{2069}."
        ),
        Kept(
            name: "spaces that do not break",
            bytes: Array("1\u{A0}000\u{202F}000 kr. den 12.\u{A0}juli".utf8),
            text: "1\u{A0}000\u{202F}000 kr. den 12.\u{A0}juli"
        ),
        // One character of many scalars.
        Kept(
            name: "emoji joined, coloured and of two letters",
            bytes: Array("👩\u{200D}👧 👍🏽 🇩🇰 ❤\u{FE0F} end.".utf8),
            text: "👩\u{200D}👧 👍🏽 🇩🇰 ❤\u{FE0F} end."
        ),
        Kept(
            name: "decomposed letters of any script",
            bytes: Array("Vie\u{302}\u{323}t Nam, и\u{306}, \u{1112}\u{1161}\u{11AB}".utf8),
            text: "Việt Nam, й, 한"
        ),
        // Ends of lines.
        Kept(
            name: "ends of lines of three kinds",
            bytes: Array("one\r\ntwo\rthree\nfour\r\r\nfive".utf8),
            text: "one\ntwo\nthree\nfour\n\nfive"
        ),
        Kept(
            name: "separators of lines and of paragraphs are no line feeds",
            bytes: Array("one\u{2028}two\u{2029}three\u{85}four".utf8),
            text: "one\u{2028}two\u{2029}three\u{85}four"
        ),
        // The least.
        Kept(
            name: "one byte",
            bytes: [0x41],
            text: "A",
            warnings: ["short: hardly any text"]
        ),
    ]

    /// Compared by scalars: as strings, a letter and its decomposed form are equal.
    @Test(arguments: kept) func isKept(_ c: Kept) throws {
        let text = try TextDecoder.decode(c.bytes)
        #expect(text.utf8 == Array(c.text.utf8))
        #expect(text.encoding == c.encoding)
        #expect(text.warnings == c.warnings)
    }

    static let refused: [(name: String, bytes: [UInt8], reason: Rejection.Reason)] = [
        (
            "random bytes", (0..<400).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 / 7) },
            .notText
        ),
        ("NULs alone", [0, 0, 0, 0, 0], .notText),
        (
            "white space of every kind", Array(" \t\u{B}\u{C}\r\n\u{A0}\u{2003}\u{3000}".utf8),
            .noText
        ),
        ("marks that are not seen", Array("\u{200B}\u{FEFF}\u{2060}\u{AD}\n".utf8), .noText),
        ("a mark of UTF-32 and nothing else", [0xFF, 0xFE, 0, 0], .noText),
        ("one NUL", [0], .notText),
    ]

    @Test(arguments: refused.indices) func isRefused(_ index: Int) {
        let c = Self.refused[index]
        let error = #expect(throws: Rejection.self, "\(c.name)") {
            try TextDecoder.decode(c.bytes)
        }
        #expect(error?.reason == c.reason, "\(c.name)")
    }

    private static func wide(_ text: String) -> [UInt8] {
        text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    }
}
