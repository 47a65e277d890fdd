import ArticleModel
import DataPacks
import TextKernel

/// Reads the dateline that opens a body.
///
/// `PORTO (NTB):`, `COPENHAGEN, May 23, 2018 –`, `УЛАН-БАТОР, 13 февраля. /Интерфакс/.`,
/// `(ANSA) - ROMA, 5 MAR -`, `KYIV, Ukraine (AP) —`, `Stockholm (TT)`.
struct DatelineParser {
    struct Result {
        /// What stands before the place: an agency in brackets.
        var lead: Range<Int>
        /// The place or places.
        var tokens: Range<Int>
        /// The first token of the text proper.
        var bodyStart: Int
        var dateline: ArticleRecord.Dateline
        /// An agency, a date or capitals say so; else the place alone does.
        var isSure: Bool
    }

    /// Tokens that a date and an agency may take between place and text.
    private static let longestMiddle = 18
    private static let mostPlaces = 4

    let page: UnitReader

    private var tokens: [Token] { page.tokens }

    func parse(_ range: Range<Int>) -> Result? {
        let lead = agencyLead(range)
        guard let places = places(lead.upperBound..<range.upperBound) else { return nil }
        var reading = DatelineReading(places: places, lead: lead)
        if !lead.isEmpty { reading.agency = inner(of: lead) }
        var index = places.end
        let limit = min(range.upperBound, places.end + DatelineParser.longestMiddle)
        while index < limit {
            let mark = page.mark(index)
            if mark == 0x28 || mark == 0x2F {
                guard let closing = closing(of: index, limit: limit) else { return nil }
                reading.readBracket(page, index..<(closing + 1))
                index = closing + 1
                if reading.agency != nil, endsWithoutMark(index, range) {
                    return reading.result(page, bodyStart: index)
                }
            } else if isDash(index) || mark == 0x3A || mark == 0x7C {
                reading.isPlain = isPlainPlace(places, dash: index, range)
                return reading.result(page, bodyStart: afterDash(index, range, &reading))
            } else if mark == 0x2E, endsDateline(index, range) {
                reading.isPlain = isPlaceLike(places)
                return reading.result(page, bodyStart: index + 1)
            } else if let count = page.agency(at: index, limit: limit), index > places.end {
                reading.agency = page.draft.string(
                    page.draft.bytes(ofTokens: index..<(index + count))
                )
                index += count
            } else if mark == 0x2C || mark == 0x2E || isDatePart(index, limit: limit) {
                reading.isDated = reading.isDated || tokens[index].isNumber
                index += 1
            } else {
                return nil
            }
        }
        return nil
    }

    struct Places {
        var end: Int
        var names: [Range<Int>]
        /// In capitals, known, or several: plausible without an agency.
        var isSure: Bool
        var isInCapitals: Bool
    }

    /// `(ANSA) - ` before the place.
    private func agencyLead(_ range: Range<Int>) -> Range<Int> {
        let none = range.lowerBound..<range.lowerBound
        guard page.mark(range.lowerBound) == 0x28,
            let closing = closing(
                of: range.lowerBound,
                limit: min(range.upperBound, range.lowerBound + 6)
            ), closing + 2 < range.upperBound, isDash(closing + 1),
            page.agency(at: range.lowerBound + 1, limit: closing) != nil
                || tokens[range.lowerBound + 1].isAllCapitals
        else { return none }
        return range.lowerBound..<(closing + 2)
    }

    private func inner(of lead: Range<Int>) -> String? {
        let end = lead.upperBound - 2
        guard lead.lowerBound + 1 < end else { return nil }
        return page.draft.string(page.draft.bytes(ofTokens: (lead.lowerBound + 1)..<end))
    }

    private func places(_ range: Range<Int>) -> Places? {
        var names: [Range<Int>] = []
        var index = range.lowerBound
        while index < range.upperBound, names.count < DatelineParser.mostPlaces,
            let name = place(at: index, range.upperBound)
        {
            names.append(name)
            index = name.upperBound
            guard let next = afterPlaceSeparator(index, range.upperBound) else { break }
            index = next
        }
        guard let last = names.last, last.upperBound < range.upperBound else { return nil }
        let areCapitals = isInCapitals(names[0])
        return Places(
            end: last.upperBound,
            names: names,
            isSure: names.count > 1 || names.allSatisfy { isKnown($0) || isInCapitals($0) },
            isInCapitals: areCapitals
        )
    }

    /// A capitalised name of at most five words, particles and hyphens inside.
    private func place(at start: Int, _ limit: Int) -> Range<Int>? {
        if let known = knownPlace(at: start, limit) { return start..<(start + known) }
        var index = start
        while index < limit, index - start < 8 {
            if tokens[index].isWord, tokens[index].isCapital, !isMonth(index, limit) {
                index += 1
            } else if index > start, isGluedHyphen(index, limit) || isAbbreviationStop(index) {
                index += 1
            } else if index > start,
                let particle = page.words.match(at: index, limit: limit, .particle),
                index + particle.count < limit, tokens[index + particle.count].isCapital
            {
                index += particle.count
            } else {
                break
            }
        }
        guard index > start, index - start <= 7 else { return nil }
        return start..<index
    }

    private func knownPlace(at index: Int, _ limit: Int) -> Int? {
        guard index < limit, tokens[index].isCapital,
            let match = page.authority(at: index, limit: limit), match.authority.isPlace,
            index + match.count < limit, !tokens[index + match.count].isCapital
        else { return nil }
        return match.count
    }

    /// The next place after `/`, `, ` before a known place, or `and` between two known ones.
    private func afterPlaceSeparator(_ index: Int, _ limit: Int) -> Int? {
        guard index + 1 < limit else { return nil }
        if tokens[index].isMark("/"),
            !tokens[index].has(.afterSpace)
                || tokens[index + 1].isCapital
        {
            return tokens[index + 1].isWord && page.agency(at: index + 1, limit: limit) == nil
                ? index + 1 : nil
        }
        if tokens[index].isMark(","), knownPlace(at: index + 1, limit) != nil { return index + 1 }
        if let and = page.words.match(at: index, limit: limit, .bylineAnd),
            knownPlace(at: index + and.count, limit) != nil
        {
            return index + and.count
        }
        return nil
    }

    private func isMonth(_ index: Int, _ limit: Int) -> Bool {
        index > 0 && page.times.match(at: index, limit: limit, .month) != nil
            && (tokens[index - 1].isNumber || (index + 1 < limit && tokens[index + 1].isNumber))
    }

    private func isGluedHyphen(_ index: Int, _ limit: Int) -> Bool {
        tokens[index].isMark("-") && index + 1 < limit
            && !tokens[index].has(.afterSpace)
            && !tokens[index + 1].has(.afterSpace)
    }

    /// A stop inside a name: `ST. LOUIS`, `D.C.` is one.
    private func isAbbreviationStop(_ index: Int) -> Bool {
        guard page.mark(index) == 0x2E, !tokens[index].has(.afterSpace),
            index + 1 < tokens.count, tokens[index + 1].isCapital
        else { return false }
        let word = tokens[index - 1]
        return word.end - word.start <= 2
    }

    private func isInCapitals(_ range: Range<Int>) -> Bool {
        // Three letters are an acronym before they are a town.
        tokens[range].allSatisfy { !$0.isWord || $0.isAllCapitals }
            && page.draft.bytes(ofTokens: range).count > 3
    }

    private func isKnown(_ range: Range<Int>) -> Bool {
        let match = page.authority(at: range.lowerBound, limit: range.upperBound)
        return match?.count == range.count && match?.authority.isPlace == true
    }

    private func closing(of index: Int, limit: Int) -> Int? {
        let wanted: UInt32 = page.mark(index) == 0x28 ? 0x29 : 0x2F
        return (index + 1..<limit).first { page.mark($0) == wanted }
    }

    /// A dash with space before it, or after a stop (`(EFE).-`); a hyphen inside a name has none.
    private func isDash(_ index: Int) -> Bool {
        guard [0x2D, 0x2013, 0x2014].contains(page.mark(index)) else { return false }
        if tokens[index].has(.afterSpace) { return true }
        guard index > 0 else { return false }
        return [0x2E, 0x29].contains(page.mark(index - 1)) || page.mark(index) == 0x2014
    }

    /// The first token of the text after a dash, `РИА Новости.` after it taken for the agency.
    private func afterDash(_ index: Int, _ range: Range<Int>, _ reading: inout DatelineReading)
        -> Int
    {
        let next = index + 1
        guard next < range.upperBound, let count = page.agency(at: next, limit: range.upperBound),
            next + count < range.upperBound, page.mark(next + count) == 0x2E
        else { return next }
        reading.agency = page.draft.string(page.draft.bytes(ofTokens: next..<(next + count)))
        return next + count + 1
    }

    /// `Stockholm (TT) Försäljningen`: the text follows the agency's bracket at once.
    private func endsWithoutMark(_ index: Int, _ range: Range<Int>) -> Bool {
        index < range.upperBound && tokens[index].isWord && tokens[index].isCapital
    }

    /// A full stop after which the text begins, no agency in slashes being still to come.
    private func endsDateline(_ index: Int, _ range: Range<Int>) -> Bool {
        guard index + 1 < range.upperBound else { return false }
        let next = tokens[index + 1]
        if next.isMark("/") || next.isMark("(") { return false }
        if isDash(index + 1) || next.isMark(",") { return false }
        return next.has(.afterSpace) && (next.isCapital || next.kind == .punctuation)
    }

    /// One to three capitalised words before a lone dash and a capital: `Kleinort – Die Feuerwehr`.
    private func isPlainPlace(_ places: Places, dash: Int, _ range: Range<Int>) -> Bool {
        guard places.names.count == 1, places.names[0].count <= 3, dash + 2 < range.upperBound,
            tokens[dash].has(.afterSpace), tokens[dash + 1].isCapital,
            !places.names[0].contains(where: isOrdinaryWord)
        else { return false }
        let sentence = (dash + 1..<range.upperBound).prefix { !PageUnit.isStop(page.mark($0)) }
        return !sentence.contains(where: isDash)
    }

    /// `Bad Liebenau`, `Norddorf`: a word or an ending of places says so.
    private func isPlaceLike(_ places: Places) -> Bool {
        guard places.names.count == 1, let name = places.names.first, name.count <= 3,
            !name.contains(where: isOrdinaryWord)
        else { return false }
        let isWorded =
            name.count > 1
            && page.words.match(
                at: name.lowerBound,
                limit: name.upperBound,
                .placeWord
            ) != nil
        return isWorded || isSpokenOfAsPlace(name)
    }

    /// A place's preposition stands before the same name elsewhere on the page, as in the
    /// headline.
    private func isSpokenOfAsPlace(_ name: Range<Int>) -> Bool {
        let keys = tokens[name].map(\.key)
        return tokens.indices.dropFirst().contains { index in
            tokens[index].key == keys[0] && tokens[index].isCapital
                && index + keys.count <= tokens.count
                && tokens[index..<(index + keys.count)].elementsEqual(keys, by: { $0.key == $1 })
                && page.words.match(at: index - 1, limit: index, .placePreposition) != nil
        }
    }

    /// A given name, a title or a word of the language that names nothing.
    private func isOrdinaryWord(_ index: Int) -> Bool {
        [WordClass.functionWord, .given, .title, .notName].contains {
            page.words.match(at: index, limit: index + 1, $0) != nil
        }
    }

    private func isDatePart(_ index: Int, limit: Int) -> Bool {
        if tokens[index].isNumber { return true }
        let classes: [TimeClass] = [
            .month, .weekday, .article, .preposition, .between, .ordinalSuffix, .yearWord,
            .relativeDay,
        ]
        return classes.contains { page.times.match(at: index, limit: limit, $0) != nil }
    }
}
