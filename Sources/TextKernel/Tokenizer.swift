/// Cuts a text into tokens.
///
/// Hyphens and apostrophes are tokens of their own, so that `CIA-chefen`, `l'AFP` and
/// `Putin's` come apart; who needs them together looks whether space stands between. Digits
/// begin a number, which ends where a letter follows: `24th` is two tokens.
package struct Tokenizer: Sendable {
    private let table = CharacterTable.unicode

    package init() {}

    /// The tokens of valid UTF-8, in order.
    ///
    /// - Complexity: O(*n*), one array.
    package func tokens(of text: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(text.count / 5 + 4)
        let span = text.span
        var gap: Token.Shape = [.afterSpace, .afterBreak]
        var offset = 0
        while offset < span.count {
            let (value, length) = scalar(in: span, at: offset)
            switch table.characterClass(of: value) {
            case .lower, .upper, .letter:
                tokens.append(word(in: span, from: offset, after: gap))
            case .digit:
                tokens.append(number(in: span, from: offset, after: gap))
            case .punctuation, .symbol:
                tokens.append(
                    Token(
                        start: offset,
                        end: offset + length,
                        kind: .punctuation,
                        shape: gap,
                        key: WordHash.finish(WordHash.step(WordHash.seed, table.fold(value))),
                        mark: value
                    )
                )
            case .space, .other, .mark:
                gap.insert(.afterSpace)
                offset += length
                continue
            case .lineBreak:
                gap.formUnion([.afterSpace, .afterBreak])
                offset += length
                continue
            }
            gap = []
            offset = tokens[tokens.count - 1].end
        }
        return tokens
    }

    private func word(in text: Span<UInt8>, from start: Int, after gap: Token.Shape) -> Token {
        var shape = gap
        var hash = WordHash.seed
        var offset = start
        var letters = 0
        var capitals = 0
        var sawLower = false
        scan: while offset < text.count {
            let (value, length) = scalar(in: text, at: offset)
            switch table.characterClass(of: value) {
            case .upper:
                if letters == 0 { shape.insert(.capital) }
                if sawLower { shape.insert(.mixedCase) }
                letters += 1
                capitals += 1
            case .lower:
                letters += 1
                sawLower = true
            case .letter:
                if letters == 0 { shape.insert(.caseless) }
                letters += 1
            case .digit: shape.insert(.hasDigit)
            case .mark where CharacterTable.isIgnorable(value):
                offset += length
                continue scan
            case .mark: break
            default: break scan
            }
            hash = WordHash.step(hash, table.fold(value))
            offset += length
        }
        if letters >= 2, capitals == letters { shape.insert(.allCapitals) }
        return Token(
            start: start,
            end: offset,
            kind: .word,
            shape: shape,
            key: WordHash.finish(hash),
            mark: 0
        )
    }

    private func number(in text: Span<UInt8>, from start: Int, after gap: Token.Shape) -> Token {
        var hash = WordHash.seed
        var offset = start
        while offset < text.count {
            let (value, length) = scalar(in: text, at: offset)
            guard table.characterClass(of: value) == .digit else { break }
            hash = WordHash.step(hash, value)
            offset += length
        }
        return Token(
            start: start,
            end: offset,
            kind: .number,
            shape: gap.union(.hasDigit),
            key: WordHash.finish(hash),
            mark: 0
        )
    }
}

/// The value of a run of ASCII digits, nil for other digits and for more than nine.
package func decimal(_ text: [UInt8], _ range: TextRange) -> Int? {
    guard range.count <= 9, !range.isEmpty else { return nil }
    var value = 0
    for offset in range.start..<range.end {
        guard (0x30...0x39).contains(text[offset]) else { return nil }
        value = value * 10 + Int(text[offset] - 0x30)
    }
    return value
}
