/// The marks that end a sentence in the world's scripts.
///
/// - Source: Unicode Standard, property Sentence_Terminal of PropList.txt (version 14), without
///   the marks of dead and of rare liturgical scripts.
enum SentenceTerminal {
    /// Whether `mark` ends a sentence in some script other than Latin, Cyrillic and Greek.
    static func isTerminal(_ mark: UInt32) -> Bool {
        switch mark {
        case 0x0589,  // Armenian
            0x061E, 0x061F, 0x06D4,  // Arabic
            0x0700...0x0702,  // Syriac
            0x0964, 0x0965,  // danda of the Indic scripts
            0x104A, 0x104B,  // Myanmar
            0x1362, 0x1367, 0x1368,  // Ethiopic
            0x166E,  // Canadian syllabics
            0x17D4, 0x17D5,  // Khmer
            0x1803, 0x1809,  // Mongolian
            0x1AA8...0x1AAB,  // Tai Tham
            0x1B5A, 0x1B5B, 0x1B5E, 0x1B5F,  // Balinese
            0x1C7E, 0x1C7F,  // Ol Chiki
            0xA4FF,  // Lisu
            0xA60E, 0xA60F,  // Vai
            0xABEB:
            true  // Meetei Mayek
        default: isWide(mark)
        }
    }

    /// Whether no space follows `mark`, as after the stops of Chinese and Japanese.
    static func isWide(_ mark: UInt32) -> Bool {
        switch mark {
        case 0x3002, 0xFE52, 0xFE56, 0xFE57, 0xFF01, 0xFF0E, 0xFF1F, 0xFF61: true
        default: false
        }
    }
}
