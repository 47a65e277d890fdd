import DataPacks
import TextKernel

/// Reads counts: `16`, `1.5`, `2,000`, `1/2`, `twenty-four`, `two thousand and five`, `several`.
struct NumberReader {
    /// No number of the news has more words.
    private static let mostWords = 8

    let scanner: TimeScanner
    let limit: Int

    /// A count in figures that begins at token `index`.
    func figures(at index: Int) -> (count: TimePart.Count, end: Int)? {
        guard let whole = scanner.number(at: index, limit: limit, digits: 1...6) else { return nil }
        let digits = scanner.tokens[index].range.count
        guard index + 2 < limit, scanner.isAdjacent(index + 1), scanner.isAdjacent(index + 2),
            let part = scanner.number(at: index + 2, limit: limit, digits: 1...3)
        else { return (.init(value: Double(whole), digits: digits), index + 1) }
        let mark = scanner.tokens[index + 1]
        let width = scanner.tokens[index + 2].range.count
        if mark.isMark(".") || mark.isMark(","), width < 3 {
            let scale = width == 1 ? 10.0 : 100.0
            return (.init(value: Double(whole) + Double(part) / scale, digits: 9), index + 3)
        }
        if mark.isMark(".") || mark.isMark(","), width == 3, digits <= 3, whole > 0 {
            return (.init(value: Double(whole * 1000 + part), digits: 9), index + 3)
        }
        if mark.isMark("/"),
            [(1, 2), (1, 3), (1, 4), (3, 4)].contains(where: { $0 == (whole, part) })
        {
            return (.init(value: Double(whole) / Double(part), digits: 9), index + 3)
        }
        return (.init(value: Double(whole), digits: digits), index + 1)
    }

    /// A count or an ordinal in words.
    func readWords(at index: Int, into nodes: inout [TimeNode]) {
        let bits = scanner.view.classes(at: index)
        if bits & TimeClass.vagueNumber.bit != 0,
            let (vague, end) = scanner.text(.vagueNumber, at: index, limit: limit)
        {
            nodes.append(TimeNode(end, .number(.init(value: Double(vague), digits: 0))))
        }
        if bits & TimeClass.ordinal.bit != 0,
            let (ordinal, end) = scanner.value(.ordinal, at: index, limit: limit)
        {
            nodes.append(TimeNode(end, .ordinal(ordinal)))
        }
        guard bits & TimeClass.number.bit != 0,
            let first = scanner.value(.number, at: index, limit: limit)
        else { return }
        nodes.append(TimeNode(first.end, .number(.init(value: Double(first.number), digits: 0))))
        var total = first
        for _ in 0..<NumberReader.mostWords {
            guard let longer = joined(total) else { break }
            total = longer
            nodes.append(
                TimeNode(total.end, .number(.init(value: Double(total.number), digits: 0)))
            )
        }
        readOrdinal(after: total, into: &nodes)
    }

    /// `twenty second`, `thirty-first`.
    private func readOrdinal(after tens: (number: Int, end: Int), into nodes: inout [TimeNode]) {
        guard tens.number % 10 == 0, (20...90).contains(tens.number % 100) else { return }
        let start = skipJoint(from: tens.end)
        guard let (ordinal, end) = scanner.value(.ordinal, at: start, limit: limit), ordinal < 10
        else { return }
        nodes.append(TimeNode(end, .ordinal(tens.number + ordinal)))
    }

    /// The number with the next word taken in, where that makes one number of them.
    private func joined(_ total: (number: Int, end: Int)) -> (number: Int, end: Int)? {
        for start in Set([total.end, skipJoint(from: total.end)]).sorted() {
            guard let next = scanner.value(.number, at: start, limit: limit) else { continue }
            if let number = NumberReader.sum(total.number, next.number) {
                return (number, next.end)
            }
        }
        return nil
    }

    private func skipJoint(from index: Int) -> Int {
        guard index < limit else { return index }
        if scanner.tokens[index].isMark("-"), scanner.isAdjacent(index) { return index + 1 }
        return scanner.view.match(at: index, limit: limit, .numberJoint).map { index + $0.count }
            ?? index
    }

    /// `twenty` and `four`, `two` and `hundred`, `nineteen` and `eighty` of a year.
    static func sum(_ a: Int, _ b: Int) -> Int? {
        let ending = a % 1000
        if b == 1000, a < 1000, a > 0 { return a * 1000 }
        if b == 100, ending > 0, ending < 20, a != 100 { return a - ending + ending * 100 }
        if b < 10, b > 0, ending % 100 >= 20, a % 10 == 0 { return a + b }
        if b < 100, b > 0, a % 100 == 0, a >= 100 { return a + b }
        if b < 1000, b >= 100, a % 1000 == 0, a >= 1000 { return a + b }
        if (13...20).contains(a), (10...99).contains(b) { return a * 100 + b }
        return nil
    }
}
