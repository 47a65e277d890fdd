import TextKernel

/// A text cut at line breaks into stretches that are long enough to be told, with the tokens of
/// each that are read.
///
/// Short texts are read whole; of longer ones the first words of each stretch and some after
/// them, which are enough: more only costs time.
struct TextStretches: Sequence, IteratorProtocol {
    struct Stretch {
        var tokens: Range<Int>
        /// The indexes of the tokens to read.
        var sample: LazyFilterSequence<Range<Int>>
        /// Whether it opens with a quotation mark.
        var opensQuote: Bool
    }

    /// Up to so many tokens a text is read whole.
    private static let shortText = 128
    /// Lines are taken together until they have so many tokens.
    private static let leastLength = 24
    /// Of each `period` tokens the first `sampleLength` are read.
    private static let sampleLength = 14
    private static let period = 48

    private let tokens: [Token]
    private var place = 0

    init(_ tokens: [Token]) { self.tokens = tokens }

    mutating func next() -> Stretch? {
        let start = place
        guard start < tokens.count else { return nil }
        var end = start + 1
        while end < tokens.count,
            end - start < TextStretches.leastLength || !tokens[end].shape.contains(.afterBreak)
        { end += 1 }
        place = end
        let isRead: (Int) -> Bool =
            tokens.count <= TextStretches.shortText
            ? { _ in true }
            : { ($0 - start) % TextStretches.period < TextStretches.sampleLength }
        return Stretch(
            tokens: start..<end,
            sample: (start..<end).lazy.filter(isRead),
            opensQuote: QuotationMark.isMark(tokens[start].mark)
        )
    }
}
