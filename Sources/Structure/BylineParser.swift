import ArticleModel
import DataPacks
import TextKernel

/// Reads authors' names from a byline: `Von Anna Weber, Hamburg`, `Tekst: …`, `LUCÍA FERRÁNDIZ`.
struct BylineParser {
    /// Words that a byline takes at most.
    private static let longest = 22
    /// Lower-case words beside names, roles and places that a byline may hold.
    private static let mostStrange = 3

    let page: UnitReader

    private var tokens: [Token] { page.tokens }

    /// The names in a unit that a byline's word leads, nil if it is no such unit; none if it names
    /// only a desk, an agency or editors.
    ///
    /// Editors are not authors: what follows a semicolon or their word is left out.
    func ledByline(_ range: Range<Int>) -> [String]? {
        var start = range.lowerBound
        var end = range.upperBound
        let isBracketed = tokens[start].isMark("(") && tokens[end - 1].isMark(")")
        if isBracketed {
            start += 1
            end -= 1
        }
        while start < end, [0x2D, 0x2013, 0x2014, 0x2022].contains(page.mark(start)) { start += 1 }
        if let match = page.words.match(at: start, limit: end, .editorPrefix) {
            let rest = afterColon(start + match.count, end)..<end
            return !rest.isEmpty && isNamesOnly(rest) ? [] : nil
        }
        guard let match = page.words.match(at: start, limit: end, .bylinePrefix) else { return nil }
        start = afterColon(start + match.count, end)
        if start == end, match.count >= 2 { return [] }
        start = afterRoles(start, end)
        guard start < end, page.wordCount(start..<end) <= BylineParser.longest,
            isBracketed || !endsSentence(start..<end)
        else { return nil }
        let rest = start..<end
        let isPlace = page.words.match(at: start, limit: end, .placePreposition) != nil
        guard tokens[start].isCapital || isPlace else { return isDesk(rest) ? [] : nil }
        let names = names(in: rest)
        if names.isEmpty { return isDesk(rest) ? [] : nil }
        // One word is a name if it stands alone.
        let isName = names.contains { $0.contains(" ") } || page.wordCount(rest) == 1
        return isName && strangeWords(rest) <= BylineParser.mostStrange ? names : nil
    }

    /// The names in a unit that holds nothing but names, roles and places, nil if it holds
    /// anything else.
    ///
    /// With `isSure`, where the unit stands says that it is a byline, and no given name need be
    /// known.
    func bareByline(_ range: Range<Int>, isSure: Bool) -> [String]? {
        guard tokens[range.lowerBound].isCapital, (2...14).contains(page.wordCount(range)),
            !range.contains(where: { tokens[$0].isNumber || isForeignMark($0) })
        else { return nil }
        let names = names(in: range)
        let known = names.contains { isGivenName($0) }
        guard let first = names.first, known || (isSure && first.contains(" ")),
            isNamesOnly(range)
        else { return nil }
        return names
    }

    /// A line below a byline that tells the author's office.
    func isRoleLine(_ range: Range<Int>) -> Bool {
        page.wordCount(range) <= 8 && holdsRole(range) && strangeWords(range) <= 2
            && !range.contains { PageUnit.isStop(page.mark($0)) }
    }

    private func afterColon(_ start: Int, _ end: Int) -> Int {
        var start = start
        while start < end, tokens[start].isMark(":") { start += 1 }
        return start
    }

    /// `our political editor`, `Dr`, before a name.
    private func afterRoles(_ start: Int, _ end: Int) -> Int {
        var index = start
        while index < end {
            if let role = page.words.match(at: index, limit: end, .bylineRole),
                index + role.count < end
            {
                index += role.count
            } else if let count = titleLength(at: index, end) {
                index += count
            } else if index == start, index + 1 < end, tokens[index].isWord,
                page.words.match(at: index + 1, limit: end, .bylineRole) != nil
            {
                index += 1  // `our`, `unserem`
            } else {
                break
            }
        }
        return index
    }

    private func titleLength(at index: Int, _ end: Int) -> Int? {
        let match = page.words.match(at: index, limit: end, .abbreviationTitle)
        guard let match, index + match.count < end, tokens[index + match.count].isCapital else {
            return nil
        }
        return match.count
    }

    /// A full stop at the end that is no initial's and no abbreviation's.
    private func endsSentence(_ range: Range<Int>) -> Bool {
        guard tokens[range.upperBound - 1].isMark(".") else { return false }
        return !isShortWord(range.upperBound - 2)
    }

    private func isShortWord(_ index: Int) -> Bool {
        index >= 0 && tokens[index].isWord && tokens[index].end - tokens[index].start <= 4
            && !tokens[index].isCapital
    }

    private func isGivenName(_ name: String) -> Bool {
        guard let first = name.split(whereSeparator: { $0 == " " || $0 == "-" }).first else {
            return false
        }
        return page.words.lexicon.contains(WordHash.key(of: first), class: .given)
    }

    /// A mark that no line of names holds; a full stop only after an initial or inside a title.
    private func isForeignMark(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.kind == .punctuation else { return false }
        switch token.mark {
        case 0x2D, 0x2013, 0x27, 0x2019, 0x2C, 0x2F, 0x26, 0x28, 0x29, 0x7C, 0x2022, 0xB7:
            return false
        case 0x2E: return !isInitialStop(index)
        default: return true
        }
    }

    private func isInitialStop(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        let previous = tokens[index - 1]
        return previous.isCapital && previous.isWord && previous.end - previous.start <= 4
    }

    /// Names, agencies, roles, places and what joins them.
    private func isNamesOnly(_ range: Range<Int>) -> Bool {
        !range.contains(where: isForeignMark) && strangeWords(range) == 0
    }

    /// Nobody by name: `our foreign staff`, `Ritzau`.
    private func isDesk(_ range: Range<Int>) -> Bool {
        page.wordCount(range) <= 6 && strangeWords(range) == 0
    }

    /// Words that belong neither to a name nor to a role, a place or an agency.
    private func strangeWords(_ range: Range<Int>) -> Int {
        var strange = 0
        var index = range.lowerBound
        while index < range.upperBound {
            let limit = range.upperBound
            if let role = page.words.match(at: index, limit: limit, .bylineRole) {
                index += role.count
                continue
            }
            if tokens[index].isWord, !tokens[index].isCapital,
                !tokens[index].has(.caseless), tokens[index].has(.afterSpace),
                !page.isNameJoint(index, limit: limit),
                page.words.match(at: index, limit: limit, .placePreposition) == nil,
                page.agency(at: index, limit: limit) == nil
            {
                strange += 1
            }
            index += 1
        }
        return strange
    }

    /// Runs of capitalised words, cut at commas, slashes, `and` and the first word that is
    /// neither; what follows a comma and is a place, a role or an agency is no author.
    private func names(in range: Range<Int>) -> [String] {
        var run = NameRun(page: page)
        var index = range.lowerBound
        let limit = range.upperBound
        while index < limit {
            let token = tokens[index]
            if run.isOpen, let and = page.words.match(at: index, limit: limit, .bylineAnd) {
                run.close(at: index)
                index += and.count
            } else if let editor = page.words.match(at: index, limit: limit, .editorPrefix),
                index > range.lowerBound, editor.count > 0
            {
                run.close(at: index)
                return run.names
            } else if run.words >= 2,
                page.words.match(at: index, limit: limit, .creditPrefix) != nil
            {
                run.close(at: index)
                return run.names
            } else if run.words >= 2, token.isAllCapitals, isPreposition(index, limit) {
                break  // BRAMWELL FINCH FOR THE EVENING LANTERN
            } else if run.words >= 2,
                let role = page.words.match(at: index, limit: limit, .bylineRole)
            {
                run.close(at: index)
                index += role.count
            } else if token.isWord, token.isCapital || token.has(.mixedCase) {
                run.extend(to: index)
                index += 1
            } else if run.isOpen, isJoint(index) {
                index += 1
                // Мар’яна: what follows a glued apostrophe is the same word.
                if page.mark(index - 1) != 0x2E, index < limit, tokens[index].isWord,
                    !tokens[index].isCapital
                {
                    run.extend(to: index)
                    index += 1
                }
            } else if run.isOpen,
                let particle = page.words.match(at: index, limit: limit, .particle),
                index + particle.count < limit, tokens[index + particle.count].isCapital
            {
                index += particle.count
            } else if page.words.match(at: index, limit: limit, .placePreposition) != nil {
                run.close(at: index)
                index = afterPlaces(index + 1, limit)
            } else if let role = page.words.match(at: index, limit: limit, .bylineRole) {
                run.close(at: index)
                index += role.count
            } else if separates(index, limit) {
                run.close(at: index)
                index += 1
            } else {
                break
            }
        }
        run.close(at: index)
        return run.names
    }

    /// A word that leads what the author writes for, and is no part of a name.
    private func isPreposition(_ index: Int, _ limit: Int) -> Bool {
        page.words.match(at: index, limit: limit, .particle) == nil
            && page.words.match(at: index, limit: limit, .connector) != nil
    }

    /// The token after the place that a preposition leads.
    private func afterPlaces(_ start: Int, _ limit: Int) -> Int {
        var index = start
        while index < limit, tokens[index].isWord, tokens[index].isCapital { index += 1 }
        return max(index, start)
    }

    private func separates(_ index: Int, _ limit: Int) -> Bool {
        [0x2C, 0x2F, 0x26, 0x28, 0x29, 0x7C, 0x2022, 0xB7, 0x2013].contains(page.mark(index))
            || page.words.match(at: index, limit: limit, .connector) != nil
    }

    /// `Science Editor`, after a name.
    private func holdsRole(_ range: Range<Int>) -> Bool {
        range.contains { page.words.match(at: $0, limit: range.upperBound, .bylineRole) != nil }
    }

    /// A hyphen, an apostrophe or an initial's full stop inside a name.
    private func isJoint(_ index: Int) -> Bool {
        let token = tokens[index]
        guard !token.has(.afterSpace), index > 0, index + 1 < tokens.count else {
            return false
        }
        switch token.mark {
        case 0x2D, 0x27, 0x2019: return !tokens[index + 1].has(.afterSpace)
        case 0x2E:
            let previous = tokens[index - 1]
            return previous.isCapital && ScalarCount.isOne(page.draft.text, previous.range)
        default: return false
        }
    }
}
