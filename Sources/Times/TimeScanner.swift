import ArticleModel
import DataPacks
import TextKernel

/// Finds time expressions in a run of tokens, the longest at each place.
struct TimeScanner {
    /// Prepositions and the like that may follow one another inside an expression.
    private static let longestSkip = 4

    let text: [UInt8]
    let tokens: [Token]
    let pack: LanguagePack
    let view: LexiconView<TimeClass>
    let words: LexiconView<WordClass>

    init(text: [UInt8], tokens: [Token], pack: LanguagePack) {
        self.text = text
        self.tokens = tokens
        self.pack = pack
        view = LexiconView(pack.times, tokens)
        words = LexiconView(pack.words, tokens)
    }

    /// An expression that begins at a token, and the token after it.
    struct Hit {
        var end: Int
        var expression: TimeExpression
    }

    func findings(in range: Range<Int>) -> [TimeFinding] {
        var findings: [TimeFinding] = []
        var index = range.lowerBound
        while index < range.upperBound {
            guard mayBegin(at: index), let finding = finding(at: index, limit: range.upperBound)
            else {
                index += 1
                continue
            }
            findings.append(finding)
            index = finding.tokens.upperBound
        }
        return findings
    }

    private func mayBegin(at index: Int) -> Bool {
        tokens[index].isNumber || view.mayBegin(at: index)
    }

    private func finding(at index: Int, limit: Int) -> TimeFinding? {
        if let finding = modified(at: index, limit: limit) { return finding }
        if let finding = leadingTimeOfDay(at: index, limit: limit) { return finding }
        guard let hit = longest(at: index, limit: limit) else {
            return loneTimeOfDay(at: index, limit: limit)
        }
        var finding = TimeFinding(tokens: index..<hit.end, expression: hit.expression)
        if hit.expression.isDay, let (time, end) = timeOfDay(after: hit.end, limit: limit) {
            finding.timeOfDay = time
            finding.tokens = index..<end
        }
        return finding
    }

    /// The readings that a place may have; the longest wins, the earlier rule where two are as
    /// long.
    func longest(at index: Int, limit: Int) -> Hit? {
        guard index < limit, mayBegin(at: index) else { return nil }
        var best: Hit?
        func consider(_ reading: Hit?) {
            guard let reading, reading.end > best?.end ?? index else { return }
            best = reading
        }
        if tokens[index].isNumber {
            consider(isoDate(at: index, limit: limit))
            consider(numericDate(at: index, limit: limit))
            consider(dayOfMonth(at: index, limit: limit))
            consider(yearAlone(at: index, limit: limit))
            consider(decade(at: index, limit: limit))
            consider(amount(at: index, limit: limit))
        }
        // A number may begin a form too: “1. juledag”.
        if view.mayBegin(at: index) {
            consider(dayOfMonth(at: index, limit: limit))
            consider(monthFirst(at: index, limit: limit))
            consider(weekdayFirst(at: index, limit: limit))
            consider(season(at: index, limit: limit))
            consider(relative(at: index, limit: limit))
            consider(amount(at: index, limit: limit))
            consider(frequency(at: index, limit: limit))
            consider(holiday(at: index, limit: limit))
            consider(vague(at: index, limit: limit))
        }
        return best
    }

    /// `more than 16 months`, `early June`: the modifier and what it modifies.
    private func modified(at index: Int, limit: Int) -> TimeFinding? {
        guard let match = view.match(at: index, limit: limit, .modifier) else { return nil }
        var start = index + match.count
        if start < limit, tokens[start].isMark("-") { start += 1 }
        start = skip([.preposition, .between], from: start, limit: limit)
        guard start < limit, let hit = longest(at: start, limit: limit) else { return nil }
        let isPart = ["START", "MID", "END"].contains(match.value.text)
        switch hit.expression {
        case .duration where isPart, .distance where isPart, .vague, .set: return nil
        default: break
        }
        // Another reading without the modifier wins if it is as long: “last” may be both. That an
        // amount takes its modifier in is no other reading.
        if let plain = longest(at: index, limit: limit), plain.end >= hit.end,
            plain.end > hit.end || plain.expression != hit.expression
        {
            return nil
        }
        return TimeFinding(
            tokens: index..<hit.end,
            expression: hit.expression,
            mod: match.value.text
        )
    }

    func isForbidden(_ index: Int, limit: Int) -> Bool {
        view.match(at: index, limit: limit, .notTime) != nil
    }

    func value(_ wordClass: TimeClass, at index: Int, limit: Int) -> (number: Int, end: Int)? {
        guard let match = view.match(at: index, limit: limit, wordClass),
            let number = match.value.number
        else { return nil }
        return (number, index + match.count)
    }

    func text(_ wordClass: TimeClass, at index: Int, limit: Int) -> (text: String, end: Int)? {
        guard let match = view.match(at: index, limit: limit, wordClass) else { return nil }
        return (match.value.text, index + match.count)
    }

    /// The token after the words of `classes` that begin at `index`, a few at most: a text of
    /// nothing but `by` would else be read to its end from each of its words.
    func skip(_ classes: [TimeClass], from index: Int, limit: Int) -> Int {
        var index = index
        for _ in 0..<TimeScanner.longestSkip {
            guard let count = count(of: classes, at: index, limit: limit) else { break }
            index += count
        }
        return index
    }

    private func count(of classes: [TimeClass], at index: Int, limit: Int) -> Int? {
        for wordClass in classes {
            if let match = view.match(at: index, limit: limit, wordClass) { return match.count }
        }
        return nil
    }

    func skipMark(_ mark: Unicode.Scalar, from index: Int, limit: Int) -> Int {
        index < limit && tokens[index].isMark(mark) ? index + 1 : index
    }

    func isAdjacent(_ index: Int) -> Bool {
        index < tokens.count && !tokens[index].shape.contains(.afterSpace)
    }
}

extension TimeExpression {
    /// Whether it names a day, which a clock time may narrow.
    var isDay: Bool {
        switch self {
        case .date(_, _, let day, let weekday): day != nil || weekday != nil
        case .relativeDay, .weekday, .fixedHoliday, .easter: true
        default: false
        }
    }
}
