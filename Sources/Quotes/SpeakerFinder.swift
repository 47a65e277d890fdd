import ArticleModel
import DataPacks
import TextKernel

/// Who is said to speak, and by which word.
struct Attribution {
    var cue: Range<Int>
    var speaker: ArticleRecord.Source
    var entity: Int?
}

/// Looks for a verb of saying beside a quote and for its subject.
struct SpeakerFinder {
    /// Tokens between a verb and its subject that are still believed.
    private static let reach = 14
    /// Mentions of people that a pronoun may look back over.
    private static let memory = 12
    /// Bytes of the longest words for a speaker: a quote that has none of its own takes them
    /// over, so that what is long would stand in the record again and again.
    private static let longestText = 300

    let draft: Draft
    let words: LexiconView<WordClass>
    /// For each token the entity whose mention begins there and the token after the mention.
    private let mentions: [Int: (entity: Int, end: Int)]
    /// Mentions of people in the order of the text, as their first tokens.
    private let peopleStarts: [Int]
    /// For each entity the first token of its longest mention.
    private let longestMentions: [Int?]

    init(_ draft: Draft, _ pack: LanguagePack) {
        self.draft = draft
        words = LexiconView(pack.words, draft.tokens)
        var mentions: [Int: (entity: Int, end: Int)] = [:]
        for (number, entity) in draft.entities.enumerated() {
            for mention in entity.mentions {
                mentions[mention.tokens.lowerBound] = (number, mention.tokens.upperBound)
            }
        }
        self.mentions = mentions
        peopleStarts = mentions.filter { draft.entities[$0.value.entity].type == .person }
            .keys.sorted()
        longestMentions = draft.entities.map { entity in
            entity.mentions.max { $0.tokens.count < $1.tokens.count }?.tokens.lowerBound
        }
    }

    private var tokens: [Token] { draft.tokens }

    /// The token after the name that begins at `index`, nil if none does.
    func mentionEnd(from index: Int) -> Int? { mentions[index]?.end }

    /// The verb of saying nearest to the start of `window` (to its end if `fromEnd`), with its
    /// subject.
    func attribution(in window: Range<Int>, fromEnd: Bool) -> Attribution? {
        let cues = inquits(in: window)
        for cue in fromEnd ? cues.reversed() : cues {
            if let found = attribution(of: cue, in: window, subjectFirst: fromEnd) { return found }
        }
        return according(in: window)
    }

    func inquits(in window: Range<Int>) -> [Range<Int>] {
        var cues: [Range<Int>] = []
        var index = window.lowerBound
        while index < window.upperBound {
            if let match = words.match(at: index, limit: window.upperBound, .inquit) {
                cues.append(index..<(index + match.count))
                index += match.count
            } else {
                index += 1
            }
        }
        return cues
    }

    private func attribution(
        of cue: Range<Int>,
        in window: Range<Int>,
        subjectFirst: Bool
    ) -> Attribution? {
        let left = max(window.lowerBound, cue.lowerBound - SpeakerFinder.reach)..<cue.lowerBound
        let right =
            cue.upperBound..<min(window.upperBound, cue.upperBound + SpeakerFinder.reach)
        if let inside = pronoun(at: cue.upperBound - 1, limit: cue.upperBound), cue.count > 1 {
            return Attribution(cue: cue, speaker: inside.source, entity: inside.entity)
        }
        let isTight = !left.isEmpty && tokens[left].contains { $0.isWord }
        let found =
            subjectFirst || isTight
            ? subject(before: left) ?? subject(after: right)
            : subject(after: right) ?? subject(before: left)
        return found.map { Attribution(cue: cue, speaker: $0.source, entity: $0.entity) }
    }

    /// `according to X`, `ifølge X`.
    private func according(in window: Range<Int>) -> Attribution? {
        for index in window {
            guard let match = words.match(at: index, limit: window.upperBound, .according) else {
                continue
            }
            let start = index + match.count
            let right = start..<min(window.upperBound, start + SpeakerFinder.reach)
            guard let found = subject(after: right) else { continue }
            return Attribution(
                cue: index..<start,
                speaker: found.source,
                entity: found.entity
            )
        }
        return nil
    }

    private typealias Subject = (source: ArticleRecord.Source, entity: Int?)

    /// The first name, pronoun or source noun after a verb, in its clause.
    private func subject(after range: Range<Int>) -> Subject? {
        var noun: Subject?
        var index = range.lowerBound
        while index < range.upperBound {
            if let mention = mentions[index], !isPossessive(mention.end) {
                let subject = named(mention.entity, index..<mention.end)
                switch draft.entities[mention.entity].type {
                case .person: return subject
                // Who was told may stand before who says so: “sagte der dpa der Sprecher …”.
                case .organisation: noun = noun ?? subject
                case .place: break
                }
                index = mention.end
                continue
            }
            if noun == nil, let pronoun = pronoun(at: index, limit: range.upperBound) {
                return pronoun
            }
            if let (found, end) = sourceNoun(at: index, limit: range.upperBound, noun == nil) {
                noun = noun ?? found
                index = end
                continue
            }
            let mark = tokens[index].mark
            if endsClause(mark) && !(mark == 0x2C && noun != nil) { break }
            index += 1
        }
        return noun
    }

    /// The last person before a verb, in its clause; else the last pronoun, source noun or
    /// organisation.
    private func subject(before range: Range<Int>) -> Subject? {
        var best: Subject?
        var strength = 0
        func offer(_ subject: Subject, _ offered: Int) {
            guard offered >= strength else { return }
            best = subject
            strength = offered
        }
        var index = range.lowerBound
        while index < range.upperBound {
            if let mention = mentions[index], mention.end <= range.upperBound {
                if isPossessive(mention.end) {
                    offer(described(index..<range.upperBound), 3)
                } else if draft.entities[mention.entity].type == .person {
                    offer(named(mention.entity, index..<mention.end), 4)
                } else if draft.entities[mention.entity].type == .organisation {
                    offer(named(mention.entity, index..<mention.end), 1)
                }
                index = mention.end
            } else if let pronoun = pronoun(at: index, limit: range.upperBound) {
                offer(pronoun, 4)
                index += 1
            } else if let (noun, end) = sourceNoun(at: index, limit: range.upperBound, true) {
                offer(noun, 2)
                index = end
            } else {
                if [0x2E, 0x3B, 0x3A].contains(tokens[index].mark) {
                    best = nil
                    strength = 0
                }
                index += 1
            }
        }
        return best
    }

    /// Whether a genitive follows the mention: in “Putin's top spy” Putin does not speak.
    private func isPossessive(_ end: Int) -> Bool {
        end + 1 < tokens.count && [0x27, 0x2019].contains(tokens[end].mark)
            && !tokens[end].has(.afterSpace) && tokens[end + 1].isWord
            && tokens[end + 1].range.count == 1 && !tokens[end + 1].has(.afterSpace)
    }

    /// A description as the article has it, up to the next mark.
    private func described(_ range: Range<Int>) -> Subject {
        let end = range.dropFirst(4).first { tokens[$0].kind == .punctuation } ?? range.upperBound
        let bytes = draft.bytes(ofTokens: range.lowerBound..<end)
        guard bytes.count <= SpeakerFinder.longestText else { return (ArticleRecord.Source(), nil) }
        return (ArticleRecord.Source(text: draft.string(bytes)), nil)
    }

    /// The person named last before `index`, for a verb that names no subject.
    func lastPerson(before index: Int, since start: Int) -> Attribution? {
        let place = peopleStarts.partitioningIndex { $0 >= index }
        guard place > 0, peopleStarts[place - 1] >= start,
            let mention = mentions[peopleStarts[place - 1]]
        else { return nil }
        let subject = named(mention.entity, peopleStarts[place - 1]..<mention.end)
        return Attribution(cue: 0..<0, speaker: subject.source, entity: subject.entity)
    }

    private func endsClause(_ mark: UInt32) -> Bool {
        [0x2E, 0x3B, 0x3A, 0x2C, 0x21, 0x3F].contains(mark) || QuotationMark.isMark(mark)
    }

    private func named(_ entity: Int, _ range: Range<Int>) -> Subject {
        let text = draft.string(draft.bytes(ofTokens: range))
        let kind: SourceKind = .named
        return (ArticleRecord.Source(text: text, kind: kind), entity)
    }

    private func pronoun(at index: Int, limit: Int) -> Subject? {
        // A word that is an article too (German “die”) says nothing here.
        guard let match = words.match(at: index, limit: limit, .pronoun),
            words.match(at: index, limit: limit, .determiner) == nil, match.value.text != "n"
        else { return nil }
        let text = draft.string(draft.bytes(ofTokens: index..<(index + match.count)))
        let entity =
            match.value.text == "m" || match.value.text == "f"
            ? antecedent(before: index, gender: match.value.text) : nil
        return (ArticleRecord.Source(text: text, kind: entity == nil ? .unknown : .named), entity)
    }

    /// The person named last before a pronoun, one of another known gender passed over.
    private func antecedent(before index: Int, gender: String) -> Int? {
        let end = peopleStarts.partitioningIndex { $0 >= index }
        for place in peopleStarts[..<end].suffix(SpeakerFinder.memory).reversed() {
            if let mention = mentions[place], agrees(mention.entity, gender) {
                return mention.entity
            }
        }
        return nil
    }

    private func agrees(_ entity: Int, _ gender: String) -> Bool {
        guard let first = longestMentions[entity],
            let value = words.lexicon.value(of: tokens[first].key, class: .given)
        else { return true }
        return value.text == "-" || value.text == gender
    }

    /// A common noun for a source with what stands before it (`en anonym embedsmand`).
    private func sourceNoun(
        at index: Int,
        limit: Int,
        _ isWanted: Bool
    ) -> (subject: Subject, end: Int)? {
        guard isWanted, let match = words.match(at: index, limit: limit, .sourceNoun) else {
            return nil
        }
        var start = index
        while start > 0, index - start < 3, tokens[start - 1].isWord,
            words.match(at: start - 1, limit: start, .determiner) != nil
                || (start - 2 >= 0
                    && words.match(at: start - 2, limit: start - 1, .determiner) != nil)
        {
            start -= 1
        }
        let range = start..<(index + match.count)
        let bytes = draft.bytes(ofTokens: range)
        guard bytes.count <= SpeakerFinder.longestText else { return nil }
        let source = ArticleRecord.Source(
            text: draft.string(bytes),
            kind: SourceKind(rawValue: match.value.text) ?? .unknown
        )
        return ((source, nil), range.upperBound)
    }
}
