import ArticleModel
import DataPacks
import TextKernel

/// What the name rules ask about the tokens of an article.
struct NameReader {
    let draft: Draft
    let pack: LanguagePack
    let words: LexiconView<WordClass>
    let times: LexiconView<TimeClass>
    let gazetteer: Gazetteer
    /// Keys of words that stand with a capital inside a sentence somewhere in the article.
    let capitalInside: Set<UInt64>
    /// Keys of words that stand in lower case somewhere in the article.
    let lowerCase: Set<UInt64>

    init(_ draft: Draft, _ library: PackLibrary) {
        self.draft = draft
        pack = library.pack(for: draft.language.tag)
        words = LexiconView(pack.words, draft.tokens)
        times = LexiconView(pack.times, draft.tokens)
        gazetteer = library.gazetteer
        var inside: Set<UInt64> = []
        var lower: Set<UInt64> = []
        for sentence in draft.sentences where draft.blocks[sentence.block].kind == .paragraph {
            var isFirst = true
            for token in draft.tokens[sentence.tokens] where token.isWord {
                if !token.isCapital {
                    lower.insert(token.key)
                } else if !isFirst {
                    inside.insert(token.key)
                }
                isFirst = false
            }
        }
        capitalInside = inside
        lowerCase = lower
    }

    var tokens: [Token] { draft.tokens }

    func has(_ wordClass: WordClass, _ key: UInt64) -> Bool {
        words.lexicon.contains(key, class: wordClass)
    }

    func isAdjacent(_ index: Int) -> Bool { !tokens[index].has(.afterSpace) }

    /// The token's key without a genitive ending, its own where it has none.
    func stems(_ index: Int) -> [UInt64] {
        let token = tokens[index]
        let folded = draft.string(token.range).lowercased().replacing("’", with: "'")
        var keys = [token.key]
        for ending in pack.genitiveEndings
        where folded.hasSuffix(ending)
            && folded.unicodeScalars.count - ending.unicodeScalars.count >= 3
        {
            keys.append(WordHash.key(of: folded.dropLast(ending.count)))
        }
        return keys
    }

    func isGiven(_ index: Int) -> Bool { has(.given, tokens[index].key) }
    func isGivenKey(_ key: UInt64) -> Bool { has(.given, key) }

    /// A capitalised word that is a function word, a calendar word or a listed non-name.
    func isCommon(_ index: Int, limit: Int) -> Bool {
        let key = tokens[index].key
        if tokens[index].isAllCapitals, tokens[index].range.count <= 5,
            tokens[index].range.count > 1
        {
            return has(.notName, key)
        }
        return has(.functionWord, key) || has(.notName, key)
            || times.match(at: index, limit: limit, .month) != nil
            || times.match(at: index, limit: limit, .weekday) != nil
    }

    func isTitle(_ index: Int) -> Bool {
        has(.title, tokens[index].key) || has(.role, tokens[index].key)
    }

    /// Tokens of the title or role that begins at `index`, 0 if none does.
    func titleLength(at index: Int, limit: Int) -> Int {
        max(match(.title, at: index, limit: limit) ?? 0, match(.role, at: index, limit: limit) ?? 0)
    }

    /// Scalars of the longest word that a compound is looked for to end in.
    private static let longestHead = 40

    /// Whether a word ends in a word of the class, as compounds do (`Expeditionsleiter`).
    func endsInWord(_ index: Int, _ classes: [WordClass]) -> Bool {
        let scalars = Array(draft.string(tokens[index].range).unicodeScalars)
        guard scalars.count >= 8 else { return false }
        let first = max(3, scalars.count - NameReader.longestHead)
        return (first...(scalars.count - 4)).contains { start in
            let key = WordHash.key(of: String(String.UnicodeScalarView(scalars[start...])))
            return classes.contains { has($0, key) }
        }
    }

    func known(at index: Int, limit: Int) -> Gazetteer.Match? {
        gazetteer.match(
            tokens,
            at: index,
            limit: limit,
            language: draft.language.tag,
            stems: { Array(stems($0).dropFirst()) }
        )
    }

    func match(_ wordClass: WordClass, at index: Int, limit: Int) -> Int? {
        words.match(at: index, limit: limit, wordClass)?.count
    }

    /// Whether one word ends as organisations or places do in the language.
    func ends(_ index: Int, with endings: [[UInt8]]) -> Bool {
        guard !endings.isEmpty else { return false }
        var folded = Array(draft.string(tokens[index].range).lowercased().utf8)
        for attempt in 0..<2 {
            if endings.contains(where: { folded.count > $0.count + 2 && folded.ends(with: $0) }) {
                return true
            }
            guard attempt == 0, pack.genitiveEndings.contains("s"), folded.last == 0x73 else {
                return false
            }
            folded.removeLast()
        }
        return false
    }
}

extension Array where Element == UInt8 {
    fileprivate func ends(with suffix: [UInt8]) -> Bool {
        count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
    }
}
