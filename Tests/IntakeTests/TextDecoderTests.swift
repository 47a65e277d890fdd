import Intake
import Testing

/// What bytes become: text, or a reason.
///
/// The bytes of the first table are made by the C library's converters.
@Suite struct TextDecoderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let language: String
        let text: String
        /// The C library's name of the encoding that the bytes are made in.
        let source: String
        /// What the record says.
        let encoding: String
        var mark: [UInt8] = []
        var testDescription: String { "\(language) in \(source)\(mark.isEmpty ? "" : ", marked")" }
    }

    static let danish =
        "Den russiske spionchef siger, at han talte med direktøren om situationen på grænsen i går."
    static let german =
        "Der Geheimdienstchef sagte, er habe über die Lage gesprochen; schönes Wetter für alle."
    static let russian = "Глава российской разведки заявил, что говорил с директором ЦРУ."
    static let ukrainian =
        "Голова розвідки заявив, що її війська готові до наступу, їх підтримує Європа."
    static let chinese = "俄罗斯对外情报局局长表示，他与中央情报局局长讨论了局势。\n"
    static let traditional = "俄羅斯對外情報局局長表示，他與中央情報局局長討論了局勢。\n"
    static let japanese = "ロシアの情報長官は、CIA長官と電話で話したと述べた。\n"
    static let korean = "러시아 정보국장은 CIA 국장과 전화로 이야기했다고 말했다."
    static let polish =
        "Prezes Rady Ministrów powiedział, że źródła są wiarygodne, a łączność działa."
    static let greek = "Ο επικεφαλής της υπηρεσίας δήλωσε ότι μίλησε με τον διευθυντή."

    static let cases: [Case] = [
        // Unicode with a byte order mark.
        Case(
            language: "da",
            text: danish,
            source: "UTF-8",
            encoding: "UTF-8",
            mark: [0xEF, 0xBB, 0xBF]
        ),
        Case(
            language: "da",
            text: danish,
            source: "UTF-16LE",
            encoding: "UTF-16LE",
            mark: [0xFF, 0xFE]
        ),
        Case(
            language: "zh",
            text: chinese,
            source: "UTF-16BE",
            encoding: "UTF-16BE",
            mark: [0xFE, 0xFF]
        ),
        Case(
            language: "ru",
            text: russian,
            source: "UTF-32LE",
            encoding: "UTF-32LE",
            mark: [0xFF, 0xFE, 0, 0]
        ),
        Case(
            language: "ru",
            text: russian,
            source: "UTF-32BE",
            encoding: "UTF-32BE",
            mark: [0, 0, 0xFE, 0xFF]
        ),
        // And without: only the NULs tell.
        Case(language: "da", text: danish, source: "UTF-8", encoding: "UTF-8"),
        Case(language: "da", text: danish, source: "UTF-16LE", encoding: "UTF-16LE"),
        Case(language: "de", text: german, source: "UTF-16BE", encoding: "UTF-16BE"),
        Case(language: "ru", text: russian, source: "UTF-16LE", encoding: "UTF-16LE"),
        Case(language: "uk", text: ukrainian, source: "UTF-16BE", encoding: "UTF-16BE"),
        Case(language: "ja", text: japanese, source: "UTF-16LE", encoding: "UTF-16LE"),
        Case(language: "ko", text: korean, source: "UTF-16BE", encoding: "UTF-16BE"),
        Case(language: "zh", text: chinese, source: "UTF-32LE", encoding: "UTF-32LE"),
        // One byte a letter.
        Case(language: "da", text: danish, source: "CP1252", encoding: "windows-1252"),
        Case(language: "da", text: danish, source: "ISO-8859-1", encoding: "windows-1252"),
        Case(language: "de", text: german, source: "CP1252", encoding: "windows-1252"),
        Case(language: "ru", text: russian, source: "CP1251", encoding: "windows-1251"),
        Case(language: "ru", text: russian, source: "KOI8-R", encoding: "KOI8-R"),
        Case(language: "ru", text: russian, source: "ISO-8859-5", encoding: "ISO-8859-5"),
        Case(language: "ru", text: russian, source: "CP866", encoding: "IBM866"),
        Case(language: "uk", text: ukrainian, source: "CP1251", encoding: "windows-1251"),
        Case(language: "uk", text: ukrainian, source: "KOI8-U", encoding: "KOI8-U"),
        Case(language: "pl", text: polish, source: "CP1250", encoding: "windows-1250"),
        Case(language: "pl", text: polish, source: "ISO-8859-2", encoding: "ISO-8859-2"),
        Case(language: "el", text: greek, source: "ISO-8859-7", encoding: "ISO-8859-7"),
        // East Asia.
        Case(language: "zh", text: chinese, source: "GBK", encoding: "GB18030"),
        Case(language: "zh", text: traditional, source: "BIG5", encoding: "Big5"),
        Case(language: "ja", text: japanese, source: "SHIFT_JIS", encoding: "Shift_JIS"),
        Case(language: "ja", text: japanese, source: "EUC-JP", encoding: "EUC-JP"),
        Case(language: "ja", text: japanese, source: "ISO-2022-JP", encoding: "ISO-2022-JP"),
        Case(language: "ko", text: korean, source: "EUC-KR", encoding: "EUC-KR"),
        Case(language: "ko", text: korean, source: "ISO-2022-KR", encoding: "ISO-2022-KR"),
    ]

    @Test(arguments: cases)
    func encoding(_ c: Case) throws {
        let text = try TextDecoder.decode(c.mark + encoded(c.text, as: c.source))
        #expect(String(decoding: text.utf8, as: UTF8.self) == c.text)
        #expect(text.encoding == c.encoding)
        #expect(text.warnings.filter { !$0.hasPrefix("encoding-guessed") } == [])
    }

    static let texts: [(sentence: String, bytes: [UInt8], text: String, warnings: [String])] = [
        (
            "CR LF and CR become LF", Array("first line\r\nsecond\rthird\r\n".utf8),
            "first line\nsecond\nthird\n", []
        ),
        (
            "decomposed letters are composed", Array("Ga\u{30A} til Kœbenhavn".utf8),
            "Gå til Kœbenhavn", []
        ),
        (
            "a broken character is replaced", Array("Gå på ædel dåd, é".utf8.dropLast()),
            "Gå på ædel dåd, \u{FFFD}", ["invalid-utf-8: 1 bytes replaced"]
        ),
        ("one byte is an article", [0x78], "x", ["short: hardly any text"]),
        (
            "a single Latin letter is enough",
            Array("Rock in Ale ".utf8) + [0xF8] + Array(" now".utf8),
            "Rock in Ale ø now", []
        ),
        (
            "a NUL in a long text is replaced",
            Array(String(repeating: "word ", count: 400).utf8) + [0] + Array("end".utf8),
            String(repeating: "word ", count: 400) + "\u{FFFD}end", ["nul: 1 bytes replaced"]
        ),
        (
            "an escape sequence of a terminal stays", Array("\u{1B}[1mBold headline\u{1B}[0m".utf8),
            "\u{1B}[1mBold headline\u{1B}[0m", []
        ),
    ]

    @Test(arguments: texts.indices)
    func text(_ index: Int) throws {
        let c = Self.texts[index]
        let text = try TextDecoder.decode(c.bytes)
        #expect(String(decoding: text.utf8, as: UTF8.self) == c.text, "\(c.sentence)")
        #expect(text.warnings == c.warnings, "\(c.sentence)")
    }

    static let refused: [(sentence: String, bytes: [UInt8], reason: Rejection.Reason)] = [
        ("nothing but a mark", [0xEF, 0xBB, 0xBF], .noText),
        ("white space", Array(" \n\t\r\n".utf8), .noText),
        ("white space of other scripts", Array("\u{3000}\u{A0}\u{200B}\n".utf8), .noText),
        ("an empty file in UTF-16", [0xFF, 0xFE], .noText),
        ("only NULs", [UInt8](repeating: 0, count: 64), .notText),
        ("NULs among letters", Array("ab\0cd\0ef".utf8), .notText),
        ("a PDF", Array("%PDF-1.7 text".utf8), .notText),
        ("an office document", [0x50, 0x4B, 3, 4] + Array("word/document.xml".utf8), .notText),
        ("a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .notText),
        ("compressed text", [0x1F, 0x8B, 8, 0, 0x41, 0x41, 0x41], .notText),
        ("a program", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1], .notText),
        ("control characters", (0..<64).map { UInt8($0 % 8 + 1) }, .notText),
    ]

    @Test(arguments: refused.indices)
    func refusal(_ index: Int) {
        let c = Self.refused[index]
        let error = #expect(throws: Rejection.self, "\(c.sentence)") {
            try TextDecoder.decode(c.bytes)
        }
        #expect(error?.reason == c.reason, "\(c.sentence)")
    }

    /// Whatever the bytes, there is a text of valid, normal UTF-8 or a reason.
    @Test func anyBytesGiveTextOrAReason() {
        for seed in 0..<300 as Range<UInt64> {
            var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
            let bytes = (0..<Int(seed % 97)).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> (seed % 3 == 0 ? 57 : 56))
            }
            guard let text = try? TextDecoder.decode(bytes) else { continue }
            #expect(String(validating: text.utf8, as: UTF8.self) != nil, "seed \(seed)")
            #expect(!text.utf8.contains(0x0D) && !text.utf8.contains(0), "seed \(seed)")
        }
    }
}
