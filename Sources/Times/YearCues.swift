import DataPacks
import TextKernel

/// Tells a year from any other number of four figures.
struct YearCues {
    let scanner: TimeScanner
    let range: Range<Int>

    func isYear(at index: Int) -> Bool {
        let end = index + 1
        guard !joinsNumber(index), !scanner.isCounted(end, limit: range.upperBound) else {
            return false
        }
        if scanner.yearWordEnd(at: end, limit: range.upperBound) != nil { return true }
        let isBracketed =
            index > range.lowerBound && scanner.tokens[index - 1].isMark("(")
            && end < range.upperBound && scanner.tokens[end].isMark(")")
        return isBracketed || isLed(index)
    }

    private func isLed(_ index: Int) -> Bool {
        guard index > range.lowerBound else { return false }
        let before = index - 1
        // German writes what is counted with a capital: “vor 2023 Zuschauern”.
        if scanner.pack.capitalisesNouns, index + 1 < range.upperBound,
            scanner.tokens[index + 1].isCapital, scanner.tokens[index + 1].isWord
        {
            return false
        }
        if scanner.pack.writesBareYears, isBare(index) { return true }
        let isGrammar = scanner.isWord(.functionWord, at: before, limit: index)
        if isGrammar, !scanner.countsSomething(index + 1, limit: range.upperBound) { return true }
        return scanner.isLed(
            index,
            by: [.preposition, .between, .yearWord],
            from: range.lowerBound
        )
            || scanner.isWord(.placePreposition, at: before, limit: index)
            || scanner.tokens[before].isMark("–") && before > range.lowerBound
                && scanner.tokens[before - 1].isNumber
    }

    /// A year after a word in the running text, which nothing follows that it could count.
    private func isBare(_ index: Int) -> Bool {
        guard let year = scanner.number(at: index, limit: range.upperBound, digits: 4...4),
            (1900...2099).contains(year), scanner.tokens[index - 1].isWord
        else { return false }
        return !scanner.countsSomething(index + 1, limit: range.upperBound)
    }

    /// Part of a decimal, an amount, a phone number or a range of such.
    private func joinsNumber(_ index: Int) -> Bool {
        func isNumberMark(_ place: Int) -> Bool {
            ["%", "€", "$", "£", "°"].contains { scanner.tokens[place].isMark($0) }
        }
        if index > range.lowerBound + 1, scanner.isAdjacent(index),
            scanner.tokens[index - 2].isNumber
        {
            return !scanner.tokens[index - 1].isMark("–")
        }
        if index > range.lowerBound, isNumberMark(index - 1) { return true }
        guard index + 1 < range.upperBound else { return false }
        if isNumberMark(index + 1) { return true }
        let isJoined =
            scanner.isAdjacent(index + 1) && index + 2 < range.upperBound
            && scanner.isAdjacent(index + 2)
        return isJoined && scanner.tokens[index + 2].isNumber
            && !scanner.tokens[index + 1].isMark("–")
    }
}
