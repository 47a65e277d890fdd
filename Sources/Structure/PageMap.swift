import ArticleModel
import DataPacks
import TextKernel

/// The units of a page and where its parts lie: head, body, tail.
struct PageMap {
    /// What a unit is by itself, wherever it stands.
    enum Role: Equatable {
        case furniture
        /// Initials, an agency or an address.
        case signOff
        /// With the authors that it names.
        case byline([String])
        /// A picture's credit and nothing else.
        case credit
        case other
    }

    /// Words from which a unit without a stop is text all the same.
    static let longestHeadline = 32
    private static let longestTitleSentence = 20
    /// Units that a standfirst may take between headline and byline.
    private static let longestStandfirst = 3

    let units: [PageUnit]
    let roles: [Role]
    /// The first token of each unit's photo credit, nil if it holds none.
    let creditStarts: [Int?]
    /// The first unit of running text.
    private(set) var bodyStart = 0
    /// After the last stamp or byline that stands close below the headline.
    private(set) var headEnd = 0
    /// From here on there are only furniture, names and sign-offs.
    private(set) var tailStart = 0
    /// The last unit of the head that may be its headline; nil if none may.
    private(set) var lastTitle: Int?
    /// Units are parted by empty lines, so that lines of one group belong together.
    let isGrouped: Bool

    private let page: UnitReader

    init(_ page: UnitReader) {
        self.page = page
        let units = PageCutter(page).units()
        let bylines = BylineParser(page: page)
        let signOffs = SignOffReader(page: page)
        let credits = CreditParser(page: page)
        self.units = units
        let creditStarts = units.map { page.draft.isOver() ? nil : credits.start(in: $0) }
        self.creditStarts = creditStarts
        roles = zip(units, creditStarts).map { unit, creditStart in
            if page.draft.isOver() { return .other }
            if signOffs.isBracketed(unit.tokens) { return .signOff }
            if page.isStamp(unit.tokens) || page.isBareDate(unit.tokens) { return .furniture }
            if let names = bylines.ledByline(unit.tokens) { return .byline(names) }
            if page.isFurniture(unit) { return .furniture }
            if signOffs.isAddress(unit) { return .signOff }
            return creditStart == unit.tokens.lowerBound ? .credit : .other
        }
        isGrouped = PageMap.areGrouped(units)
        bodyStart = firstText()
        headEnd = endOfHead()
        tailStart = startOfTail(bylines, signOffs)
        lastTitle = units[..<bodyStart].indices.last { isTitle($0) && units[$0].wordCount >= 3 }
    }

    /// Most units, or nearly all paragraphs, stand below an empty line.
    private static func areGrouped(_ units: [PageUnit]) -> Bool {
        if units.count(where: \.startsGroup) * 10 >= units.count * 6 { return true }
        let paragraphs = units.filter { $0.endsWithStop && $0.wordCount >= 8 }
        return paragraphs.count >= 2
            && paragraphs.count(where: \.startsGroup) * 10 >= paragraphs.count * 8
    }

    /// Whether a unit of the head may be a title: no furniture, byline or credit.
    func isTitle(_ index: Int) -> Bool {
        roles[index] == .other && !page.isMenu(units[index])
            && !page.isMasthead(units[index].tokens)
    }

    /// A long unit, or one of eight words with its stop; before any title, where no headline may
    /// be expected any more, a short sentence will do.
    private func firstText() -> Int {
        var hasTitle = false
        for index in units.indices {
            let unit = units[index]
            guard roles[index] == .other else { continue }
            if unit.wordCount > PageMap.longestHeadline { return index }
            let isTitleSentence = isTitleSentence(index)
            let last = page.mark(unit.tokens.upperBound - 1)
            let isText = unit.endsWithStop && last != 0x3F && !isTitleSentence
            let leastWords = hasTitle || last != 0x2E ? 8 : 3
            if isText, unit.wordCount >= leastWords { return index }
            hasTitle = hasTitle || isTitleSentence || (unit.wordCount >= 3 && isTitle(index))
        }
        return units.count
    }

    /// A headline that is a sentence with its stop: first of all, and a stamp or byline below it.
    private func isTitleSentence(_ index: Int) -> Bool {
        guard units[index].wordCount <= PageMap.longestTitleSentence, index + 2 < units.count,
            roles[..<index].allSatisfy({ $0 != .other })
        else { return false }
        return isHeadMark(index + 1)
    }

    /// A stamp, or a byline with its word.
    private func isHeadMark(_ index: Int) -> Bool {
        switch roles[index] {
        case .byline: true
        case .furniture: isStampOrDate(index)
        default: false
        }
    }

    func isStampOrDate(_ index: Int) -> Bool {
        guard units.indices.contains(index), roles[index] == .furniture else { return false }
        return page.isStamp(units[index].tokens) || page.isBareDate(units[index].tokens)
    }

    private func endOfHead() -> Int {
        var texts = 0
        var end = bodyStart
        for index in bodyStart..<max(bodyStart, min(units.count, bodyStart + 12)) {
            if isHeadMark(index) {
                end = index + 1
            } else if roles[index] == .other, units[index].wordCount > 6 {
                texts += 1
                if texts > PageMap.longestStandfirst { break }
            }
        }
        return end < units.count ? end : bodyStart
    }

    private func startOfTail(_ bylines: BylineParser, _ signOffs: SignOffReader) -> Int {
        var start = units.count
        while start > headEnd + 1, start > 1 {
            let unit = units[start - 1]
            let isTail =
                roles[start - 1] != .other || signOffs.isAgencyLine(unit.tokens)
                || bylines.bareByline(unit.tokens, isSure: true) != nil
            guard isTail else { break }
            start -= 1
        }
        return start
    }
}
