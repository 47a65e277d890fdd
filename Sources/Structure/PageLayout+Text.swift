import ArticleModel
import DataPacks
import TextKernel

/// What is no heading and no furniture: captions, lists, paragraphs.
extension PageLayout {
    /// A line whose picture's credit stands below it in the same group.
    func isCaptionAbove(_ index: Int) -> Bool {
        let next = index + 1
        guard map.isGrouped, next < units.count, isCreditLine(next),
            !units[next].startsGroup, units[index].wordCount <= PageLayout.longestCaption / 2
        else { return false }
        return hasHeadline || index >= map.bodyStart
    }

    /// A picture's credit by itself; `© Jonas Eibl`, but not `© 2018 The Herald`, is one too.
    private func isCreditLine(_ index: Int) -> Bool {
        if map.roles[index] == .credit { return true }
        let tokens = units[index].tokens
        return map.roles[index] == .furniture && page.mark(tokens.lowerBound) == 0xA9
            && map.creditStarts[index] == tokens.lowerBound && units[index].wordCount <= 8
            && !units[index].endsWithStop
            && !tokens.contains { self.tokens[$0].isNumber }
    }

    mutating func readText(_ index: Int) {
        let unit = units[index]
        var range = unit.tokens
        if let start = page.repetition(in: range) {
            range = range.lowerBound..<start
        }
        let rest = range.upperBound..<unit.tokens.upperBound
        if let credit = map.creditStarts[index], credit < range.upperBound {
            let chain = credit..<range.upperBound
            let signs = index + 1 >= map.tailStart && signOffs.isAgencyLine(chain)
            let isCaption = unit.wordCount <= PageLayout.longestCaption * 2 && !signs
            append(isCaption ? .caption : .paragraph, range.lowerBound..<credit)
            append(signs ? .byline : .boilerplate, chain)
        } else if isCaption(index, range) {
            append(.caption, range)
        } else if isPoint(unit, range) || lists.contains(index) || isPointBelow(index) {
            append(.list, range)
        } else {
            readParagraph(range, wordCount: unit.wordCount)
        }
        append(.repeat, rest)
    }

    private func isCaption(_ index: Int, _ range: Range<Int>) -> Bool {
        if isCaptionAbove(index) { return true }
        guard units[index].wordCount <= PageLayout.longestCaption,
            let match = page.words.match(
                at: range.lowerBound,
                limit: range.upperBound,
                .captionPrefix
            )
        else { return false }
        return match.count < range.count
    }

    /// A point with its stop in a list below a heading, where a hyphen may open speech too.
    private func isPointBelow(_ index: Int) -> Bool {
        isClosePoint(index) && (blocks.last?.kind == .heading || blocks.last?.kind == .list)
    }

    private func isPoint(_ unit: PageUnit, _ range: Range<Int>) -> Bool {
        let mark = page.mark(range.lowerBound)
        guard PageUnit.isBullet(mark), range.count > 1 else { return false }
        // – Speech, says somebody. With a hyphen too, where the press writes speech so.
        let isSpeech = mark == 0x2013 || (mark == 0x2D && page.opensSpeechWithDash)
        return !isSpeech || !unit.endsWithStop
    }

    private mutating func readParagraph(_ range: Range<Int>, wordCount: Int) {
        var range = range
        if dateline == nil, paragraphCount <= PageLayout.latestDateline,
            let found = DatelineParser(page: page).parse(range),
            paragraphCount == 0 || found.isSure
        {
            dateline = found.dateline
            append(.byline, found.lead)
            append(.dateline, found.tokens)
            range = found.tokens.upperBound..<range.upperBound
        }
        let signOff =
            range.suffix(9).first { start in
                start > range.lowerBound && PageUnit.isStop(page.mark(start - 1))
                    && signOffs.isBracketed(start..<range.upperBound)
            } ?? range.upperBound
        append(.paragraph, range.lowerBound..<signOff)
        append(.byline, signOff..<range.upperBound)
    }
}
