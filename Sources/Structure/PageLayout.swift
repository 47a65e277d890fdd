import ArticleModel
import DataPacks
import TextKernel

/// Says of each unit of the page what it is, from top to bottom.
struct PageLayout {
    private static let longestHeading = 24
    private static let longestQuestion = 18
    private static let longestCaption = 80
    /// Paragraphs before which a dateline may stand: a standfirst has none.
    private static let latestDateline = 2

    private(set) var blocks: [Draft.Block] = []
    private(set) var bylines: [String] = []
    private(set) var dateline: ArticleRecord.Dateline?

    private let page: UnitReader
    private let map: PageMap
    private let repeats: Set<Int>
    private let lists: Set<Int>
    private let bylineParser: BylineParser
    private let signOffs: SignOffReader
    private let credits: CreditParser
    private var hasHeadline = false
    private var paragraphCount = 0
    private var knownAuthors: Set<String> = []
    /// The unit before said that what follows stands elsewhere.
    private var isTeaserNext = false
    /// The unit before was a byline.
    private var followsByline = false

    private var units: [PageUnit] { map.units }
    private var tokens: [Token] { page.tokens }

    init(_ page: UnitReader, _ map: PageMap) {
        self.page = page
        self.map = map
        bylineParser = BylineParser(page: page)
        signOffs = SignOffReader(page: page)
        credits = CreditParser(page: page)
        repeats = RepeatFinder(page, map.units, bodyStart: map.bodyStart).repeats
        lists = ListFinder(page, map).points
    }

    mutating func read() {
        for index in units.indices {
            if page.draft.isOver() { return }
            let wasByline = followsByline
            let wasTeaser = isTeaserNext
            followsByline = false
            isTeaserNext = false
            if readFurniture(index) || readByline(index, afterByline: wasByline) { continue }
            if repeats.contains(index) {
                append(.repeat, units[index].tokens)
            } else if (wasTeaser && isHeadingLike(index)) || isLastTeaser(index) {
                append(.boilerplate, units[index].tokens)
                isTeaserNext = true
            } else if !readHeading(index) {
                readText(index)
            }
        }
        dropHeadingsOfNothing()
    }

    private mutating func append(_ kind: BlockKind, _ tokens: Range<Int>) {
        guard !tokens.isEmpty else { return }
        if kind == .paragraph { paragraphCount += 1 }
        blocks.append(
            Draft.Block(kind: kind, range: page.draft.bytes(ofTokens: tokens), tokens: tokens)
        )
    }

    private mutating func readFurniture(_ index: Int) -> Bool {
        let unit = units[index]
        let isInBody = index >= map.headEnd && index < map.tailStart
        let isPictures =
            isInBody && map.creditStarts[index] == nil
            && credits.isAgencyChain(unit.tokens)
        guard map.roles[index] == .furniture || isPictures || page.isMenu(unit) else {
            return false
        }
        if headsList(index) {
            append(.heading, unit.tokens)
            return true
        }
        append(.boilerplate, unit.tokens)
        isTeaserNext = page.isReadAlsoLabel(unit)
        return true
    }

    /// `FAKTA`, `What happens now:` right above the points of a list.
    private func headsList(_ index: Int) -> Bool {
        let next = index + 1
        guard index >= map.bodyStart, next < units.count, !units[next].startsGroup,
            units[index].wordCount <= 8, !page.isStamp(units[index].tokens)
        else { return false }
        return lists.contains(next) || PageUnit.isBullet(page.mark(units[next].tokens.lowerBound))
    }

    /// A title as the page's very last line, below furniture or a sign-off: of another article.
    private func isLastTeaser(_ index: Int) -> Bool {
        guard index + 1 == units.count, paragraphCount > 0, let last = blocks.last else {
            return false
        }
        return [.boilerplate, .byline, .heading].contains(last.kind) && isHeadingLike(index)
            && !units[index].endsWithStop && !lists.contains(index)
    }

    /// Headings at the end with nothing under them are teasers of other articles.
    private mutating func dropHeadingsOfNothing() {
        guard paragraphCount > 0 else { return }
        for index in blocks.indices.reversed() {
            switch blocks[index].kind {
            case .heading: blocks[index].kind = .boilerplate
            case .boilerplate, .repeat, .byline: continue
            default: return
            }
        }
    }
}

extension PageLayout {
    private mutating func readByline(_ index: Int, afterByline: Bool) -> Bool {
        let range = units[index].tokens
        let isTail = index >= map.tailStart
        switch map.roles[index] {
        case .signOff:
            append(.byline, range)
            return true
        case .byline(let names) where !isCredited(index):
            take(names, range)
            return true
        default: break
        }
        let isOffice = afterByline && bylineParser.isRoleLine(range)
        let maySign = isTail || (index < map.headEnd && hasHeadline)
        if isOffice || (maySign && signOffs.isAgencyLine(range)) {
            append(.byline, range)
            followsByline = isOffice
            return true
        }
        let end = endOfNames(index)
        let start = endOfDate(index, before: end)
        let head = start..<end
        guard !head.isEmpty, let names = authors(head, at: index) else { return false }
        append(.boilerplate, range.lowerBound..<start)
        take(names, head)
        append(.boilerplate, end..<range.upperBound)
        return true
    }

    /// Whether a photo credit stands behind the byline.
    private func isCredited(_ index: Int) -> Bool {
        map.creditStarts[index].map { $0 > units[index].tokens.lowerBound } ?? false
    }

    private mutating func take(_ names: [String], _ range: Range<Int>) {
        let known = bylines.count
        bylines.append(contentsOf: names.filter { !knownAuthors.contains($0) })
        knownAuthors.formUnion(bylines[known...])
        append(.byline, range)
        followsByline = true
    }

    /// The token after a date that stands before the names: `12-04-2021, 06:00 Sanne Wiersma`.
    private func endOfDate(_ index: Int, before end: Int) -> Int {
        let range = units[index].tokens.lowerBound..<end
        guard units[index].wordCount <= 16, let first = range.first, tokens[first].isNumber,
            let lastNumber = range.last(where: { tokens[$0].isNumber }), lastNumber + 2 < end
        else { return range.lowerBound }
        var start = lastNumber + 1
        while start < end, tokens[start].kind == .punctuation { start += 1 }
        return page.isBareDate(range.lowerBound..<start) ? start : range.lowerBound
    }

    /// Where a photo credit or a date begins behind the names, else the unit's end.
    private func endOfNames(_ index: Int) -> Int {
        let unit = units[index]
        if let credit = map.creditStarts[index] { return credit }
        guard unit.wordCount <= 24 else { return unit.tokens.upperBound }
        let stamp = unit.tokens.dropFirst(2).first { place in
            tokens[place].isNumber
                || page.words.match(at: place, limit: unit.tokens.upperBound, .stamp) != nil
                || page.times.match(at: place, limit: unit.tokens.upperBound, .weekday) != nil
        }
        guard let stamp else { return unit.tokens.upperBound }
        let rest = stamp..<unit.tokens.upperBound
        return page.isBareDate(rest) || page.isStamp(rest) ? stamp : unit.tokens.upperBound
    }

    private func authors(_ range: Range<Int>, at index: Int) -> [String]? {
        if let names = bylineParser.ledByline(range) { return names }
        guard !units[index].endsWithStop || range.upperBound < units[index].tokens.upperBound,
            !PageUnit.isStop(page.mark(range.upperBound - 1))
        else { return nil }
        let words = page.wordCount(range)
        if index < map.headEnd, hasHeadline {
            let isLast = index + 1 == map.bodyStart || isFollowedByText(index)
            let isBeside =
                range.upperBound < units[index].tokens.upperBound
                || map.isStampOrDate(index + 1) || map.isStampOrDate(index - 1)
                || isSignedBelow(index)
            return bylineParser.bareByline(range, isSure: (isBeside || isLast) && words <= 4)
        }
        if words <= 4, isSignedBelow(index), index >= map.bodyStart,
            let names = bylineParser.bareByline(range, isSure: true)
        {
            return names
        }
        // A known name by itself below the standfirst.
        if hasHeadline, bylines.isEmpty, index <= map.bodyStart + PageLayout.latestDateline,
            words <= 4, let names = bylineParser.bareByline(range, isSure: false)
        {
            return names
        }
        guard index >= map.tailStart, index > map.bodyStart else { return nil }
        let hasAgency = tokens[range].contains { $0.isMark("/") }
        let isPlain = !page.capitalisesNouns && words <= 3
        return bylineParser.bareByline(range, isSure: hasAgency || isPlain)
    }

    /// The author's office or address stands in the next line.
    private func isSignedBelow(_ index: Int) -> Bool {
        let next = index + 1
        guard next < units.count else { return false }
        return signOffs.isAddress(units[next])
            || (map.roles[next] == .other && bylineParser.isRoleLine(units[next].tokens))
    }

    /// Whether only furniture parts a unit from the body.
    private func isFollowedByText(_ index: Int) -> Bool {
        index + 1 < map.bodyStart && map.roles[index + 1] == .furniture
            || index + 1 == map.headEnd
    }
}

extension PageLayout {
    private mutating func readHeading(_ index: Int) -> Bool {
        guard index + 1 < units.count, map.roles[index] != .credit,
            !PageUnit.isBullet(page.mark(units[index].tokens.lowerBound)), !lists.contains(index)
        else { return false }
        if index < map.bodyStart { return readHead(index) }
        guard isHeadingLike(index) || isListLabel(index), !isCaptionAbove(index) else {
            return false
        }
        append(.heading, units[index].tokens)
        return true
    }

    private func isHeadingLike(_ index: Int) -> Bool {
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
                page.mark($0) == 0x2E && tokens[$0 + 1].shape.contains(.afterSpace)
            }
    }

    private func isListLabel(_ index: Int) -> Bool {
        headsList(index) && page.mark(units[index].tokens.upperBound - 1) == 0x3A
            && opensWithCapital(units[index])
    }

    /// A full stop inside after a whole word: two sentences are no title.
    private func holdsSentences(_ unit: PageUnit) -> Bool {
        unit.tokens.dropFirst().dropLast().contains { index in
            page.mark(index) == 0x2E && tokens[index + 1].shape.contains(.afterSpace)
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
        let isInMenu = index > 0 && blocks.last?.kind == .boilerplate
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
        return first.isCapital || first.isNumber || first.shape.contains(.caseless)
            || first.shape.contains(.mixedCase)
    }
}

extension PageLayout {
    /// A line whose picture's credit stands below it in the same group.
    private func isCaptionAbove(_ index: Int) -> Bool {
        let next = index + 1
        guard map.isGrouped, next < units.count, map.roles[next] == .credit,
            !units[next].startsGroup, units[index].wordCount <= PageLayout.longestCaption / 2
        else { return false }
        return hasHeadline || index >= map.bodyStart
    }

    private mutating func readText(_ index: Int) {
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
        } else if isPoint(unit, range) || lists.contains(index) {
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
