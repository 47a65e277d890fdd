import Language
import TextKernel

/// Cuts from a sentence what the model is to tell its language by: all of it, a few words, or its
/// beginning broken off within a word, so that it learns to do with little.
struct Excerpts {
    /// Of so many Latin sentences one is typed without accents, as people do abroad.
    private static let plainOneIn = 20

    let breaksWords: Bool
    private let tokenizer = Tokenizer()

    init(breaksWords: Bool) { self.breaksWords = breaksWords }

    /// The words of an excerpt of `text`.
    func draw(_ text: [UInt8], _ random: inout SeededRandom) -> (text: [UInt8], words: [Token]) {
        let text = random.below(Excerpts.plainOneIn) == 0 ? Excerpts.plain(text) : text
        let words = tokenizer.tokens(of: text).filter(\.isWord)
        let kind = random.below(3)
        guard words.count > 3, kind > 0 else { return (text, words) }
        let length = 2 + random.below(min(words.count - 2, kind == 1 ? 6 : 12))
        let startsText = breaksWords && kind == 1 && random.below(2) == 0
        let first = startsText ? 0 : random.below(words.count - length + 1)
        let last = words[first + length - 1]
        var end = last.end
        if breaksWords, random.below(2) == 0 {
            end = last.start + 1 + random.below(last.end - last.start)
            while end < last.end, text[end] & 0xC0 == 0x80 { end += 1 }
        }
        let excerpt = Array(text[words[first].start..<end])
        return (excerpt, tokenizer.tokens(of: excerpt).filter(\.isWord))
    }

    private static let plainLetters: [Unicode.Scalar: String] = [
        "ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "ß": "ss", "ł": "l", "Ł": "L", "đ": "d",
        "Đ": "D", "ı": "i", "þ": "th", "Þ": "Th", "ð": "d", "œ": "oe",
    ]

    /// Latin letters without their accents; text in other scripts as it is.
    static func plain(_ text: [UInt8]) -> [UInt8] {
        var result = ""
        for scalar in Normalization.formD(String(decoding: text, as: UTF8.self)).unicodeScalars {
            switch scalar.value {
            case 0x0300..<0x0370: continue
            case 0x0400...: return text
            default:
                if let plain = plainLetters[scalar] {
                    result += plain
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return Array(result.utf8)
    }
}
