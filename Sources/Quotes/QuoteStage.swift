package import ArticleModel
package import DataPacks
import TextKernel

/// Writes the layer `quotes`: direct speech with its speaker where the article tells it plainly.
package struct QuoteStage: Stage {
    package static let name = "quotes"
    package static let reads: Set<Layer> = [.text, .language, .blocks, .sentences, .entities]
    package static let writes: Set<Layer> = [.quotes]

    private let library: PackLibrary

    package init(_ library: PackLibrary) { self.library = library }

    package func annotate(_ draft: inout Draft) {
        let reader = QuoteReader(draft, library.pack(for: draft.language.tag))
        draft.quotes = reader.quotes()
    }
}

/// Reads the quotes of one article.
private struct QuoteReader {
    /// Words from which a stretch in quotation marks is speech without an inquit.
    private static let leastWords = 3

    private let draft: Draft
    private let pack: LanguagePack
    private let finder: SpeakerFinder
    private let blocks: [Draft.Block]

    init(_ draft: Draft, _ pack: LanguagePack) {
        self.draft = draft
        self.pack = pack
        finder = SpeakerFinder(draft, pack)
        blocks = draft.blocks.filter { $0.kind.isContent }
    }

    private var tokens: [Token] { draft.tokens }

    func quotes() -> [Draft.Quote] {
        let pairs = QuotePairing(draft: draft, styles: pack.quotationMarks).pairs(in: blocks)
        var quotes: [Draft.Quote] = []
        for (number, pair) in pairs.enumerated() {
            if draft.isOver() { return quotes }
            let before = number > 0 ? pairs[number - 1].upperBound : 0
            let after = number + 1 < pairs.count ? pairs[number + 1].lowerBound : tokens.count
            quotes.append(contentsOf: read(pair, between: before, and: after, quotes.last))
        }
        let dashes = DashSpeech(draft: draft, finder: finder)
        let marked = quotes
        for block in blocks where block.kind == .paragraph || block.kind == .list {
            if draft.isOver() { return quotes }
            let spoken = dashes.quotes(in: block).filter { dash in
                let next = marked.partitioningIndex {
                    $0.tokens.upperBound > dash.tokens.lowerBound
                }
                return next == marked.count || !marked[next].tokens.overlaps(dash.tokens)
            }
            quotes.append(contentsOf: spoken)
        }
        return quotes.sorted { $0.range.start < $1.range.start }
    }

    private func read(
        _ pair: Range<Int>,
        between before: Int,
        and after: Int,
        _ previous: Draft.Quote?
    ) -> [Draft.Quote] {
        if let split = interruption(in: pair) {
            return [
                quote(pair.lowerBound..<split.before, split.attribution),
                quote(split.after..<pair.upperBound, split.attribution),
            ].filter { !$0.tokens.isEmpty }
        }
        let words = tokens[pair].count { $0.kind != .punctuation }
        guard !isName(pair) else { return [] }
        let found = attribution(of: pair, between: before, and: after)
        let isSentence = isWholeSentence(pair)
        if let found {
            return words >= 2 ? [quote(pair, found)] : []
        }
        guard words >= QuoteReader.leastWords, isSentence, !isTitleOfWork(pair) else { return [] }
        return [quote(pair, carriedOver(from: previous, to: pair))]
    }

    /// Marks around a name (`„Freiberger Post“`, `«Газпром»`) are no speech.
    private func isName(_ pair: Range<Int>) -> Bool {
        finder.mentionEnd(from: pair.lowerBound + 1) == pair.upperBound - 1
    }

    private func quote(_ range: Range<Int>, _ attribution: Attribution?) -> Draft.Quote {
        var quote = Draft.Quote(range: draft.bytes(ofTokens: range), tokens: range)
        if let attribution {
            if !attribution.cue.isEmpty {
                quote.cue = draft.string(draft.bytes(ofTokens: attribution.cue))
            }
            quote.speaker = attribution.speaker
            quote.speakerEntity = attribution.entity
        }
        return quote
    }

    /// An inquit inside the marks (`»Vi gav vores ord, siger hun, og …«`).
    private func interruption(
        in pair: Range<Int>
    ) -> (before: Int, after: Int, attribution: Attribution)? {
        for cue in finder.inquits(in: pair) {
            guard cue.lowerBound > pair.lowerBound + 2,
                isCommaOrDash(cue.lowerBound - 1), cue.upperBound < pair.upperBound - 2
            else { continue }
            let limit = min(pair.upperBound - 1, cue.upperBound + 10)
            guard
                let end = (cue.upperBound..<limit).first(where: {
                    isCommaOrDash($0) || tokens[$0].isMark(".")
                }),
                let found = finder.attribution(in: cue.lowerBound..<end, fromEnd: false)
                    ?? subjectless(cue, before: pair.lowerBound, isDashed: cue.lowerBound - 1)
            else { continue }
            var before = cue.lowerBound
            while before > pair.lowerBound, isCommaOrDash(before - 1) { before -= 1 }
            var after = end
            while after < pair.upperBound, isCommaOrDash(after) || tokens[after].isMark(".") {
                after += 1
            }
            return (before, after, found)
        }
        return nil
    }

    /// A verb between dashes without a subject, as Spanish and others have it: the person named
    /// last speaks.
    private func subjectless(_ cue: Range<Int>, before start: Int, isDashed: Int) -> Attribution? {
        guard tokens[isDashed].mark != 0x2C else { return nil }
        return finder.lastPerson(before: start, since: 0).map {
            Attribution(cue: cue, speaker: $0.speaker, entity: $0.entity)
        }
    }

    /// A comma, or a dash that is no hyphen inside a word.
    private func isCommaOrDash(_ index: Int) -> Bool {
        switch tokens[index].mark {
        case 0x2C, 0x2013, 0x2014: true
        case 0x2D:
            tokens[index].has(.afterSpace)
                || (index + 1 < tokens.count && tokens[index + 1].has(.afterSpace))
        default: false
        }
    }

    /// The inquit in the quote's own sentence, after it first, then before it; or in the
    /// sentence before where that ends in a colon.
    private func attribution(
        of pair: Range<Int>,
        between before: Int,
        and after: Int
    ) -> Attribution? {
        let last = sentence(at: pair.upperBound - 1)
        let endsHere = endsSentence(pair)
        if !endsHere || continuesInLowerCase(pair.upperBound), let last {
            let end = min(after, continuation(of: last, after: pair.upperBound))
            if pair.upperBound < end,
                let found = finder.attribution(in: pair.upperBound..<end, fromEnd: false)
            {
                return found
            }
        }
        guard let first = sentence(at: pair.lowerBound) else { return nil }
        let start = max(before, first.tokens.lowerBound)
        if start < pair.lowerBound,
            let found = finder.attribution(in: start..<pair.lowerBound, fromEnd: true)
        {
            return found
        }
        if start < pair.lowerBound, tokens[pair.lowerBound - 1].isMark(":") {
            return finder.lastPerson(before: pair.lowerBound, since: start)
        }
        guard start == pair.lowerBound, start > 0, tokens[start - 1].isMark(":"),
            let previous = sentence(at: start - 1)
        else { return nil }
        let from = max(before, previous.tokens.lowerBound)
        guard from < start else { return nil }
        return finder.attribution(in: from..<start, fromEnd: true)
            ?? finder.lastPerson(before: start, since: from)
    }

    /// The end of the inquit after a quote: of its sentence, or of the next where the quote's
    /// own stop has closed the sentence (`“Why?” he asked.`).
    private func continuation(of sentence: Draft.Sentence, after index: Int) -> Int {
        if index < sentence.tokens.upperBound { return sentence.tokens.upperBound }
        return self.sentence(at: index)?.tokens.upperBound ?? index
    }

    private func endsSentence(_ pair: Range<Int>) -> Bool {
        sentence(at: pair.upperBound - 1)?.tokens.upperBound == pair.upperBound
    }

    private func continuesInLowerCase(_ index: Int) -> Bool {
        guard index < tokens.count, !tokens[index].has(.afterBreak) else { return false }
        return tokens[index].isWord || isCommaOrDash(index)
    }

    private func sentence(at token: Int) -> Draft.Sentence? {
        let index = draft.sentences.partitioningIndex { $0.tokens.upperBound > token }
        guard index < draft.sentences.count, draft.sentences[index].tokens.contains(token) else {
            return nil
        }
        return draft.sentences[index]
    }

    /// Begins with a capital and has a stop or a comma at its end: a sentence, no fragment.
    private func isWholeSentence(_ pair: Range<Int>) -> Bool {
        let inner = tokens[pair].dropFirst()
        guard let first = inner.first(where: { $0.kind != .punctuation }) else { return false }
        let closed = inner.dropLast().last { !QuotationMark.isMark($0.mark) }?.mark ?? 0
        let next = pair.upperBound < tokens.count ? tokens[pair.upperBound].mark : 0x2E
        return (first.isCapital || first.isNumber || first.has(.caseless))
            && ([0x2E, 0x21, 0x3F, 0x2C, 0x2026].contains(closed) || next == 0x2E || next == 0x2C)
    }

    /// Every word but the small ones has a capital.
    private func isTitleOfWork(_ pair: Range<Int>) -> Bool {
        let words = tokens[pair].filter { $0.isWord && $0.range.count > 3 }
        return !pack.capitalisesNouns && !words.isEmpty && words.allSatisfy(\.isCapital)
    }

    /// The speaker of the quote before, where nothing but an inquit stands between.
    private func carriedOver(from previous: Draft.Quote?, to pair: Range<Int>) -> Attribution? {
        guard let previous, previous.speaker.kind != .unknown || previous.speaker.text != nil
        else { return inquitBefore(pair) }
        let between = previous.tokens.upperBound..<pair.lowerBound
        let stops = tokens[between].count { $0.isMark(".") }
        guard between.count <= 25, stops <= 1 else { return inquitBefore(pair) }
        return Attribution(
            cue: 0..<0,
            speaker: previous.speaker,
            entity: previous.speakerEntity
        )
    }

    /// The inquit of the sentence just before (`…, said Naryshkin. “But …”`).
    private func inquitBefore(_ pair: Range<Int>) -> Attribution? {
        guard pair.lowerBound > 0, !tokens[pair.lowerBound].has(.afterBreak),
            let previous = sentence(at: pair.lowerBound - 1)
        else { return nil }
        guard previous.tokens.upperBound == pair.lowerBound else { return nil }
        return finder.attribution(in: previous.tokens, fromEnd: true)
    }
}
