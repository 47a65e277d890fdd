import TextKernel

/// Reads numbers in Roman figures, which count centuries: `XX`, `XXI`, `XIXe`, `XX-го`.
struct RomanReader {
    /// The later centuries are no news.
    private static let largest = 30
    /// Latin letters and the Cyrillic ones that look the same: `ХХ век` is typed with either.
    private static let figures: [(letter: [UInt8], value: Int)] = [
        (Array("X".utf8), 10), (Array("V".utf8), 5), (Array("I".utf8), 1),
        (Array("Х".utf8), 10), (Array("І".utf8), 1),
    ]

    let scanner: TimeScanner
    let limit: Int

    /// Whether a word with this first byte may be one: a Latin figure or a Cyrillic letter.
    static func mayBegin(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "I") || byte == UInt8(ascii: "V") || byte == UInt8(ascii: "X")
            || byte == 0xD0
    }

    /// The number that begins at token `index`, with an ending that makes it an ordinal.
    func read(at index: Int) -> (number: Int, end: Int)? {
        let token = scanner.tokens[index]
        guard token.isWord, token.isCapital, let (number, rest) = value(token.range),
            rest == token.end || isOrdinalEnding(TextRange(rest, token.end))
        else { return nil }
        return (number, afterEnding(index + 1))
    }

    /// The value of the figures that a word begins with, and where they end.
    private func value(_ range: TextRange) -> (number: Int, rest: Int)? {
        var values: [Int] = []
        var place = range.start
        while place < range.end, values.count < 6,
            let figure = RomanReader.figures.first(where: { begins($0.letter, place, range.end) })
        {
            values.append(figure.value)
            place += figure.letter.count
        }
        var number = 0
        for (index, value) in values.enumerated() {
            let next = index + 1 < values.count ? values[index + 1] : 0
            number += value < next ? -value : value
        }
        return (1...RomanReader.largest).contains(number) ? (number, place) : nil
    }

    private func begins(_ letter: [UInt8], _ place: Int, _ end: Int) -> Bool {
        place + letter.count <= end
            && zip(letter, scanner.text[place...]).allSatisfy { $0 == $1 }
    }

    /// `e` of `XXe`, which is one word with the figures.
    private func isOrdinalEnding(_ range: TextRange) -> Bool {
        RomanReader.endings.contains { ending in
            ending.count == range.count
                && zip(ending, scanner.text[range.start..<range.end]).allSatisfy { $0 == $1 }
        }
    }

    private static let endings = ["e", "è", "ème", "eme", "er"].map { Array($0.utf8) }

    /// `-го` of `XX-го века`.
    private func afterEnding(_ index: Int) -> Int {
        guard index + 1 < limit, scanner.tokens[index].isMark("-"), scanner.isAdjacent(index),
            scanner.isAdjacent(index + 1), scanner.tokens[index + 1].isWord,
            scanner.tokens[index + 1].range.count <= 6
        else { return index }
        return index + 2
    }
}
