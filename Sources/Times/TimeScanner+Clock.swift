import ArticleModel
import DataPacks
import TextKernel

// Clock times and parts of the day, alone or beside a date.
extension TimeScanner {
    /// `18:00`, `18.00` and `18h05`: two numbers that make a clock time.
    func isClock(_ index: Int, limit: Int) -> Bool { clock(at: index, limit: limit) != nil }

    private func clock(at index: Int, limit: Int) -> (suffix: String, end: Int)? {
        guard let hour = number(at: index, limit: limit, digits: 1...2), hour <= 24 else {
            return nil
        }
        var end = index + 1
        var minute: Int?
        let isJoined = index + 2 < limit && isAdjacent(index + 1) && isAdjacent(index + 2)
        if isJoined, [":", ".", "h"].contains(where: { isMarkOrLetter($0, at: index + 1) }),
            let value = number(at: index + 2, limit: limit, digits: 2...2), value < 60
        {
            minute = value
            end = index + 3
        } else if let value = frenchMinute(at: index + 1, limit: limit) {
            minute = value
            end = index + 2
        }
        guard let suffix = clockSuffix(hour, minute, after: &end, limit: limit) else { return nil }
        return (suffix, end)
    }

    /// `h05`, which is one token after a number.
    private func frenchMinute(at index: Int, limit: Int) -> Int? {
        guard index < limit, isAdjacent(index), tokens[index].isWord else { return nil }
        let range = tokens[index].range
        guard range.count == 3, text[range.start] == UInt8(ascii: "h"),
            let minute = decimal(text, TextRange(range.start + 1, range.end)), minute < 60
        else { return nil }
        return minute
    }

    private func isMarkOrLetter(_ mark: Unicode.Scalar, at index: Int) -> Bool {
        tokens[index].isMark(mark)
            || (tokens[index].isWord && tokens[index].range.count == 1
                && text[tokens[index].start] == UInt8(ascii: "h") && mark == "h")
    }

    private func clockSuffix(_ hour: Int, _ minute: Int?, after end: inout Int, limit: Int)
        -> String?
    {
        var hour = hour
        let hasWord: Bool
        if let (half, after) = text(.clockAfter, at: end, limit: limit),
            minute != nil || view.match(at: end, limit: limit, .unit) == nil
        {
            if half == "PM", hour < 12 { hour += 12 }
            if half == "AM", hour == 12 { hour = 0 }
            end = after
            hasWord = true
        } else {
            hasWord = false
        }
        guard hasWord || minute != nil else { return nil }
        return "T\(padded(hour, 2)):\(padded(minute ?? 0, 2))"
    }

    /// What narrows a day that ends at token `index`: `, kl. 18.00`, ` evening`, `at 6 p.m.`.
    func timeOfDay(after index: Int, limit: Int) -> (time: TimeOfDay, end: Int)? {
        var start = skipMark(",", from: index, limit: limit)
        if let (part, end) = text(.daypart, at: start, limit: limit) {
            return (TimeOfDay(suffix: "T\(part)"), end)
        }
        let led = skip([.clock], from: start, limit: limit)
        let isLed = led > start
        start = led
        if let (suffix, end) = clock(at: start, limit: limit) {
            return (TimeOfDay(suffix: suffix), end)
        }
        guard isLed, let hour = number(at: start, limit: limit, digits: 1...2), hour <= 24 else {
            return nil
        }
        return (TimeOfDay(suffix: "T\(padded(hour, 2)):00"), start + 1)
    }

    /// `in the evening of 12 July`, `утром 13 февраля`, `18.00 on Monday`.
    func leadingTimeOfDay(at index: Int, limit: Int) -> TimeFinding? {
        let suffix: String
        let afterTime: Int
        var first = index
        if let (part, end) = text(.daypart, at: index, limit: limit) {
            suffix = "T\(part)"
            afterTime = end
        } else if let (clock, end) = clock(
            at: skip([.clock], from: index, limit: limit),
            limit: limit
        ) {
            first = skip([.clock], from: index, limit: limit)
            suffix = clock
            afterTime = end
        } else {
            return nil
        }
        var start = skipMark(",", from: afterTime, limit: limit)
        start = skip([.preposition, .between], from: start, limit: limit)
        guard start < limit, let hit = longest(at: start, limit: limit), hit.expression.isDay else {
            return nil
        }
        return TimeFinding(
            tokens: first..<hit.end,
            expression: hit.expression,
            timeOfDay: TimeOfDay(suffix: suffix)
        )
    }

    /// A part of the day that names its day (`tonight`), or a clock time on the day of writing.
    func loneTimeOfDay(at index: Int, limit: Int) -> TimeFinding? {
        if let (phrase, end) = text(.relativeDaypart, at: index, limit: limit) {
            let parts = phrase.split(separator: ":")
            guard parts.count == 2, let offset = Int(parts[0]) else { return nil }
            return TimeFinding(
                tokens: index..<end,
                expression: .relativeDay(offset),
                timeOfDay: TimeOfDay(suffix: "T\(parts[1])")
            )
        }
        let led = skip([.clock], from: index, limit: limit)
        guard led > index, let (suffix, end) = clock(at: led, limit: limit) else { return nil }
        // at 6 p.m. on Monday
        if let dated = leadingTimeOfDay(at: led, limit: limit) { return dated }
        return TimeFinding(
            tokens: led..<end,
            expression: .relativeDay(0),
            timeOfDay: TimeOfDay(suffix: suffix)
        )
    }
}
