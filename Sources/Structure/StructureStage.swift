package import ArticleModel
package import DataPacks
import TextKernel

/// Writes the layer `blocks`: what is headline, byline, dateline, paragraph, heading, caption,
/// list, interface text or repeat; and from these the headline, the bylines and the dateline.
package struct StructureStage: Stage {
    package static let name = "structure"
    package static let reads: Set<Layer> = [.text, .language]
    package static let writes: Set<Layer> = [.blocks]

    private let library: PackLibrary

    package init(_ library: PackLibrary) { self.library = library }

    package func annotate(_ draft: inout Draft) {
        var layout = PageLayout(draft, library)
        layout.read()
        draft.blocks = layout.blocks
        draft.headline = layout.blocks.first { $0.kind == .headline }?.range
        draft.bylines = layout.bylines
        draft.dateline = layout.dateline
    }
}

/// The page as a whole: where the head ends, what each unit is.
private struct PageLayout {
    /// Words from which a unit without a stop is text all the same.
    private static let longestHeading = 24
    private static let longestHeadline = 32
    private static let longestCaption = 80

    private(set) var blocks: [Draft.Block] = []
    private(set) var bylines: [String] = []
    private(set) var dateline: ArticleRecord.Dateline?

    private let page: UnitReader
    private let bylineParser: BylineParser
    private let units: [PageUnit]
    private let bodyStart: Int
    /// The last unit of the head that may be its headline; nil if none may.
    private let lastTitle: Int?
    private var hasHeadline = false
    private var hasParagraph = false
    private var knownAuthors: Set<String> = []
    private var seen: Set<UInt64> = []

    init(_ draft: Draft, _ library: PackLibrary) {
        page = UnitReader(draft, library)
        bylineParser = BylineParser(page: page)
        units = PageCutter(draft).units()
        let reader = page
        bodyStart =
            units.firstIndex {
                ($0.endsWithStop && $0.wordCount >= 8 && reader.tokens[$0.tokens].last?.mark != 0x3F
                    || $0.wordCount > PageLayout.longestHeadline)
                    && !reader.isLedFurniture($0)
            } ?? units.count
        let parser = bylineParser
        lastTitle = units[..<bodyStart].lastIndex {
            $0.wordCount >= 3 && !reader.isBareDate($0) && !reader.isLedFurniture($0)
                && parser.ledByline($0.tokens) == nil
        }
    }

    mutating func read() {
        for index in units.indices {
            if page.draft.isOver() { return }
            let unit = units[index]
            if isRepeat(unit) {
                append(.repeat, unit.tokens)
            } else if !readFurniture(unit) && !readByline(index) && !readHeading(index) {
                readText(index)
            }
        }
    }

    private mutating func append(_ kind: BlockKind, _ tokens: Range<Int>) {
        guard !tokens.isEmpty else { return }
        if kind == .paragraph { hasParagraph = true }
        blocks.append(
            Draft.Block(kind: kind, range: page.draft.bytes(ofTokens: tokens), tokens: tokens)
        )
    }

    private mutating func isRepeat(_ unit: PageUnit) -> Bool {
        guard unit.wordCount >= 4 else { return false }
        let key = page.tokens[unit.tokens].reduce(WordHash.seed) { WordHash.chain($0, $1.key) }
        return !seen.insert(key).inserted
    }

    private mutating func readFurniture(_ unit: PageUnit) -> Bool {
        guard page.isInterface(unit.tokens) || page.isLedFurniture(unit) || page.isBareDate(unit)
        else { return false }
        append(.boilerplate, unit.tokens)
        return true
    }

    private mutating func readByline(_ index: Int) -> Bool {
        let unit = units[index]
        if page.isSignOff(unit.tokens) {
            append(.byline, unit.tokens)
            return true
        }
        let credit = page.credit(in: unit)
        let head = unit.tokens.lowerBound..<(credit ?? unit.tokens.upperBound)
        guard !head.isEmpty, let names = authors(head, at: index) else { return false }
        let known = bylines.count
        bylines.append(contentsOf: names.filter { !knownAuthors.contains($0) })
        knownAuthors.formUnion(bylines[known...])
        append(.byline, head)
        append(.boilerplate, head.upperBound..<unit.tokens.upperBound)
        return true
    }

    private func authors(_ range: Range<Int>, at index: Int) -> [String]? {
        if let names = bylineParser.ledByline(range) { return names }
        guard !units[index].endsWithStop else { return nil }
        if index < bodyStart, hasHeadline {
            let next = index + 1 < units.count ? units[index + 1] : nil
            let isLast =
                index + 1 == bodyStart || next.map(page.isBareDate) == true
                || next.map(page.isLedFurniture) == true
            return bylineParser.bareByline(range, isSure: isLast && units[index].wordCount <= 4)
        }
        let isTail =
            index > bodyStart
            && units[(index + 1)...].allSatisfy {
                page.isInterface($0.tokens) || page.isLedFurniture($0) || page.isSignOff($0.tokens)
            }
        guard isTail else { return nil }
        let hasAgency = page.tokens[range].contains { $0.isMark("/") }
        return bylineParser.bareByline(range, isSure: hasAgency)
    }

    private mutating func readHeading(_ index: Int) -> Bool {
        let unit = units[index]
        guard index + 1 < units.count, !PageUnit.isBullet(page.tokens[unit.tokens.lowerBound].mark)
        else { return false }
        if index < bodyStart { return readHead(index) }
        let last = page.tokens[unit.tokens.upperBound - 1].mark
        let isQuestion = last == 0x3F
        let isOpen = [0x3A, 0x2C, 0x3B].contains(last)
        guard unit.wordCount <= PageLayout.longestHeading, unit.wordCount >= 1,
            !isOpen, !unit.endsWithStop || isQuestion, page.credit(in: unit) == nil,
            opensWithCapital(unit), page.repetition(in: unit.tokens) == nil,
            !isSpeech(unit)
        else { return false }
        append(.heading, unit.tokens)
        return true
    }

    /// A question that is spoken, in marks or after a dash, is no heading.
    private func isSpeech(_ unit: PageUnit) -> Bool {
        let mark = page.tokens[unit.tokens.lowerBound].mark
        let isQuoted =
            QuotationMark.isMark(mark)
            && QuotationMark.isMark(page.tokens[unit.tokens.upperBound - 1].mark)
        return mark == 0x2014 || (isQuoted && unit.endsWithStop)
    }

    /// Units before the body: a label of the section, the headline, then decks.
    private mutating func readHead(_ index: Int) -> Bool {
        let unit = units[index]
        guard unit.wordCount <= PageLayout.longestHeadline, unit.wordCount > 0,
            page.credit(in: unit) == nil
        else { return false }
        if hasHeadline {
            guard !unit.endsWithStop, unit.wordCount >= 2 else { return false }
            append(.heading, unit.tokens)
            return true
        }
        if unit.wordCount <= 2, let lastTitle, lastTitle > index {
            append(.boilerplate, unit.tokens)
            return true
        }
        hasHeadline = true
        append(.headline, unit.tokens)
        return true
    }

    private func opensWithCapital(_ unit: PageUnit) -> Bool {
        guard let first = page.tokens[unit.tokens].first(where: { $0.kind != .punctuation }) else {
            return false
        }
        return first.isCapital || first.isNumber || first.shape.contains(.caseless)
            || first.shape.contains(.mixedCase)
    }

    private mutating func readText(_ index: Int) {
        let unit = units[index]
        var range = unit.tokens
        if let start = page.repetition(in: range) {
            range = range.lowerBound..<start
        }
        let rest = range.upperBound..<unit.tokens.upperBound
        if let credit = page.credit(in: unit), credit < range.upperBound {
            let text = range.lowerBound..<credit
            let isCaption = unit.wordCount <= PageLayout.longestCaption * 2
            append(isCaption ? .caption : .paragraph, text)
            append(.boilerplate, credit..<range.upperBound)
        } else if let match = page.words.match(
            at: range.lowerBound,
            limit: range.upperBound,
            .captionPrefix
        ),
            unit.wordCount <= PageLayout.longestCaption, match.count < range.count
        {
            append(.caption, range)
        } else if PageUnit.isBullet(page.tokens[range.lowerBound].mark),
            range.count > 1, page.tokens[range.lowerBound].mark != 0x2013 || !unit.endsWithStop
        {
            append(.list, range)
        } else {
            readParagraph(range)
        }
        append(.repeat, rest)
    }

    private mutating func readParagraph(_ range: Range<Int>) {
        var range = range
        if dateline == nil, !hasParagraph,
            let found = DatelineParser(page: page).parse(range)
        {
            dateline = found.dateline
            append(.dateline, found.tokens)
            range = found.tokens.upperBound..<range.upperBound
        }
        let tokens = page.tokens
        let signOff =
            range.suffix(7).first { start in
                start > range.lowerBound && [0x2E, 0x21, 0x3F].contains(tokens[start - 1].mark)
                    && page.isSignOff(start..<range.upperBound)
            } ?? range.upperBound
        append(.paragraph, range.lowerBound..<signOff)
        append(.byline, signOff..<range.upperBound)
    }
}
