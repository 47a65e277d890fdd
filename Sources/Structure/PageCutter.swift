import ArticleModel
import TextKernel

/// Cuts a page into units: by empty lines, by lines where each line is a paragraph, or by
/// groups of lines where a hand or a program has wrapped them.
struct PageCutter {
    /// Scalars that a wrapped line has; shorter or longer ones were not filled up.
    private static let wrappedWidth = 45...100

    private let page: UnitReader

    private struct Line {
        var tokens: Range<Int>
        var width: Int
        /// Scalars of its first word, with what is glued to it.
        var openingWidth: Int
        var startsGroup: Bool
    }

    init(_ page: UnitReader) { self.page = page }

    func units() -> [PageUnit] {
        let lines = lines()
        let wrapWidth = wrapWidth(lines)
        var units: [PageUnit] = []
        for (index, line) in lines.enumerated() {
            if let wrapWidth, index > 0, joins(line, to: lines[index - 1], wrapWidth),
                let last = units.popLast()
            {
                let tokens = last.tokens.lowerBound..<line.tokens.upperBound
                units.append(unit(tokens, startsGroup: last.startsGroup))
            } else {
                units.append(unit(line.tokens, startsGroup: line.startsGroup))
            }
        }
        return units
    }

    private func lines() -> [Line] {
        var lines: [Line] = []
        let tokens = page.tokens
        var start = 0
        for index in 1...max(1, tokens.count) {
            guard index >= tokens.count || tokens[index].has(.afterBreak) else {
                continue
            }
            let range = start..<min(index, tokens.count)
            guard !range.isEmpty else { continue }
            let opening = range.dropFirst().first { tokens[$0].has(.afterSpace) }
            lines.append(
                Line(
                    tokens: range,
                    width: width(range),
                    openingWidth: width(range.lowerBound..<(opening ?? range.upperBound)),
                    startsGroup: hasEmptyLine(before: start)
                )
            )
            start = index
        }
        return lines
    }

    private func width(_ range: Range<Int>) -> Int {
        guard let first = range.first, let last = range.last else { return 0 }
        let text = page.text
        return (page.tokens[first].start..<page.tokens[last].end).count {
            text[$0] & 0xC0 != 0x80
        }
    }

    private func hasEmptyLine(before token: Int) -> Bool {
        guard token > 0 else { return true }
        let gap = page.text[page.tokens[token - 1].end..<page.tokens[token].start]
        return gap.count { $0 == 0x0A } >= 2
    }

    /// The width to which lines were filled, nil if nobody wrapped them.
    private func wrapWidth(_ lines: [Line]) -> Int? {
        guard lines.allSatisfy({ $0.width <= PageCutter.wrappedWidth.upperBound }) else {
            return nil
        }
        let inner = lines.indices.dropLast().filter { !lines[$0 + 1].startsGroup }
        let filled = inner.filter { PageCutter.wrappedWidth.contains(lines[$0].width) }
        let stopped = filled.filter { endsWithStop(lines[$0].tokens) }
        guard filled.count >= 3, filled.count * 10 >= inner.count * 6,
            stopped.count * 10 <= filled.count * 4
        else { return nil }
        return filled.map { lines[$0].width }.max()
    }

    /// Whether a line goes on with the one before: that one was full, and neither is a line of
    /// its own such as a byline, a stamp or a point of a list.
    private func joins(_ line: Line, to previous: Line, _ wrapWidth: Int) -> Bool {
        guard !line.startsGroup, PageCutter.wrappedWidth.contains(previous.width) else {
            return false
        }
        // A wrapper fills by words: the next one had no room. A ragged hand leaves a fifth.
        guard (previous.width + 1 + line.openingWidth) * 5 >= wrapWidth * 4 else { return false }
        return !isListItem(line.tokens) && !standsAlone(line.tokens)
            && !standsAlone(previous.tokens)
    }

    private func isListItem(_ tokens: Range<Int>) -> Bool {
        PageUnit.isBullet(page.tokens[tokens.lowerBound].mark)
    }

    /// A byline with its word, a stamp, a label: a line whole in itself.
    private func standsAlone(_ tokens: Range<Int>) -> Bool {
        let line = unit(tokens, startsGroup: false)
        guard !line.endsWithStop else { return false }
        return page.isInterface(tokens) || page.isStamp(tokens) || page.isBareDate(tokens)
            || page.isReadAlso(line) || BylineParser(page: page).ledByline(tokens) != nil
    }

    private func unit(_ tokens: Range<Int>, startsGroup: Bool) -> PageUnit {
        PageUnit(
            tokens: tokens,
            wordCount: page.tokens[tokens].count { $0.kind != .punctuation },
            endsWithStop: endsWithStop(tokens),
            startsGroup: startsGroup
        )
    }

    private func endsWithStop(_ range: Range<Int>) -> Bool {
        let last = beforeSignOff(range).last { index in
            let mark = page.tokens[index].mark
            return !QuotationMark.isMark(mark) && mark != 0x29 && mark != 0x5D
        }
        guard let last, PageUnit.isStop(page.tokens[last].mark) else { return false }
        return !closesInitials(last)
    }

    /// A range without the initials in brackets that stand behind its last stop.
    private func beforeSignOff(_ range: Range<Int>) -> Range<Int> {
        guard let last = range.last, page.tokens[last].mark == 0x29 else { return range }
        let earliest = max(range.lowerBound + 1, last - 8)
        guard earliest < last,
            let open = (earliest..<last).last(where: { page.tokens[$0].mark == 0x28 }),
            PageUnit.isStop(page.tokens[open - 1].mark)
        else { return range }
        return range.lowerBound..<open
    }

    /// The stop of `U.S.` at a headline's end.
    private func closesInitials(_ index: Int) -> Bool {
        guard index >= 3 else { return false }
        let letters = [page.tokens[index - 1], page.tokens[index - 3]]
        return page.tokens[index].mark == 0x2E && page.tokens[index - 2].mark == 0x2E
            && letters.allSatisfy { $0.isCapital && ScalarCount.isOne(page.text, $0.range) }
    }
}
