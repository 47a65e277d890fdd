import DataPacks
import TextKernel

/// What single tokens are to the end of a sentence.
extension SentenceBorderReader {
    /// What the mark at `index` closes.
    func closer(at index: Int) -> SentenceSign? {
        switch tokens[index].mark {
        case 0: nil
        case 0x29, 0x5D: .bracketClosed
        default: roles[index] == .closes ? .quoteClosed : nil
        }
    }

    /// Whether the mark at `index` opens what the next token stands in.
    func opens(_ index: Int) -> Bool {
        switch tokens[index].mark {
        case 0: false
        case 0x28, 0x5B: true
        default: roles[index] == .opens
        }
    }

    /// What ends at the mark at `index`: a sentence, or a part of one.
    func stop(at index: Int) -> SentenceSign? {
        switch tokens[index].mark {
        case 0: nil
        case 0x3A: .colon
        case 0x3B: isGreek(index - 1) ? .question : .semicolon
        case 0x2C: .comma
        case 0x2D, 0x2010...0x2015: .dash
        default: firmStop(at: index)
        }
    }

    /// What ends at the mark at `index`, if it is one that ends sentences.
    func firmStop(at index: Int) -> SentenceSign? {
        switch tokens[index].mark {
        case 0: nil
        case 0x2E: .period
        case 0x21: .exclamation
        case 0x3F, 0x203D: .question
        case 0x2026: .ellipsis
        default: SentenceTerminal.isTerminal(tokens[index].mark) ? .period : nil
        }
    }

    /// Whether a word in Greek letters stands at `index`: the semicolon after it asks.
    private func isGreek(_ index: Int) -> Bool {
        guard index >= range.lowerBound, tokens[index].isWord else { return false }
        // The blocks Greek and Coptic and Greek Extended, by the bytes that begin their letters.
        let end = tokens[index].end
        guard end - tokens[index].start >= 2 else { return false }
        return (0xCD...0xCF).contains(text[end - 2])
            || (end - tokens[index].start >= 3 && text[end - 3] == 0xE1 && text[end - 2] >= 0xBC)
    }

    /// What a run without space is, where it is no word: a link, a tag, an emoticon, an emoji.
    func chunkKind(_ chunk: Range<Int>) -> SentenceSign? {
        let first = tokens[chunk.lowerBound]
        switch first.mark {
        case 0: if Self.linkWords.contains(first.key) { return .link }
        case 0x23 where chunk.count > 1, 0x40: return .tag
        case 0x5B where chunk.count > 2 && tokens[chunk.lowerBound + 1].mark == 0x40: return .tag
        case 0x3A, 0x3B, 0x3D: return (2...4).contains(chunk.count) ? .emoticon : nil
        default: break
        }
        return Self.isPictogram(tokens[chunk.upperBound - 1].mark) ? .emoji : nil
    }

    private static let linkWords = Set(["http", "https", "www"].map { WordHash.key(of: $0) })

    /// Arrows, dingbats and emoji, the operators of mathematics left out.
    ///
    /// - Source: Unicode Standard, blocks from Arrows on and of the Supplementary Multilingual
    ///   Plane.
    private static func isPictogram(_ mark: UInt32) -> Bool {
        switch mark {
        case 0x2190...0x21FF, 0x2300...0x2BFF, 0x1F000...0x1FAFF: true
        default: false
        }
    }

    /// What may stand in front of a sentence's first word.
    func lead(at index: Int) -> SentenceSign {
        let mark = tokens[index].mark
        if mark == 0 { return .nothing }
        if roles[index] == .opens { return .openQuote }
        switch mark {
        case 0x28, 0x5B: return .openBracket
        case 0x2D, 0x2010...0x2015: return .leadDash
        case 0x2A, 0xB7, 0x2022, 0x2023, 0x25AA, 0x25CF: return .bullet
        case 0x23: return .hash
        case 0x40: return .at
        case 0xA1, 0xBF: return .openMark
        default: return Self.isPictogram(mark) ? .emoji : .otherMark
        }
    }

    func kind(of index: Int) -> SentenceSign {
        let token = tokens[index]
        if words.classes(at: index) & WordClass.functionWord.bit != 0,
            words.lexicon.contains(token.key, class: .functionWord)
        {
            return .functionWord
        }
        guard token.isCapital else { return .contentWord }
        if habits.isSmall(token.key) { return .smallWord }
        return habits.isCapital(token.key) ? .nameWord : .contentWord
    }

    func shape(of index: Int) -> SentenceSign {
        let token = tokens[index]
        if token.mark != 0 { return .nothing }
        if token.isNumber {
            let digits = token.end - token.start
            return digits <= 2 ? .shortNumber : digits == 4 ? .year : .number
        }
        if token.has(.caseless) { return .caseless }
        if token.isAllCapitals { return .allCapitals }
        if token.isCapital {
            return ScalarCount.isOne(text, token.range) ? .oneCapital : .capital
        }
        return token.has(.mixedCase) ? .mixedCase : .lower
    }
}
