import DataPacks

/// A border between two tokens where a sentence may end, and what stands around it.
struct SentenceBorder {
    /// The token after the border.
    let next: Int

    /// A sentence ends here, whatever the weights say.
    var isSure = false

    // What ends before the border.
    var stop = SentenceSign.noStop
    var closer = SentenceSign.noCloser
    var apart = SentenceSign.tight
    /// The word or number before the stop, how it is written, and what it may be.
    var lastWord: Int?
    var lastShape = SentenceSign.nothing
    var lastKind = SentenceSign.nothing
    var secondLastShape = SentenceSign.nothing

    // What stands after it.
    var lead = SentenceSign.nothing
    var nextWord: Int?
    var nextShape = SentenceSign.nothing
    var nextKind = SentenceSign.nothing
    var secondWord: Int?
    var secondShape = SentenceSign.nothing
    var secondKind = SentenceSign.nothing

    // Where it lies.
    var length = SentenceSign.lengthMore
    var quote = SentenceSign.outOfQuote
    var style = SentenceSign.usualStyle
    var previousStop = SentenceSign.firstOfBlock
    var same = SentenceSign.otherWord
    var firstWord: Int?

    init(before next: Int) { self.next = next }

    /// Whether no stop stands between a word with a capital or a closed mark and another word with
    /// a capital, which is none that sentences begin with.
    var isInsideName: Bool {
        stop == .noStop && lead == .nothing && nextShape == .capital && nextKind != .functionWord
            && (lastShape == .capital || closer != .noCloser)
    }
}

/// The token whose word a cue names, or only the word's last letters.
package enum CueWord {
    case whole(Int)
    case ending(Int)
}

extension SentenceBorder {
    /// Hands each piece of evidence to `take`: a cue, its signs, and the word that it names.
    ///
    /// Where tweets stand end to end, stops, tags and links mean something else than in the
    /// press: what is learnt there has signs of its own, and is added.
    @inline(__always)
    func forEachCue(_ take: (SentenceCue, SentenceSigns, CueWord?) -> Void) {
        signCues(SentenceSigns(stop), take)
        wordCues(SentenceSigns(stop), take)
        guard style == .tweetStyle else { return }
        signCues(SentenceSigns(.tweetStyle) + stop, take)
        wordCues(SentenceSigns(.tweetStyle) + stop, take)
    }

    @inline(__always)
    private func signCues(
        _ kind: SentenceSigns,
        _ take: (SentenceCue, SentenceSigns, CueWord?) -> Void
    ) {
        let end = kind + closer
        take(.stop, end + apart, nil)
        take(.after, end + lead + nextShape, nil)
        take(.place, end + quote + lead, nil)
        take(.style, kind + style + nextShape + nextKind, nil)
        take(.lead, kind + apart + lead + style, nil)
        take(.length, kind + length, nil)
        take(.previousLength, kind + previousStop + length + lead, nil)
        take(.same, kind + same + nextShape, nil)
        take(.kinds, end + nextShape + nextKind + lastKind, nil)
        take(.shapes, kind + secondLastShape + lastShape + nextShape + secondShape, nil)
        take(.lastKind, end + lastShape + lastKind + nextShape, nil)
        take(.following, kind + lead + nextShape + nextKind + secondShape + secondKind, nil)
    }

    @inline(__always)
    private func wordCues(
        _ kind: SentenceSigns,
        _ take: (SentenceCue, SentenceSigns, CueWord?) -> Void
    ) {
        let signs = kind + nextShape
        if let nextWord {
            take(.nextWord, kind, .whole(nextWord))
            take(.word, SentenceSigns(nextShape), .whole(nextWord))
            take(.nextEnding, signs, .ending(nextWord))
        }
        if let lastWord {
            take(.lastWord, signs, .whole(lastWord))
            take(.lastEnding, signs, .ending(lastWord))
        }
        if let secondWord {
            take(.secondWord, signs, .whole(secondWord))
            take(.followingEnding, signs, .ending(secondWord))
        }
        if let firstWord { take(.firstWord, signs, .whole(firstWord)) }
    }
}
