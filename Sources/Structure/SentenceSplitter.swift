package import DataPacks
package import TextKernel

/// Finds where sentences end.
///
/// Rules settle what is sure: no sentence ends inside a number or an abbreviation, after a title
/// or an initial before a name, after a date's ordinal, before a small letter after a closed
/// quotation. What they leave open is weighed: the language's ``SentenceWeights`` say how much
/// each sign around a border speaks for an end or against it.
package struct SentenceSplitter: Sendable {
    /// Tenths of a logarithm of odds that it takes to cut between two words with capitals: more
    /// often than not they are one name, and a name cut in two is worse than two sentences joined.
    private static let nameOdds: Int32 = 7

    private let text: [UInt8]
    private let tokens: [Token]
    private let pack: LanguagePack
    private let words: LexiconView<WordClass>
    private let habits: WordHabits

    package init(text: [UInt8], tokens: [Token], pack: LanguagePack) {
        self.text = text
        self.tokens = tokens
        self.pack = pack
        words = LexiconView(pack.words, tokens)
        habits = WordHabits(tokens)
    }

    /// The sentences of one block as runs of tokens, end to end.
    ///
    /// - Complexity: O(*n*).
    package func sentences(in range: Range<Int>) -> [Range<Int>] {
        let weights = pack.sentenceWeights
        return walk(range) { border in
            var score: Int32 = 0
            border.forEachCue { cue, signs, word in
                let key = word.map { self.key(of: $0) } ?? 0
                score &+= weights[SentenceWeights.key(cue, signs, word: key)]
            }
            return score > (border.isInsideName ? Self.nameOdds : 0)
        }
    }

    /// Hands each border that the rules leave open to `take`, as the token after it and its
    /// evidence; a sentence ends where `isEnd` says so.
    ///
    /// For the trainer, which thereby sees just what the splitter will see.
    package func openBorders(
        in range: Range<Int>,
        where isEnd: (Int) -> Bool,
        _ take: (Int, [(SentenceCue, SentenceSigns, CueWord?)]) -> Void
    ) {
        _ = walk(range) { border in
            var cues: [(SentenceCue, SentenceSigns, CueWord?)] = []
            border.forEachCue { cues.append(($0, $1, $2)) }
            take(border.next, cues)
            return isEnd(border.next)
        }
    }

    /// The key of a cue's word.
    package func key(of word: CueWord) -> UInt64 {
        switch word {
        case .whole(let index): tokens[index].key
        case .ending(let index): WordHash.endingKey(of: tokens[index], in: text)
        }
    }

    /// Goes through a block once and asks `decide` at each border that no rule settles.
    @inline(__always)
    private func walk(_ range: Range<Int>, _ decide: (SentenceBorder) -> Bool) -> [Range<Int>] {
        guard !range.isEmpty else { return [] }
        let reader = SentenceBorderReader(
            text: text,
            tokens: tokens,
            range: range,
            words: words,
            times: pack.times,
            habits: habits,
            capitalisesNouns: pack.capitalisesNouns,
            roles: QuoteRoles(tokens, in: range, pack.quotationMarks),
            style: BlockStyle.style(of: tokens, in: range)
        )
        var sentences: [Range<Int>] = []
        var scan = SentenceScan(at: range.lowerBound)
        for next in range.dropFirst() {
            scan.move(past: next - 1, reader)
            let isSpaced = tokens[next].has(.afterSpace)
            if isSpaced, let border = reader.border(before: next, scan),
                border.isSure || decide(border)
            {
                sentences.append(scan.sentence..<next)
                scan.sentence = next
                scan.previousStop = border.stop
            } else if !isSpaced, tokens[next - 1].mark != 0, reader.isWideEnd(before: next) {
                sentences.append(scan.sentence..<next)
                scan.sentence = next
                scan.previousStop = .period
            }
            if isSpaced { scan.chunk = next }
        }
        sentences.append(scan.sentence..<range.upperBound)
        return sentences
    }
}

/// What a walk through a block has seen.
struct SentenceScan {
    enum Abbreviation { case title, inner, end }

    /// Where the sentence that is read begins, and the run of tokens without space.
    var sentence: Int
    var chunk: Int
    /// The token after the abbreviation that was met last.
    private(set) var abbreviationEnd: Int
    private(set) var abbreviation = Abbreviation.inner
    /// Where the quotation that is open was opened.
    private(set) var quoteStart: Int?
    var previousStop = SentenceSign.firstOfBlock

    init(at start: Int) {
        sentence = start
        chunk = start
        abbreviationEnd = start
    }

    @inline(__always)
    mutating func move(past index: Int, _ reader: SentenceBorderReader) {
        switch reader.roles[index] {
        case .opens: quoteStart = index
        case .closes: quoteStart = nil
        case .none: break
        }
        guard index >= abbreviationEnd, let found = reader.abbreviation(at: index) else { return }
        abbreviationEnd = index + found.count
        abbreviation = found.kind
    }
}
