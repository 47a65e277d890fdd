import ArticleModel
import DataPacks
import TextKernel

/// Reads clock times that begin with figures: `18:00`, `18.05 Uhr`, `18h05`, `6 p.m.`, and `6`,
/// which needs a word before it.
struct ClockReader {
    let scanner: TimeScanner
    let limit: Int

    func read(at index: Int, into nodes: inout [TimeNode]) {
        guard let hour = scanner.number(at: index, limit: limit, digits: 1...2), hour <= 24 else {
            return
        }
        let (minute, end) = minutes(after: index)
        let found = clock(hour, minute, at: index, from: end)
        nodes.append(found)
        // “Monday at 10.40 hours of talks began”: the minutes may be no minutes.
        if minute == nil, case .clock(_, .word) = found.part {
            nodes.append(TimeNode(end, .clock("T\(padded(hour, 2)):00", .none)))
        }
    }

    /// `sechs Uhr`, `six o'clock`, `klokken seks`.
    func word(_ hour: Int, at index: Int, from end: Int) -> TimeNode? {
        guard (0...24).contains(hour) else { return nil }
        let node = clock(hour, nil, at: index, from: end)
        if case .clock(_, .word) = node.part { return node }
        return nil
    }

    private func clock(_ hour: Int, _ minute: Int?, at index: Int, from end: Int) -> TimeNode {
        var hour = hour
        var end = end
        // `kl. 14`: what leads it leads nothing but clock times.
        let isHour = scanner.lead(of: index, .clock, from: 0) == "alone"
        var sign: ClockSign = isHour ? .word : minute == nil ? .none : .minutes
        if let (half, after) = scanner.text(.clockAfter, at: end, limit: limit),
            minute != nil || scanner.view.match(at: end, limit: limit, .unit) == nil
        {
            if half == "PM", hour < 12 { hour += 12 }
            if half == "AM", hour == 12 { hour = 0 }
            end = after
            sign = .word
        }
        return TimeNode(end, .clock("T\(padded(hour, 2)):\(padded(minute ?? 0, 2))", sign))
    }

    private func minutes(after index: Int) -> (minute: Int?, end: Int) {
        let mark = index + 1
        guard mark < limit, scanner.isAdjacent(mark) else { return (nil, mark) }
        if let minute = lettered(at: mark) { return (minute, mark + 1) }
        guard mark + 1 < limit, scanner.isAdjacent(mark + 1),
            [":", "."].contains(where: { scanner.tokens[mark].isMark($0) }) || isHourLetter(mark),
            let minute = scanner.number(at: mark + 1, limit: limit, digits: 2...2), minute < 60
        else { return (nil, mark) }
        return (minute, mark + 2)
    }

    private func isHourLetter(_ index: Int) -> Bool {
        let range = scanner.tokens[index].range
        return scanner.tokens[index].isWord && range.count == 1
            && scanner.text[range.start] == UInt8(ascii: "h")
    }

    /// `h05`, which is one token after a number.
    private func lettered(at index: Int) -> Int? {
        let range = scanner.tokens[index].range
        guard scanner.tokens[index].isWord, range.count == 3,
            scanner.text[range.start] == UInt8(ascii: "h"),
            let minute = decimal(scanner.text, TextRange(range.start + 1, range.end)), minute < 60
        else { return nil }
        return minute
    }
}
