import ArticleModel
import DataPacks
import TextKernel

/// Answers, unit by unit, what a reader sees at a glance: a stamp, a byline, a credit.
///
/// A class, since every parser holds it: a copy of the draft for each cost a third of the stage.
final class UnitReader {
    /// Words that open an address of the web.
    static let addressKeys = Set(["http", "https", "www"].map { WordHash.key(of: $0) })
    static let copyrightKey = WordHash.key(of: "copyright")
    let draft: Draft
    let text: [UInt8]
    let tokens: [Token]
    let words: LexiconView<WordClass>
    let times: LexiconView<TimeClass>
    let gazetteer: Gazetteer
    let capitalisesNouns: Bool
    let opensSpeechWithDash: Bool

    init(_ draft: Draft, _ library: PackLibrary) {
        self.draft = draft
        text = draft.text
        tokens = draft.tokens
        let pack = library.pack(for: draft.language.tag)
        words = LexiconView(pack.words, draft.tokens)
        times = LexiconView(pack.times, draft.tokens)
        gazetteer = library.gazetteer
        capitalisesNouns = pack.capitalisesNouns
        opensSpeechWithDash = pack.opensSpeechWithDash
    }

    func mark(_ index: Int) -> UInt32 { tokens[index].mark }

    /// The known place or organisation that begins at a token.
    func authority(at index: Int, limit: Int) -> Gazetteer.Match? {
        gazetteer.match(tokens, at: index, limit: limit, language: draft.language.tag)
    }

    /// How many tokens a news or picture agency's name takes, nil if none begins here.
    func agency(at index: Int, limit: Int) -> Int? {
        let written = words.match(at: index, limit: limit, .agency)?.count
        guard let match = authority(at: index, limit: limit),
            ["agency", "newspaper", "broadcaster"].contains(match.authority.kind)
        else { return written }
        return max(match.count, written ?? 0)
    }

    /// The words of a range, punctuation left out.
    func wordCount(_ range: Range<Int>) -> Int {
        // Asked several times of each unit: a slice for each would cost more than the count.
        range.count { tokens[$0].mark == 0 }
    }

    /// A particle of a name, or a word between names or inside those of organisations.
    func isNameJoint(_ index: Int, limit: Int) -> Bool {
        words.match(at: index, limit: limit, .particle) != nil
            || words.match(at: index, limit: limit, .connector) != nil
            || words.match(at: index, limit: limit, .bylineAnd) != nil
    }

    /// Where the unit begins to say again what it said at its start, nil if it does not.
    ///
    /// - Complexity: O(*n*): one comparison of keys a token.
    func repetition(in range: Range<Int>) -> Int? {
        let length = 6
        guard range.count >= 2 * length else { return nil }
        let opening = tokens[range.lowerBound..<(range.lowerBound + length)].map(\.key)
        var start = range.lowerBound + length
        while start + length <= range.upperBound {
            if tokens[start].key == opening[0],
                tokens[start..<(start + length)].elementsEqual(opening, by: { $0.key == $1 })
            {
                return start
            }
            start += 1
        }
        return nil
    }
}
