import TextKernel

/// A text cut at line breaks into stretches that are long enough to be told, with the tokens of
/// each that are read.
///
/// Short texts are read whole; of longer ones the first words of each stretch and some after
/// them, which are enough: more only costs time.
struct TextStretches: Sequence, IteratorProtocol {
    struct Stretch {
        var tokens: ArraySlice<Token>
        /// Those of them that are read.
        var sample: [Token]
        /// Whether it opens with a quotation mark.
        var opensQuote: Bool
    }

    /// Up to so many tokens a text is read whole.
    private static let shortText = 128
    /// Lines are taken together until they have so many tokens.
    private static let leastLength = 24
    /// Of each `period` tokens the first `sampleLength` are read.
    private static let sampleLength = 12
    private static let period = 48

    /// The same where an empty line parts them.
    private static let leastParagraph = 8

    private let tokens: [Token]
    private let text: [UInt8]
    private var place = 0

    init(_ tokens: [Token], in text: [UInt8]) {
        self.tokens = tokens
        self.text = text
    }

    mutating func next() -> Stretch? {
        let start = place
        guard start < tokens.count else { return nil }
        var end = start + 1
        while end < tokens.count, !isEnd(end, of: end - start) { end += 1 }
        place = end
        return Stretch(
            tokens: tokens[start..<end],
            sample: sample(start..<end),
            opensQuote: QuotationMark.isMark(tokens[start].mark)
        )
    }

    private func sample(_ range: Range<Int>) -> [Token] {
        if tokens.count <= TextStretches.shortText { return Array(tokens[range]) }
        var sample: [Token] = []
        for start in stride(from: range.lowerBound, to: range.upperBound, by: TextStretches.period)
        {
            let end = Swift.min(start + TextStretches.sampleLength, range.upperBound)
            sample += tokens[start..<end]
        }
        return sample
    }

    /// Whether a stretch of `length` tokens may end in front of the token `index`.
    private func isEnd(_ index: Int, of length: Int) -> Bool {
        guard tokens[index].has(.afterBreak) else { return false }
        if length >= TextStretches.leastLength { return true }
        guard length >= TextStretches.leastParagraph else { return false }
        let gap = text[tokens[index - 1].end..<tokens[index].start]
        return gap.count { $0 == UInt8(ascii: "\n") } > 1
    }
}
