import ArticleModel
import DataPacks
import TextKernel

/// When the page was published or changed.
extension UnitReader {
    /// Words that a stamp takes at most.
    private static let longestStamp = 26

    /// A stamp with its leading word: `Updated: 12 July, 14:02`.
    ///
    /// What is no date beside its figures may stand in it (`Updated 2 hours ago by the desk`), but
    /// not in a sentence: `Published in 1932, the book sold well.`
    func isStamp(_ range: Range<Int>) -> Bool {
        let end = range.upperBound
        guard wordCount(range) <= UnitReader.longestStamp,
            let start = range.first(where: {
                words.match(at: $0, limit: end, .stamp) != nil || tokens[$0].isWord
            }),
            let match = words.match(at: start, limit: end, .stamp)
        else { return isDateAndStamp(range) }
        let rest = (start + match.count)..<end
        if rest.isEmpty || isBareDate(rest) || isStampAndLabels(rest) { return true }
        guard !PageUnit.isStop(mark(end - 1)) else { return false }
        return tokens[rest].contains(where: \.isNumber) || isDated(rest) && wordCount(rest) <= 6
    }

    /// A date with a stamp behind it: `17/08/2021 07h45 Atualizado há 2 anos`.
    private func isDateAndStamp(_ range: Range<Int>) -> Bool {
        guard
            let start = range.dropFirst().first(where: {
                words.match(at: $0, limit: range.upperBound, .stamp) != nil
            })
        else { return false }
        return isBareDate(range.lowerBound..<start) && isStamp(start..<range.upperBound)
    }

    /// A date and, behind bars or dashes, labels and further stamps.
    ///
    /// `3 May 2018, 6:00 | Changed 4 May - Reading time: 4 min.`
    private func isStampAndLabels(_ range: Range<Int>) -> Bool {
        var start = range.lowerBound
        var parts = 0
        for index in range.lowerBound...range.upperBound
        where index == range.upperBound || partsLabels(index) {
            let part = start..<index
            start = index + 1
            guard !part.isEmpty else { continue }
            guard isBareDate(part) || parts > 0 && (isInterface(part) || isLedDate(part)) else {
                return false
            }
            parts += 1
        }
        return parts > 1
    }

    /// A bar, or a dash with space around it.
    private func partsLabels(_ index: Int) -> Bool {
        switch mark(index) {
        case 0x7C, 0xB7, 0x2022: true
        case 0x2D, 0x2013, 0x2014:
            tokens[index].has(.afterSpace) && index + 1 < tokens.count
                && tokens[index + 1].has(.afterSpace)
        default: false
        }
    }

    /// A stamp's word and a date.
    private func isLedDate(_ range: Range<Int>) -> Bool {
        guard let match = words.match(at: range.lowerBound, limit: range.upperBound, .stamp) else {
            return false
        }
        return isBareDate((range.lowerBound + match.count)..<range.upperBound)
    }

    /// `yesterday`, `on Friday`: a day without a figure.
    private func isDated(_ range: Range<Int>) -> Bool {
        range.contains { index in
            [TimeClass.relativeDay, .weekday, .agoAfter, .agoBefore]
                .contains { times.match(at: index, limit: range.upperBound, $0) != nil }
        }
    }

    /// A date, a date and a clock time, a clock time, or how long ago, and nothing else; a place
    /// may stand before it.
    func isBareDate(_ range: Range<Int>) -> Bool {
        guard wordCount(range) <= 14, tokens[range].contains(where: \.isNumber) else {
            return false
        }
        var index = afterPlace(range)
        var hasYearOrMonth = false
        var hasClock = false
        var isAgo = false
        let limit = range.upperBound
        while index < limit {
            let token = tokens[index]
            if let match = times.match(at: index, limit: limit, .month) {
                hasYearOrMonth = true
                index += match.count
            } else if token.isNumber {
                if token.end - token.start == 4 { hasYearOrMonth = true }
                hasClock = hasClock || isClock(at: index, limit: limit)
                index += 1
            } else if let length = dateFiller(at: index, limit: limit) {
                index += length
            } else if let length = agoFiller(at: index, limit: limit) {
                isAgo = true
                index += length
            } else {
                return false
            }
        }
        return hasYearOrMonth || hasClock || isAgo
    }

    /// The token after `Seville - ` before a date, else the first.
    private func afterPlace(_ range: Range<Int>) -> Int {
        let start = range.lowerBound
        guard tokens[start].isWord, tokens[start].isCapital else { return start }
        let longest = min(range.upperBound, start + 4)
        let separator = (start..<longest).first { index in
            [0x2D, 0x2013, 0x2C, 0x7C].contains(mark(index))
                && (mark(index) == 0x2C || tokens[index].has(.afterSpace))
        }
        guard let separator, separator > start, separator + 1 < range.upperBound,
            tokens[start..<separator].allSatisfy({ $0.isWord && $0.isCapital }),
            separator == start + 1
                || authority(at: start, limit: separator).map({
                    $0.authority.isPlace && $0.count == separator - start
                }) == true,
            !(start..<separator).contains(where: { dateFiller(at: $0, limit: separator) != nil })
        else { return start }
        return separator + 1
    }

    /// `14:02`, `14.02`, `14h02`.
    private func isClock(at index: Int, limit: Int) -> Bool {
        if tokens[index].has(.hasDigit), !tokens[index].isNumber { return true }
        guard index + 2 < limit, [0x3A, 0x2E].contains(mark(index + 1)),
            tokens[index + 2].isNumber
        else { return false }
        let isShort = tokens[index].end - tokens[index].start <= 2
        return isShort && tokens[index + 2].end - tokens[index + 2].start == 2
    }

    private func dateFiller(at index: Int, limit: Int) -> Int? {
        let token = tokens[index]
        if token.kind == .punctuation {
            return QuotationMark.isMark(token.mark) ? nil : 1
        }
        let classes: [TimeClass] = [
            .weekday, .clock, .clockAfter, .article, .preposition, .between, .ordinalSuffix,
            .yearWord,
            .relativeDay,
        ]
        for wordClass in classes {
            if let match = times.match(at: index, limit: limit, wordClass) { return match.count }
        }
        // A time zone: GMT, CEST, МСК; and the letters of 19h12 and 10:04Z.
        if token.isAllCapitals && token.end - token.start <= 8 { return 1 }
        let isBetweenDigits = index > 0 && tokens[index - 1].isNumber
        let longest = token.has(.hasDigit) ? 3 : 2  // h12 is one token
        return isBetweenDigits && token.end - token.start <= longest ? 1 : nil
    }

    private func agoFiller(at index: Int, limit: Int) -> Int? {
        for wordClass in [TimeClass.unit, .agoBefore, .agoAfter] {
            if let match = times.match(at: index, limit: limit, wordClass) { return match.count }
        }
        return nil
    }
}
