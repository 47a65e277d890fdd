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
            pack.times.contains(WordHash.key(of: "."), class: .ordinalSuffix)
    }

    /// The expressions of a sentence or another run of tokens, in order, none inside another.
    func findings(in range: Range<Int>) -> [TimeFinding] {
        let anchors = range.map { isAnchor($0) }
        guard anchors.contains(true) else { return [] }
        let nodes = chart(of: range, anchors)
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

    private func chart(of range: Range<Int>, _ anchors: [Bool]) -> [[TimeNode]] {
        var nodes = [[TimeNode]](repeating: [], count: range.count + 1)
        let atoms = TimeAtoms(scanner: self, limit: range.upperBound)
        let grammar = TimeGrammar(scanner: self, limit: range.upperBound)
        // The nearest place, from the end, at which something begins.
        var nearest = range.upperBound
        var glues: (end: Int, runs: [GlueRun]) = (-1, [])
        var anchor = Int.max
        for index in range.reversed() {
            if anchors[index - range.lowerBound] { anchor = index }
            // Nothing but words that need another: “in”, “the last”, “a”.
            let isNear =
                anchor &- index <= TimeScanner.longestExpression
                || (max(range.lowerBound, index - 3)..<index).contains {
                    anchors[$0 - range.lowerBound]
                }
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
