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
        let found = clock(hour, minute, from: end, isLed: scanner.leadsHours(index))
        // “after 19 hours” is a length.
        if case .clock(_, .none) = found.part,
            isOrdinal(index) || scanner.view.match(at: end, limit: limit, .unit) != nil
        {
            return
        }
        nodes.append(found)
    }

    /// Whether a number is a day (`bis 3. Juli`), unlike the hour that ends a sentence.
    private func isOrdinal(_ index: Int) -> Bool {
        guard index + 2 < limit, scanner.isAdjacent(index + 1) else { return false }
        return scanner.view.match(at: index + 1, limit: limit, .ordinalSuffix) != nil
    }

    /// `sechs Uhr`, `six o'clock`; `o szesnastej` where words before it tell that an hour follows.
    func word(_ hour: Int, from end: Int, isLed: Bool) -> TimeNode? {
        guard (0...24).contains(hour) else { return nil }
        let node = clock(hour, nil, from: end, isLed: isLed)
        if case .clock(_, .none) = node.part, !isLed { return nil }
        return node
    }

    private func clock(_ hour: Int, _ minute: Int?, from end: Int, isLed: Bool) -> TimeNode {
        var hour = hour
        var end = end
        var sign: ClockSign = minute == nil ? .none : .minutes
        if let (half, after) = scanner.text(.clockAfter, at: end, limit: limit),
            minute != nil || isLed || !isUnit(from: end, to: after)
        {
            if half == "PM", hour < 12 { hour += 12 }
            if half == "AM", hour == 12 { hour = 0 }
            end = after
            sign = .word
        }
        return TimeNode(end, .clock("T\(padded(hour, 2)):\(padded(minute ?? 0, 2))", sign))
    }

    /// Whether what follows the number is no more than a unit: `9 hours`, not `9 часов утра`.
    private func isUnit(from start: Int, to end: Int) -> Bool {
        scanner.view.match(at: start, limit: limit, .unit).map { start + $0.count >= end } ?? false
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
            && isHourLetter(scanner.text[range.start])
    }

    /// French and Swedish write h, Dutch writes u.
    private func isHourLetter(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "h") || byte == UInt8(ascii: "u")
    }

    /// `h05`, `u10`, which is one token after a number.
    private func lettered(at index: Int) -> Int? {
        let range = scanner.tokens[index].range
        guard scanner.tokens[index].isWord, range.count == 3,
            isHourLetter(scanner.text[range.start]),
            let minute = decimal(scanner.text, TextRange(range.start + 1, range.end)), minute < 60
        else { return nil }
        return minute
    }
}

extension TimeScanner {
    /// Whether the words before a number tell that it is an hour, alone (`kl. 18`) or with the
    /// word for hours (`в 18 часов`).
    func leadsHours(_ index: Int) -> Bool {
        guard let value = lead(.clock, of: index, from: 0) else { return false }
        return value == "hour" || value == "hours"
    }
}
