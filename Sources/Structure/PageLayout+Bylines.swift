import ArticleModel
import DataPacks
import TextKernel

/// Who wrote it: bylines with their word, names alone, offices, sign-offs.
extension PageLayout {
    mutating func readByline(_ index: Int, afterByline: Bool) -> Bool {
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
        if readOffices(index) { return true }
        let end = endOfNames(index)
        let start = endOfDate(index, before: end)
        let head = start..<end
        guard !head.isEmpty, let names = authors(head, at: index) else { return false }
        append(.boilerplate, range.lowerBound..<start)
        take(names, head)
        append(.boilerplate, end..<range.upperBound)
        return true
    }

    /// Names with what each did behind them: `Amélia Portugal (texto) e Tiago Sarmento (fotos)`
    /// signs the article; who only took the pictures has a credit.
    private mutating func readOffices(_ index: Int) -> Bool {
        let range = units[index].tokens
        guard index < map.headEnd || followsHeadByline(index), hasHeadline,
            let credit = map.creditStarts[index], credit > range.lowerBound,
            let word = (credit..<range.upperBound).first(where: { tokens[$0].isWord }),
            let match = page.words.match(at: word, limit: range.upperBound, .creditPrefix),
            page.wordCount(word + match.count..<range.upperBound) == 0,
            page.mark(word - 1) == 0x28 || page.mark(word - 1) == 0x2C
        else { return false }
        let head = range.lowerBound..<(page.mark(credit - 1) == 0x2C ? credit - 1 : credit)
        guard
            let names = bylineParser.ledByline(head)
                ?? bylineParser.bareByline(head, isSure: true)
        else { return false }
        if names.count > 1 {
            take(names, range)
            return true
        }
        // `фото автора` says that the author took them.
        guard match.count == 1 else { return false }
        append(.boilerplate, range)
        return true
    }

    private func followsHeadByline(_ index: Int) -> Bool {
        index <= map.bodyStart && blocks.last?.kind == .byline
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
