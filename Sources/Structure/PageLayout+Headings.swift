import ArticleModel
import DataPacks
import TextKernel

/// The headline, what stands above and below it, and the headings of the text.
extension PageLayout {
    mutating func readHeading(_ index: Int) -> Bool {
        guard index + 1 < units.count, map.roles[index] != .credit,
            isSpokenHeading(index)
                || !PageUnit.isBullet(page.mark(units[index].tokens.lowerBound)),
            !lists.contains(index)
        else { return false }
        if index < map.bodyStart { return readHead(index) }
        guard isHeadingLike(index) || isListLabel(index), !isCaptionAbove(index) else {
            return false
        }
        append(.heading, units[index].tokens)
        return true
    }

    func isHeadingLike(_ index: Int) -> Bool {
        let unit = units[index]
        let last = page.mark(unit.tokens.upperBound - 1)
        let isOpen = [0x3A, 0x2C, 0x3B].contains(last)
        return unit.wordCount <= PageLayout.longestHeading && unit.wordCount >= 1 && !isOpen
            && (!unit.endsWithStop || last == 0x3F) && map.creditStarts[index] == nil
            && opensWithCapital(unit) && page.repetition(in: unit.tokens) == nil
            && !isSpeech(unit) && !holdsSentences(unit)
            && (last != 0x3F || isShortQuestion(index))
    }

    /// One question, with something below it: the last paragraph of an article may well ask.
    private func isShortQuestion(_ index: Int) -> Bool {
        let unit = units[index]
        let inner = unit.tokens.dropLast()
        return unit.wordCount <= PageLayout.longestQuestion && index + 1 < map.tailStart
            && !inner.contains {
                page.mark($0) == 0x2E && tokens[$0 + 1].has(.afterSpace)
            }
    }

    /// `– Døra sto åpen` alone between paragraphs, where the press opens speech with a dash.
    private func isSpokenHeading(_ index: Int) -> Bool {
        let next = index + 1
        guard map.isGrouped, page.opensSpeechWithDash, index > map.bodyStart,
            opensWithRule(index), !units[index].endsWithStop, units[index].wordCount <= 10,
            units[index].startsGroup, units[next].startsGroup
        else { return false }
        return ![index - 1, next].contains { opensWithRule($0) && !units[$0].endsWithStop }
    }

    private func opensWithRule(_ index: Int) -> Bool {
        page.mark(units[index].tokens.lowerBound) == 0x2013
    }

    private func isListLabel(_ index: Int) -> Bool {
        headsList(index) && page.mark(units[index].tokens.upperBound - 1) == 0x3A
            && opensWithCapital(units[index])
    }

    /// A full stop inside after a whole word: two sentences are no title.
    private func holdsSentences(_ unit: PageUnit) -> Bool {
        unit.tokens.dropFirst().dropLast().contains { index in
            page.mark(index) == 0x2E && tokens[index + 1].has(.afterSpace)
                && tokens[index + 1].isCapital && tokens[index - 1].isWord
                && !tokens[index - 1].isCapital
                && tokens[index - 1].end - tokens[index - 1].start >= 5
        }
    }

    /// A question that is spoken, in marks or after a dash, is no heading.
    private func isSpeech(_ unit: PageUnit) -> Bool {
        let mark = page.mark(unit.tokens.lowerBound)
        let isQuoted =
            QuotationMark.isMark(mark)
            && QuotationMark.isMark(page.mark(unit.tokens.upperBound - 1))
        return mark == 0x2014 || (isQuoted && unit.endsWithStop)
    }

    /// Units before the body: labels of the section, the headline, then decks.
    private mutating func readHead(_ index: Int) -> Bool {
        let unit = units[index]
        guard unit.wordCount <= PageMap.longestHeadline, unit.wordCount > 0,
            map.creditStarts[index] == nil, !isCaptionAbove(index)
        else { return false }
        if hasHeadline {
            guard !unit.endsWithStop else { return false }
            append(unit.wordCount >= 2 ? .heading : .boilerplate, unit.tokens)
        } else if isLabel(index) {
            append(.boilerplate, unit.tokens)
        } else if isKicker(index) {
            append(.heading, unit.tokens)
        } else {
            hasHeadline = true
            append(.headline, unit.tokens)
        }
        return true
    }

    /// A word or two above the headline, the newspaper's name, a line of the menu.
    private func isLabel(_ index: Int) -> Bool {
        guard let lastTitle = map.lastTitle, lastTitle > index else { return false }
        let unit = units[index]
        guard page.mark(unit.tokens.upperBound - 1) != 0x3A else { return false }
        if unit.wordCount <= 2 || page.isMasthead(unit.tokens) { return true }
        // The newspaper's name over its menu.
        let next = index + 1
        if unit.wordCount <= 5, map.roles[next] == .furniture || page.isMenu(units[next]),
            !map.isStampOrDate(next)
        {
            return true
        }
        // The lines of a menu stand close; a kicker stands by itself.
        let isInMenu =
            index > 0 && blocks.last?.kind == .boilerplate
            && !(map.isGrouped && unit.startsGroup && units[next].startsGroup)
        return isInMenu && unit.wordCount <= 4 && units[lastTitle].wordCount > unit.wordCount + 1
    }

    /// Three or four words above a longer title: `Nach dem Sturm` over what happened.
    private func isKicker(_ index: Int) -> Bool {
        let next = index + 1
        let isOpen = page.mark(units[index].tokens.upperBound - 1) == 0x3A
        guard next < map.bodyStart, map.isTitle(next), let lastTitle = map.lastTitle,
            units[index].wordCount <= (lastTitle > next || isOpen ? 4 : 3)
        else { return false }
        return units[next].wordCount >= units[index].wordCount + 3
    }

    private func opensWithCapital(_ unit: PageUnit) -> Bool {
        guard let first = tokens[unit.tokens].first(where: { $0.kind != .punctuation }) else {
            return false
        }
        return first.isCapital || first.isNumber || first.has(.caseless)
            || first.has(.mixedCase)
    }
}
