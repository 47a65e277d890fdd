import ArticleModel
import DataPacks
import TextKernel

/// What a run may name, and how much speaks for it.
struct TypeEvidence {
    var type: EntityType
    /// 1 a mere default, 2 a preposition, 3 a verb of saying, 5 a cue of its own.
    var strength: Int

    var isFirm: Bool { strength >= 5 }
}

/// Weighs what kind of thing a run names, or says that it names nothing.
struct NameTyper {
    let reader: NameReader

    private var tokens: [Token] { reader.tokens }

    func evidence(
        for run: NameRun,
        in sentence: Range<Int>,
        isHeading: Bool
    ) -> TypeEvidence? {
        if let authority = run.authority {
            return TypeEvidence(type: authority.isPlace ? .place : .organisation, strength: 5)
        }
        let range = run.tokens
        guard tokens[range].contains(where: { $0.isWord && $0.isCapital }) else { return nil }
        let words = range.filter { tokens[$0].isWord }
        if let type = typeByWord(words) { return TypeEvidence(type: type, strength: 5) }
        if run.isTitled || reader.isGiven(range.lowerBound) {
            let isSure = words.count > 1 || !run.opensSentence || run.isTitled
            return isSure ? TypeEvidence(type: .person, strength: 5) : nil
        }
        if isAcronym(range) {
            return isHeading ? nil : TypeEvidence(type: .organisation, strength: 5)
        }
        let context = evidenceBeside(range, in: sentence)
        return words.count > 1
            ? several(run, words, context, isHeading) : one(run, context, isHeading)
    }

    private func typeByWord(_ words: [Int]) -> EntityType? {
        guard let first = words.first, let last = words.last else { return nil }
        if words.count > 1 {
            if matches(.organisationWord, first: first, last: last, in: words) {
                return .organisation
            }
            if matches(.placeWord, first: first, last: last, in: words) { return .place }
        }
        guard words.count == 1 || reader.isAdjacent(last) else { return nil }
        if reader.ends(last, with: reader.pack.organisationEndings) { return .organisation }
        let isPlace = reader.ends(last, with: reader.pack.placeEndings) && !reader.isGiven(first)
        return isPlace ? .place : nil
    }

    private func matches(
        _ wordClass: WordClass,
        first: Int,
        last: Int,
        in words: [Int]
    ) -> Bool {
        words.contains { index in
            let match = reader.words.match(at: index, limit: last + 1, wordClass)
            let stem = reader.stems(index).lazy.compactMap {
                reader.words.lexicon.value(of: $0, class: wordClass)
            }.first
            guard let value = match?.value ?? stem else { return false }
            switch value.text {
            case "first": return index == first
            case "last": return index + (match?.count ?? 1) == last + 1
            default: return true
            }
        }
    }

    private func isAcronym(_ range: Range<Int>) -> Bool {
        guard range.count == 1, let token = tokens[range].first else { return false }
        return token.isAllCapitals && ScalarCount.isIn(2...6, token.range, reader.draft.text)
    }

    /// What stands beside the run: a preposition of place, a verb of saying.
    private func evidenceBeside(_ range: Range<Int>, in sentence: Range<Int>) -> TypeEvidence? {
        let end = range.upperBound
        if end < sentence.upperBound,
            reader.match(.inquit, at: end, limit: sentence.upperBound) != nil
        {
            return TypeEvidence(type: .person, strength: 3)
        }
        if range.lowerBound > sentence.lowerBound,
            reader.match(.placePreposition, at: range.lowerBound - 1, limit: range.lowerBound)
                != nil
        {
            return TypeEvidence(type: .place, strength: 2)
        }
        return nil
    }

    private func several(
        _ run: NameRun,
        _ words: [Int],
        _ context: TypeEvidence?,
        _ isHeading: Bool
    ) -> TypeEvidence? {
        if isHeading, words.allSatisfy({ tokens[$0].isAllCapitals }) { return nil }
        // Where nouns have capitals, two in a row need some support.
        if reader.pack.capitalisesNouns {
            let isSupported =
                words.allSatisfy { !reader.lowerCase.contains(tokens[$0].key) }
                && words.count <= 3 && !run.opensSentence
                && !reader.isCommon(words[0], limit: run.tokens.upperBound)
            guard isSupported else { return nil }
        }
        let isLong = words.count > 4
        return context ?? TypeEvidence(type: isLong ? .organisation : .person, strength: 1)
    }

    private func one(
        _ run: NameRun,
        _ context: TypeEvidence?,
        _ isHeading: Bool
    ) -> TypeEvidence? {
        let key = tokens[run.tokens.lowerBound].key
        let isSeenInside = reader.capitalInside.contains(key)
        if run.opensSentence || isHeading, !isSeenInside || reader.lowerCase.contains(key) {
            return nil
        }
        guard !reader.pack.capitalisesNouns else { return nil }
        let isMixed = tokens[run.tokens.lowerBound].has(.mixedCase)
        return context ?? TypeEvidence(type: isMixed ? .organisation : .person, strength: 1)
    }
}
