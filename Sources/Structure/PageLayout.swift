import ArticleModel
import DataPacks
import TextKernel

/// Says of each unit of the page what it is, from top to bottom.
struct PageLayout {
    static let longestHeading = 24
    static let longestQuestion = 18
    static let longestCaption = 80
    /// Paragraphs before which a dateline may stand: a standfirst has none.
    static let latestDateline = 2

    var blocks: [Draft.Block] = []
    var bylines: [String] = []
    var dateline: ArticleRecord.Dateline?

    let page: UnitReader
    let map: PageMap
    let repeats: Set<Int>
    let lists: Set<Int>
    let bylineParser: BylineParser
    let signOffs: SignOffReader
    let credits: CreditParser
    var hasHeadline = false
    var paragraphCount = 0
    var knownAuthors: Set<String> = []
    /// The unit before said that what follows stands elsewhere.
    var isTeaserNext = false
    /// The unit before was a byline.
    var followsByline = false

    var units: [PageUnit] { map.units }
    var tokens: [Token] { page.tokens }

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

    mutating func append(_ kind: BlockKind, _ tokens: Range<Int>) {
        guard !tokens.isEmpty else { return }
        if kind == .paragraph { paragraphCount += 1 }
        blocks.append(
            Draft.Block(kind: kind, range: page.draft.bytes(ofTokens: tokens), tokens: tokens)
        )
    }

    mutating func readFurniture(_ index: Int) -> Bool {
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
    func headsList(_ index: Int) -> Bool {
        let next = index + 1
        guard index >= map.bodyStart, next < units.count,
            units[index].wordCount <= 8, !page.isStamp(units[index].tokens)
        else { return false }
        if units[next].startsGroup { return isClosePoint(next) && isClosePoint(next + 1) }
        return lists.contains(next) || PageUnit.isBullet(page.mark(units[next].tokens.lowerBound))
            || headsFacts(index)
    }

    /// A point with a neighbour right above or below it that opens in the same way.
    func isClosePoint(_ index: Int) -> Bool {
        guard units.indices.contains(index) else { return false }
        let mark = page.mark(units[index].tokens.lowerBound)
        guard PageUnit.isBullet(mark), mark != 0x2013 else { return false }
        let next = index + 1
        return [(index - 1, index), (next, next)].contains { neighbour, lower in
            units.indices.contains(neighbour) && !units[lower].startsGroup
                && page.mark(units[neighbour].tokens.lowerBound) == mark
        }
    }

    /// Two short sentences or more close below a label: what it points to stands here.
    private func headsFacts(_ index: Int) -> Bool {
        guard map.isGrouped, units[index].startsGroup, index + 2 < units.count else { return false }
        return [index + 1, index + 2].allSatisfy {
            !units[$0].startsGroup && map.roles[$0] == .other && units[$0].endsWithStop
                && units[$0].wordCount <= 14
        }
    }

    /// A title as the page's very last line, below furniture or a sign-off: of another article.
    func isLastTeaser(_ index: Int) -> Bool {
        guard index + 1 == units.count, paragraphCount > 0, let last = blocks.last else {
            return false
        }
        return [.boilerplate, .byline, .heading].contains(last.kind) && isHeadingLike(index)
            && !units[index].endsWithStop && !lists.contains(index)
    }

    /// Headings at the end with nothing under them are teasers of other articles.
    mutating func dropHeadingsOfNothing() {
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
