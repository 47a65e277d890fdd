import ArticleModel
import DataPacks
import TextKernel

/// Direct speech that a dash opens.
///
/// `– Det er bra, sier Kari.`, `— Да, — сказал он. — Нет.`
struct DashSpeech {
    let draft: Draft
    let finder: SpeakerFinder

    private var tokens: [Token] { draft.tokens }

    func quotes(in block: Draft.Block) -> [Draft.Quote] {
        guard block.tokens.count > 3, isDash(block.tokens.lowerBound) else { return [] }
        guard let cue = inquit(in: block.tokens) else {
            return []
        }
        let end = endOfInquit(cue, in: block.tokens)
        guard let found = finder.attribution(in: cue.lowerBound..<end, fromEnd: false) else {
            return []
        }
        var before = cue.lowerBound
        while before > block.tokens.lowerBound, isSeparator(before - 1) { before -= 1 }
        var quotes = [quote(block.tokens.lowerBound..<before, found)]
        if end < block.tokens.upperBound, isDash(end) {
            quotes.append(quote(end..<block.tokens.upperBound, found))
        }
        return quotes.filter { $0.tokens.count > 2 }
    }

    /// The first verb of saying that a comma, a stop or a dash leads.
    private func inquit(in range: Range<Int>) -> Range<Int>? {
        finder.inquits(in: range).first { cue in
            cue.lowerBound > range.lowerBound + 1 && isSeparator(cue.lowerBound - 1)
                || tokens[cue.lowerBound - 1].mark == 0x3F
                || tokens[cue.lowerBound - 1].mark == 0x21
        }
    }

    /// The stop of the inquit's sentence, or the dash with which the speech goes on.
    private func endOfInquit(_ cue: Range<Int>, in range: Range<Int>) -> Int {
        for index in cue.upperBound..<range.upperBound {
            if tokens[index].isMark(".") || isDash(index) {
                let next = index + 1
                return tokens[index].isMark(".") && next < range.upperBound ? next : index
            }
        }
        return range.upperBound
    }

    private func quote(_ range: Range<Int>, _ attribution: Attribution) -> Draft.Quote {
        var quote = Draft.Quote(range: draft.bytes(ofTokens: range), tokens: range)
        quote.cue = draft.string(draft.bytes(ofTokens: attribution.cue))
        quote.speaker = attribution.speaker
        quote.speakerEntity = attribution.entity
        return quote
    }

    private func isDash(_ index: Int) -> Bool {
        [0x2013, 0x2014, 0x2015].contains(tokens[index].mark)
            || (tokens[index].mark == 0x2D && index + 1 < tokens.count
                && tokens[index + 1].has(.afterSpace))
    }

    private func isSeparator(_ index: Int) -> Bool {
        tokens[index].mark == 0x2C || isDash(index)
    }
}
