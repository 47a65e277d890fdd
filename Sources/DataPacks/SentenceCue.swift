/// What stands around a border between two tokens, as the classes that tell whether a sentence
/// ends there; the names are those of `sentences.tsv`.
package enum SentenceSign: UInt8, CaseIterable, Sendable {
    // What ends before the border.
    case noStop, period, ellipsis, exclamation, question, colon, semicolon, comma, dash
    case emoji, emoticon, link, tag, otherMark
    // What closes between the stop and the border.
    case noCloser, quoteClosed, bracketClosed
    // Whether space stands before the stop.
    case tight, apart
    // How a word or a number is written.
    case lower, capital, oneCapital, allCapitals, mixedCase, caseless
    case year, shortNumber, number, nothing
    // What leads a sentence in front of its first word.
    case openQuote, openBracket, leadDash, bullet, hash, at, openMark
    // What a word is: one of the commonest; one with a capital that the text writes small
    // elsewhere, or with a capital inside sentences; another.
    case functionWord, smallWord, nameWord, contentWord
    // What the stop may belong to instead.
    case abbreviation, initial, ordinal
    // Whether the word after the border stood right before it, or first in the sentence.
    case sameWord, sameAsFirst, otherWord
    // Where the border lies.
    case inQuote, outOfQuote
    case length1, length2, length3, length6, length12, length25, lengthMore
    // How the block is written.
    case usualStyle, lowerStyle, apartStyle, stoplessStyle, tweetStyle
    // No sentence of the block has ended yet.
    case firstOfBlock
}

/// One kind of evidence: some signs together, or signs and a word.
package enum SentenceCue: UInt8, CaseIterable, Sendable {
    // What ends, with what comes after it, or where.
    case stop, after, place, style, lead, length, previousLength, same
    // The words around the border, by how they are written.
    case kinds, shapes, lastKind, following
    // The words themselves: after the border, after the word after it, before the border, first
    // in the sentence.
    case word, nextWord, secondWord, lastWord, firstWord
    // Their last three letters.
    case nextEnding, followingEnding, lastEnding

    /// Whether the cue names a word.
    package var hasWord: Bool { rawValue >= SentenceCue.word.rawValue }
}

/// Up to seven signs in order, as one number.
package struct SentenceSigns: Hashable, Sendable {
    package private(set) var bits: UInt64

    @inline(__always)
    package init(_ first: SentenceSign) { bits = UInt64(first.rawValue) &+ 1 }

    @inline(__always)
    package static func + (signs: SentenceSigns, sign: SentenceSign) -> SentenceSigns {
        var longer = signs
        longer.bits = signs.bits << 8 | (UInt64(sign.rawValue) &+ 1)
        return longer
    }

    /// The signs in order.
    package var list: [SentenceSign] {
        var list: [SentenceSign] = []
        var rest = bits
        while rest != 0 {
            if let sign = SentenceSign(rawValue: UInt8(rest & 0xFF) - 1) { list.append(sign) }
            rest >>= 8
        }
        return list.reversed()
    }
}
