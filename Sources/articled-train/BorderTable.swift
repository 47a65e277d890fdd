import DataPacks
import Structure
import TextKernel

/// The open borders of some texts with their evidence, each piece by a number.
struct BorderTable {
    struct Border {
        var evidence: [Int32]
        var isEnd: Bool
        /// Only what is peculiar to tweets learns from tweets.
        var isTweet: Bool
    }

    /// A cue with its signs and its word, empty for none.
    struct Evidence {
        var cue: SentenceCue
        var signs: SentenceSigns
        var word: String
        var key: UInt64
        var count = 0

        var isOfTweets: Bool { signs.list.first == .tweetStyle }
    }

    private(set) var borders: [Border] = []
    private(set) var evidence: [Evidence] = []
    private var numbers: [UInt64: Int32] = [:]

    /// Adds the borders of `text`; without its words if `withWords` is false.
    mutating func add(_ text: SentenceList.Text, _ pack: LanguagePack, withWords: Bool) {
        let tokens = Tokenizer().tokens(of: text.utf8)
        let splitter = SentenceSplitter(text: text.utf8, tokens: tokens, pack: pack)
        let isEnd = { text.ends.contains(tokens[$0 - 1].end) }
        splitter.openBorders(in: tokens.indices, where: isEnd) { next, cues in
            var border = Border(evidence: [], isEnd: isEnd(next), isTweet: false)
            for (cue, signs, word) in cues where withWords || word == nil {
                let found = Evidence(
                    cue: cue,
                    signs: signs,
                    word: word.map { BorderTable.name($0, tokens, text.utf8) } ?? "",
                    key: SentenceWeights.key(cue, signs, word: word.map(splitter.key) ?? 0)
                )
                border.evidence.append(number(of: found))
                if found.isOfTweets { border.isTweet = true }
            }
            borders.append(border)
        }
    }

    private mutating func number(of found: Evidence) -> Int32 {
        let number = numbers[found.key] ?? Int32(evidence.count)
        if Int(number) == evidence.count {
            numbers[found.key] = number
            evidence.append(found)
        }
        evidence[Int(number)].count += 1
        return number
    }

    private static func name(_ word: CueWord, _ tokens: [Token], _ text: [UInt8]) -> String {
        func form(_ index: Int) -> String {
            String(decoding: text[tokens[index].start..<tokens[index].end], as: UTF8.self)
                .lowercased()
        }
        return switch word {
        case .whole(let index): form(index)
        case .ending(let index):
            "-" + String(String.UnicodeScalarView(form(index).unicodeScalars.suffix(3)))
        }
    }
}
