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
        if case .clock(_, .none) = found.part {
            // “after 19 hours” is a length.
            if isOrdinal(index) || scanner.view.match(at: end, limit: limit, .unit) != nil {
                return
            }
        }
        nodes.append(found)
    }

    /// The day in “vom 28. Juni bis 3. Juli”, unlike the hour that ends a sentence.
    private func isOrdinal(_ index: Int) -> Bool {
        guard index + 2 < limit, scanner.isAdjacent(index + 1) else { return false }
        return scanner.view.match(at: index + 1, limit: limit, .ordinalSuffix) != nil
    }

    /// `sechs Uhr`, `six o'clock`.
    func word(_ hour: Int, at index: Int, from end: Int) -> TimeNode? {
        guard (0...24).contains(hour) else { return nil }
        let node = clock(hour, nil, at: index, from: end)
        if case .clock(_, .word) = node.part { return node }
        return nil
    }

    private func clock(_ hour: Int, _ minute: Int?, at index: Int, from end: Int) -> TimeNode {
        var hour = hour
        var end = end
        let leader = leader(of: index)
        var sign: ClockSign = minute != nil ? .minutes : leader == "always" ? .word : .none
        if let (half, after) = scanner.text(.clockAfter, at: end, limit: limit),
            minute != nil || !countsHours(from: end, to: after) || leader != nil
        {
            if half == "PM", hour < 12 { hour += 12 }
            if half == "AM", hour == 12 { hour = 0 }
            end = after
            sign = .word
        }
        return TimeNode(end, .clock("T\(padded(hour, 2)):\(padded(minute ?? 0, 2))", sign))
    }

    /// Whether the words after a number may say a length: “2 uur”, unlike “2 uur 's middags”.
    private func countsHours(from end: Int, to after: Int) -> Bool {
        scanner.view.match(at: end, limit: limit, .unit).map { end + $0.count == after } ?? false
    }

    /// What the word before a number says of it: `hour`, that hours after it are those of the
    /// clock (“om 2 uur”), `always`, that any number is (“klo 18”).
    private func leader(of index: Int) -> String? {
        guard index > 0, let word = scanner.view.match(at: index - 1, limit: index, .clock),
            word.value.text != "-"
        else { return nil }
        return word.value.text
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
