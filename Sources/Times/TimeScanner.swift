import ArticleModel
import DataPacks
import TextKernel

/// Finds time expressions in a run of tokens.
///
/// A chart parser: from the last token to the first, each place gets what may begin there, the
/// parts first and then what they make with the parts that begin where they end (the grammar is
/// in ``TimeGrammar``). Of the whole expressions at a place the longest is taken. An expression
/// has a bounded number of tokens and a place a bounded number of readings, so that the work
/// grows with the text.
final class TimeScanner {
    /// No expression of the news is longer.
    private static let longestExpression = 18
    private static let mostReadings = 40

    let text: [UInt8]
    let tokens: [Token]
    let pack: LanguagePack
    let view: LexiconView<TimeClass>
    /// Whether the language writes ordinals with a full stop: `12. juli`, `12.7.`.
    let writesDayDots: Bool

    init(text: [UInt8], tokens: [Token], pack: LanguagePack) {
        self.text = text
        self.tokens = tokens
        self.pack = pack
        view = LexiconView(pack.times, tokens)
        writesDayDots =
            pack.times.value(of: WordHash.key(of: "."), class: .ordinalSuffix) != nil
    }

    /// The expressions of a sentence or another run of tokens, in order, none inside another.
    func findings(in range: Range<Int>) -> [TimeFinding] {
        guard range.contains(where: { isAnchor($0) }) else { return [] }
        let nodes = chart(of: range)
        var findings: [TimeFinding] = []
        var index = range.lowerBound
        while index < range.upperBound {
            guard let node = best(of: nodes[index - range.lowerBound], at: index, in: range),
                case .time(let expression) = node.part
            else {
                index += 1
                continue
            }
            findings.append(
                TimeFinding(tokens: index..<node.end, expression: expression, mod: node.mod)
            )
            index = node.end
        }
        findings = TimeRanges(self, range).completed(findings)
        let tenses = TenseCues(self, range)
        for place in findings.indices {
            findings[place].tense = tenses.tense(around: findings[place].tokens)
        }
        return findings
    }

    private func mayBegin(at index: Int) -> Bool {
        tokens[index].isNumber || view.begins[index] & TimeAtoms.classes != 0
            || isRoman(index)
    }

    /// Whether an expression may stand on the token: a figure, or a word that is more than a part
    /// of others.
    ///
    /// Most sentences have none.
    private func isAnchor(_ index: Int) -> Bool {
        let bits = view.begins[index]
        if tokens[index].isNumber || bits & TimeAtoms.anchors != 0 { return true }
        if bits & TimeClass.number.bit != 0 {
            // nineteen eighty-six, negentienachtentwintig
            let isYear = value(.number, at: index, limit: tokens.count).map { $0.number > 1000 }
            return isYear == true
                || index + 1 < tokens.count
                    && (view.begins[index + 1] & TimeClass.number.bit != 0
                        || tokens[index + 1].isMark("-"))
        }
        return isRoman(index)
    }

    private func isRoman(_ index: Int) -> Bool {
        tokens[index].isCapital && tokens[index].range.count <= 16
            && RomanReader.mayBegin(text[tokens[index].start])
            && RomanReader(scanner: self, limit: tokens.count).read(at: index) != nil
    }

    private func chart(of range: Range<Int>) -> [[TimeNode]] {
        var nodes = [[TimeNode]](repeating: [], count: range.count + 1)
        let atoms = TimeAtoms(scanner: self, limit: range.upperBound)
        let grammar = TimeGrammar(scanner: self, limit: range.upperBound)
        // The nearest place, from the end, at which something begins.
        var nearest = range.upperBound
        var glues: (end: Int, runs: [GlueRun]) = (-1, [])
        var anchor = Int.max
        for index in range.reversed() {
            if isAnchor(index) { anchor = index }
            // Nothing but words that need another: “in”, “the last”, “a”.
            let isNear =
                anchor &- index <= TimeScanner.longestExpression
                || (max(range.lowerBound, index - 3)..<index).contains { isAnchor($0) }
            guard isNear, mayBegin(at: index) else { continue }
            var found = atoms.nodes(at: index)
            var next = 0
            while next < found.count, found.count < TimeScanner.mostReadings {
                let left = found[next]
                next += 1
                grammar.close(left, at: index, into: &found)
                guard left.end + GlueRun.longest >= nearest, left.end < range.upperBound else {
                    continue
                }
                if glues.end != left.end {
                    glues = (left.end, self.glues(at: left.end, limit: range.upperBound))
                }
                for glue in glues.runs {
                    for right in nodes[glue.end - range.lowerBound]
                    where right.end - index <= TimeScanner.longestExpression {
                        grammar.join(left, at: index, right, glue, into: &found)
                    }
                }
            }
            guard !found.isEmpty else { continue }
            nodes[index - range.lowerBound] = found
            nearest = index
        }
        return nodes
    }

    /// The longest whole expression, of two as long the one of the clearer kind.
    private func best(of nodes: [TimeNode], at index: Int, in range: Range<Int>) -> TimeNode? {
        var best: TimeNode?
        guard !nodes.isEmpty else { return nil }
        let finality = TimeFinality(scanner: self, range: range)
        for node in nodes {
            guard let node = finality.whole(node, at: index) else { continue }
            guard let found = best else {
                best = node
                continue
            }
            if node.end > found.end || node.end == found.end && node.part.rank < found.part.rank {
                best = node
            }
        }
        return best
    }
}

// What stands between parts.
extension TimeScanner {
    /// A way from one part to the next.
    struct GlueRun {
        var end: Int
        /// What each of the words and marks between may be, at most four.
        private var masks = SIMD4<UInt16>(repeating: .max)
        private(set) var count = 0

        init(end: Int) { self.end = end }

        func adding(_ glue: Glue, end: Int) -> GlueRun {
            var run = self
            run.masks[count] = glue.rawValue
            run.count += 1
            run.end = end
            return run
        }

        var isFull: Bool { count == 4 }
        /// Tokens that four words or marks may take together, `of the year` being one.
        static let longest = 12

        /// Whether each of them may be one of `allowed`.
        func fits(_ allowed: Glue) -> Bool {
            (0..<count).allSatisfy { masks[$0] & allowed.rawValue != 0 }
        }

        func contains(_ glue: Glue) -> Bool {
            (0..<count).contains { masks[$0] & glue.rawValue != 0 }
        }
    }

    /// The ways that lead on from token `index`, the direct one first.
    func glues(at index: Int, limit: Int) -> [GlueRun] {
        var runs = [GlueRun(end: index)]
        var next = 0
        while next < runs.count, runs.count < 12 {
            let run = runs[next]
            next += 1
            guard run.end < limit, !run.isFull else { continue }
            extend(run, limit: limit, into: &runs)
        }
        runs.removeAll { $0.end >= limit }
        return runs
    }

    private static let glueClasses: [(TimeClass, Glue)] = [
        (.between, .of), (.preposition, .preposition), (.article, .article),
        (.numberJoint, .and), (.clock, .clock), (.yearWord, .yearWord), (.filler, .filler),
    ]

    /// The genitive's s goes with its apostrophe: `last year's December`.
    private func afterMark(_ glue: Glue, at index: Int, limit: Int) -> Int {
        let next = index + 1
        guard glue == .apostrophe, next < limit, isAdjacent(next), tokens[next].isWord,
            tokens[next].range.count == 1, text[tokens[next].start] == UInt8(ascii: "s")
        else { return next }
        return next + 1
    }

    private func extend(_ run: GlueRun, limit: Int, into runs: inout [GlueRun]) {
        let token = tokens[run.end]
        if token.isMark("."), !isAdjacent(run.end) { return }
        if let glue = Glue(mark: token.mark) {
            runs.append(run.adding(glue, end: afterMark(glue, at: run.end, limit: limit)))
            return
        }
        guard view.mayBegin(at: run.end) else { return }
        var ends: [(end: Int, glue: Glue)] = []
        for (wordClass, glue) in TimeScanner.glueClasses {
            guard let match = view.match(at: run.end, limit: limit, wordClass) else { continue }
            let end = run.end + match.count
            if let known = ends.firstIndex(where: { $0.end == end }) {
                ends[known].glue.insert(glue)
            } else {
                ends.append((end, glue))
            }
        }
        for (end, glue) in ends { runs.append(run.adding(glue, end: end)) }
    }
}

extension Glue {
    init?(mark: UInt32) {
        switch Unicode.Scalar(mark) {
        case ",": self = .comma
        case "(": self = .bracket
        case "-", "–", "‑": self = .dash
        case "/": self = .slash
        case ".": self = .stop
        case "'", "’": self = .apostrophe
        default: return nil
        }
    }
}

// Looking up.
extension TimeScanner {
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

    /// Whether a form of the other tables begins at a token: they are asked seldom.
    func isWord(_ wordClass: WordClass, at index: Int, limit: Int) -> Bool {
        pack.words.match(tokens, at: index, limit: limit, class: wordClass) != nil
    }

    func number(at index: Int, limit: Int, digits: ClosedRange<Int>) -> Int? {
        guard index < limit, tokens[index].isNumber, digits.contains(tokens[index].range.count)
        else { return nil }
        return decimal(text, tokens[index].range)
    }

    /// Whether no white space stands before a token.
    func isAdjacent(_ index: Int) -> Bool {
        index < tokens.count && !tokens[index].has(.afterSpace)
    }

    func isForbidden(_ index: Int, limit: Int) -> Bool {
        view.match(at: index, limit: limit, .notTime).map { $0.value.text != "counted" } ?? false
    }

    /// How the words of a time are other words as well, as `not-time` says: not `segunda` of
    /// `segunda-feira`, but `wed` of `wed.`, whose stop may be the sentence's.
    func otherWord(_ words: Range<Int>, limit: Int) -> String? {
        guard let match = view.match(at: words.lowerBound, limit: limit, .notTime),
            let last = words.last
        else { return nil }
        let end = tokens[last].isMark(".") ? last : words.upperBound
        return words.lowerBound + match.count >= end ? match.value.text : nil
    }

    /// Whether the word is one that numbers count: `1500 kroner`, `2023 tilskuere`.
    func isCounted(_ index: Int, limit: Int) -> Bool {
        view.match(at: index, limit: limit, .notTime)?.value.text == "counted"
    }

    /// The end of a word that makes a year of the number before it.
    func yearWordEnd(at index: Int, limit: Int) -> Int? {
        view.match(at: index, limit: limit, .yearWord)
            .flatMap { $0.value.text == "before" ? nil : index + $0.count }
    }

    /// Whether a number that ends before `index` counts what follows: “juli 12 personer”.
    func countsSomething(_ index: Int, limit: Int) -> Bool {
        guard index < limit, tokens[index].isWord else { return false }
        if isCounted(index, limit: limit) { return true }
        if tokens[index].isCapital {
            // German writes what is counted with a capital.
            return pack.capitalisesNouns && !tokens[index].isAllCapitals
        }
        return !isWord(.functionWord, at: index, limit: limit)
            && !isWord(.inquit, at: index, limit: limit)
            && view.begins[index] == 0
    }

    /// The value of the article before a token, which tells the days that it leads: `-` for
    /// ordinals, `number` for plain numbers, `glue` for none.
    func dayLead(of index: Int, from start: Int) -> String? {
        index > start ? view.match(at: index - 1, limit: index, .article)?.value.text : nil
    }

    /// Whether `last year`, which is one unit, begins at `index`.
    func isOneUnit(_ index: Int, limit: Int) -> Bool {
        view.match(at: index, limit: limit, .relativeUnit) != nil
    }

    /// Whether the words just before a token are in one of the classes.
    func isLed(_ index: Int, by classes: [TimeClass], from start: Int) -> Bool {
        classes.contains { lead($0, of: index, from: start) != nil }
    }

    /// The value of the form of `wordClass` that ends just before a token: `kl.`, `o godz.`.
    func lead(_ wordClass: TimeClass, of index: Int, from start: Int) -> String? {
        for first in stride(from: index - 1, through: max(start, index - 4), by: -1) {
            guard let match = view.match(at: first, limit: index, wordClass),
                first + match.count == index
            else { continue }
            return match.value.text
        }
        return nil
    }
}
