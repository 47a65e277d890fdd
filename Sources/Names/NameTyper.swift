import ArticleModel
import DataPacks
import TextKernel

/// Decides what kind of thing a run names, or that it names nothing.
struct NameTyper {
    let reader: NameReader

    private var tokens: [Token] { reader.tokens }

    func type(of run: NameRun, in sentence: Range<Int>, isHeading: Bool) -> EntityType? {
        if let authority = run.authority { return authority.isPlace ? .place : .organisation }
        let range = run.tokens
        let wordCount = tokens[range].count(where: \.isWord)
        if let type = typeByWord(range) { return type }
        if run.isTitled || reader.isGiven(range.lowerBound) {
            return wordCount > 1 || !run.opensSentence || run.isTitled ? .person : nil
        }
        if isAcronym(range) { return isHeading ? nil : .organisation }
        if wordCount > 1 { return typeOfSeveral(run, isHeading: isHeading) }
        return typeOfOne(run, in: sentence, isHeading: isHeading)
    }

    private func typeByWord(_ range: Range<Int>) -> EntityType? {
        let words = range.filter { tokens[$0].isWord }
        guard let first = words.first, let last = words.last else { return nil }
        let isLong = words.count > 1
        if isLong {
            if matches(.organisationWord, first: first, last: last, in: words) {
                return .organisation
            }
            if matches(.placeWord, first: first, last: last, in: words) { return .place }
        }
        if !isLong || reader.isAdjacent(last) {
            if reader.ends(last, with: reader.pack.organisationEndings) { return .organisation }
            if reader.ends(last, with: reader.pack.placeEndings), !reader.isGiven(first) {
                return .place
            }
        }
        return nil
    }

    private func matches(
        _ wordClass: WordClass, first: Int, last: Int, in words: [Int]
    ) -> Bool {
        words.contains { index in
            guard let match = reader.words.match(at: index, limit: last + 1, wordClass) else {
                return false
            }
            switch match.value.text {
            case "first": return index == first
            case "last": return index + match.count == last + 1
            default: return true
            }
        }
    }

    private func isAcronym(_ range: Range<Int>) -> Bool {
        guard range.count == 1, let token = tokens[range].first else { return false }
        return token.isAllCapitals && (2...6).contains(token.range.count)
    }

    private func typeOfSeveral(_ run: NameRun, isHeading: Bool) -> EntityType? {
        let words = run.tokens.filter { tokens[$0].isWord }
        if isHeading, tokens[run.tokens].allSatisfy({ !$0.isWord || $0.isAllCapitals }) {
            return nil
        }
        // Where nouns have capitals, two in a row need some support.
        if reader.pack.capitalisesNouns {
            let isSupported = words.allSatisfy { !reader.lowerCase.contains(tokens[$0].key) }
                && words.count <= 3 && !run.opensSentence
            return isSupported && !reader.isCommon(words[0], limit: run.tokens.upperBound)
                ? .person : nil
        }
        return words.count <= 4 ? .person : .organisation
    }

    private func typeOfOne(
        _ run: NameRun, in sentence: Range<Int>, isHeading: Bool
    ) -> EntityType? {
        let index = run.tokens.lowerBound
        let isRepeated = reader.capitalInside.contains(tokens[index].key)
        if run.opensSentence || isHeading, !isRepeated || reader.lowerCase.contains(tokens[index].key)
        {
            return nil
        }
        if reader.pack.capitalisesNouns { return nil }
        let end = run.tokens.upperBound
        if end < sentence.upperBound, reader.match(.inquit, at: end, limit: sentence.upperBound) != nil {
            return .person
        }
        if index > sentence.lowerBound,
            reader.match(.placePreposition, at: index - 1, limit: index) != nil
        {
            return .place
        }
        return tokens[index].shape.contains(.mixedCase) ? .organisation : .person
    }
}
