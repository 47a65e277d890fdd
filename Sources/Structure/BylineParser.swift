import ArticleModel
import DataPacks
import TextKernel

/// Reads authors' names from a byline: `Von Anna Weber, Hamburg`, `Tekst: …`, `LUCÍA FERRÁNDIZ`.
struct BylineParser {
    let page: UnitReader

    private var tokens: [Token] { page.tokens }

    /// The names in a unit that a byline's word leads, nil if it is no such unit.
    ///
    /// Editors are not authors: what follows a semicolon is left out.
    func ledByline(_ range: Range<Int>) -> [String]? {
        var start = range.lowerBound
        var end = range.upperBound
        let isBracketed = tokens[start].isMark("(") && tokens[end - 1].isMark(")")
        if isBracketed {
            start += 1
            end -= 1
        }
        guard let match = page.words.match(at: start, limit: end, .bylinePrefix) else { return nil }
        start += match.count
        while start < end, tokens[start].isMark(":") { start += 1 }
        let words = tokens[start..<max(start, end)].count(where: \.isWord)
        guard start < end, tokens[start].isCapital, words <= 14 else { return nil }
        let endsSentence = tokens[end - 1].isMark(".") && !isBracketed
        let names = names(in: start..<end)
        return names.isEmpty || endsSentence ? nil : names
    }

    /// The names in a unit that holds nothing but names, nil if it holds anything else.
    func bareByline(_ range: Range<Int>, isSure: Bool) -> [String]? {
        let words = tokens[range].count(where: \.isWord)
        guard tokens[range.lowerBound].isCapital, (2...9).contains(words),
            !tokens[range].contains(where: { $0.isNumber || $0.isMark(".") || $0.isMark(":") })
        else { return nil }
        let names = names(in: range)
        let known = names.contains { isGivenName($0) }
        guard !names.isEmpty, known || isSure, coversAll(range) else { return nil }
        return names
    }

    private func isGivenName(_ name: String) -> Bool {
        guard let first = name.split(whereSeparator: { $0 == " " || $0 == "-" }).first else {
            return false
        }
        return page.words.lexicon.value(of: WordHash.key(of: first), class: .given) != nil
    }

    private func coversAll(_ range: Range<Int>) -> Bool {
        range.allSatisfy { index in
            let token = tokens[index]
            if token.kind == .punctuation {
                return [0x2D, 0x27, 0x2019, 0x2C, 0x2F, 0x26].contains(token.mark)
            }
            return token.isCapital || isInside(index, limit: range.upperBound)
        }
    }

    private func isInside(_ index: Int, limit: Int) -> Bool {
        page.words.match(at: index, limit: limit, .particle) != nil
            || page.words.match(at: index, limit: limit, .connector) != nil
    }

    /// Runs of capitalised words, cut at commas, slashes, `and` and the first word that is
    /// neither; a single word after a name is its place, role or agency, and no author.
    private func names(in range: Range<Int>) -> [String] {
        var names: [String] = []
        var start: Int?
        var words = 0
        func finish(at end: Int) {
            defer {
                start = nil
                words = 0
            }
            guard let first = start, words >= 2 || (names.isEmpty && words == 1) else { return }
            let bytes = page.draft.bytes(ofTokens: first..<end)
            let isRole = !names.isEmpty && holdsRole(first..<end)
            if !isRole, !isPlace(first..<end) { names.append(page.draft.string(bytes)) }
        }
        var index = range.lowerBound
        while index < range.upperBound {
            let token = tokens[index]
            if token.isWord, token.isCapital {
                if start == nil { start = index }
                words += 1
                index += 1
            } else if start != nil, isJoint(index) {
                index += 1
            } else if start != nil, words >= 1,
                let particle = page.words.match(at: index, limit: range.upperBound, .particle),
                index + particle.count < range.upperBound,
                tokens[index + particle.count].isCapital
            {
                index += particle.count
            } else {
                finish(at: index)
                let separates =
                    [0x2C, 0x2F, 0x26].contains(token.mark)
                    || page.words.match(at: index, limit: range.upperBound, .connector) != nil
                if !separates || token.isMark(";") { return names }
                index += 1
            }
        }
        finish(at: range.upperBound)
        return names
    }

    /// `Science Editor`, after a name.
    private func holdsRole(_ range: Range<Int>) -> Bool {
        range.contains { page.words.match(at: $0, limit: range.upperBound, .bylineRole) != nil }
    }

    private func isPlace(_ range: Range<Int>) -> Bool {
        page.gazetteer.match(
            tokens,
            at: range.lowerBound,
            limit: range.upperBound,
            language: page.draft.language.tag
        )?.count == range.count
    }

    /// A hyphen, an apostrophe or an initial's full stop inside a name.
    private func isJoint(_ index: Int) -> Bool {
        let token = tokens[index]
        guard !token.shape.contains(.afterSpace), index > 0, index + 1 < tokens.count else {
            return false
        }
        switch token.mark {
        case 0x2D, 0x27, 0x2019: return !tokens[index + 1].shape.contains(.afterSpace)
        case 0x2E:
            let previous = tokens[index - 1]
            return previous.isCapital && ScalarCount.isOne(page.draft.text, previous.range)
        default: return false
        }
    }
}
