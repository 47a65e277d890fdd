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

    let draft: Draft
    let words: LexiconView<WordClass>
    /// For each token the entity whose mention begins there and the token after the mention.
    private let mentions: [Int: (entity: Int, end: Int)]

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
    }

    private var tokens: [Token] { draft.tokens }

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
            if let mention = mentions[index], isSpeaker(mention.entity, after: noun != nil) {
                return named(mention.entity, index..<mention.end)
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

    /// The last name, pronoun or source noun before a verb, in its clause.
    private func subject(before range: Range<Int>) -> Subject? {
        var best: Subject?
        var bestIsName = false
        var index = range.lowerBound
        while index < range.upperBound {
            if let mention = mentions[index], mention.end <= range.upperBound {
                if isSpeaker(mention.entity, after: false) {
                    best = named(mention.entity, index..<mention.end)
                    bestIsName = true
                }
                index = mention.end
            } else if let pronoun = pronoun(at: index, limit: range.upperBound) {
                best = pronoun
                bestIsName = false
                index += 1
            } else if let (noun, end) = sourceNoun(at: index, limit: range.upperBound, true) {
                if !bestIsName || best == nil { best = noun }
                index = end
            } else {
                if [0x2E, 0x3B, 0x3A].contains(tokens[index].mark) {
                    best = nil
                    bestIsName = false
                }
                index += 1
            }
        }
        return best
    }

    private func endsClause(_ mark: UInt32) -> Bool {
        [0x2E, 0x3B, 0x3A, 0x2C, 0x21, 0x3F].contains(mark) || QuotationMark.isMark(mark)
    }

    /// People speak, and organisations; places do not.
    private func isSpeaker(_ entity: Int, after noun: Bool) -> Bool {
        switch draft.entities[entity].type {
        case .person: true
        case .organisation: !noun
        case .place: false
        }
    }

    private func named(_ entity: Int, _ range: Range<Int>) -> Subject {
        let text = draft.string(draft.bytes(ofTokens: range))
        let kind: SourceKind = .named
        return (ArticleRecord.Source(text: text, kind: kind), entity)
    }

    private func pronoun(at index: Int, limit: Int) -> Subject? {
        guard let match = words.match(at: index, limit: limit, .pronoun) else { return nil }
        let text = draft.string(draft.bytes(ofTokens: index..<(index + match.count)))
        let entity =
            match.value.text == "m" || match.value.text == "f"
            ? antecedent(before: index, gender: match.value.text) : nil
        return (ArticleRecord.Source(text: text, kind: entity == nil ? .unknown : .named), entity)
    }

    /// The person named last before a pronoun, one of another known gender passed over.
    private func antecedent(before index: Int, gender: String) -> Int? {
        let people = draft.entities.indices.filter { draft.entities[$0].type == .person }
        let latest = people.compactMap { number -> (at: Int, entity: Int)? in
            let before = draft.entities[number].mentions.last {
                $0.tokens.lowerBound < index
            }
            guard let before, agrees(number, gender) else { return nil }
            return (before.tokens.lowerBound, number)
        }
        return latest.max { $0.at < $1.at }?.entity
    }

    private func agrees(_ entity: Int, _ gender: String) -> Bool {
        guard
            let mention = draft.entities[entity].mentions.max(by: {
                $0.tokens.count < $1.tokens.count
            }),
            let value = words.lexicon.value(
                of: tokens[mention.tokens.lowerBound].key,
                class: .given
            )
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
        let source = ArticleRecord.Source(
            text: draft.string(draft.bytes(ofTokens: range)),
            kind: SourceKind(rawValue: match.value.text) ?? .unknown
        )
        return ((source, nil), range.upperBound)
    }
}
