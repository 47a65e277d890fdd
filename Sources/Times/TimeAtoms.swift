import DataPacks
import TextKernel

/// What may begin at a token before anything is put together: words of the tables, numbers, dates
/// in figures, clock times.
struct TimeAtoms {
    /// The classes of the tables that are parts of their own.
    static let classes: UInt64 = {
        let glue: [TimeClass] = [
            .between, .preposition, .article, .numberJoint, .clock, .yearWord, .filler, .notTime,
            .ordinalSuffix, .clockAfter, .range, .futureCue, .pastCue,
        ]
        return TimeClass.allCases.filter { !glue.contains($0) }.reduce(0) { $0 | $1.bit }
    }()

    let scanner: TimeScanner
    let limit: Int

    func nodes(at index: Int) -> [TimeNode] {
        var nodes: [TimeNode] = []
        if scanner.tokens[index].isNumber {
            FigureReader(scanner: scanner, limit: limit).read(at: index, into: &nodes)
            ClockReader(scanner: scanner, limit: limit).read(at: index, into: &nodes)
        }
        let bits = scanner.view.classes(at: index) & TimeAtoms.classes
        guard bits != 0 else { return nodes }
        NumberReader(scanner: scanner, limit: limit).readWords(at: index, into: &nodes)
        for (wordClass, part) in TimeAtoms.parts where bits & wordClass.bit != 0 {
            guard let match = scanner.view.match(at: index, limit: limit, wordClass),
                let part = part(match.value), !isOtherWord(index, wordClass)
            else { continue }
            nodes.append(TimeNode(index + match.count, part))
        }
        return nodes
    }

    /// `may`, `sun`, `mon` without a capital and without a number beside them.
    private func isOtherWord(_ index: Int, _ wordClass: TimeClass) -> Bool {
        guard wordClass == .month || wordClass == .weekday, !scanner.tokens[index].isCapital,
            scanner.isForbidden(index, limit: limit)
        else { return false }
        let isAfterNumber = index > 0 && scanner.tokens[index - 1].isNumber
        let isBeforeNumber = index + 1 < limit && scanner.tokens[index + 1].isNumber
        return !isAfterNumber && !isBeforeNumber
    }

    private static let parts: [(TimeClass, @Sendable (LexiconValue) -> TimePart?)] = [
        (.month, { $0.number.map { .month($0) } }),
        (.weekday, { $0.number.flatMap { $0 < 0 ? .time(.weekday(-$0, direction: -1)) : nil } }),
        (.weekday, { $0.number.map { .weekday(abs($0)) } }),
        (.unit, { TimeUnit(rawValue: $0.text).map { .unit($0) } }),
        (.oneUnit, { TimeUnit(rawValue: $0.text).map { .oneUnit($0) } }),
        (.season, { .time(.season($0.text, year: nil, direction: nil)) }),
        (.daypart, { .daypart("T" + $0.text) }),
        (.relativeDay, { $0.number.map { .time(.relativeDay($0, from: .writing)) } }),
        (.relativeDaypart, { relativeDaypart($0.text) }),
        (.weekdayDaypart, { weekdayDaypart($0.text) }),
        (.relativeUnit, { relativeUnit($0.text) }),
        (.relative, { $0.number.map { .shift($0, from: .writing) } }),
        (.following, { $0.number.map { .shift($0, from: .text) } }),
        (.relativeAfter, { $0.number.map { .shiftAfter($0) } }),
        (.modifier, { .modifier($0.text) }),
        (.agoBefore, { _ in .lead(-1) }),
        (.inBefore, { _ in .lead(1) }),
        (.agoAfter, { _ in .ago(-1) }),
        (.inAfter, { _ in .ago(1) }),
        (.later, { $0.number.map { .later($0) } }),
        (.offset, { $0.number.map { .offset($0) } }),
        (.laterDay, { $0.number.map { .laterDay($0) } }),
        (.set, { $0.text == "P1" ? .every : .time(.set($0.text)) }),
        (.clockShift, { $0.number.map { .clockShift($0) } }),
        (.whole, { _ in .whole }),
        (.nightTo, { _ in .nightTo }),
        (.weekNumber, { _ in .weekLabel }),
        (.decadeLead, { _ in .decadeLabel }),
        (.decade, { $0.number.map { .time(.decade($0)) } }),
        (.quarter, { $0.number.map { .quarter($0) } }),
        (.amount, { Amount(table: $0.text).map { .time(.duration($0)) } }),
        (.amount, { Amount(table: $0.text).map { .length($0) } }),
        (.holiday, { holiday($0.text) }),
        (.past, { .time(.vague($0.text)) }),
        (.present, { .time(.vague($0.text)) }),
        (.future, { .time(.vague($0.text)) }),
    ]

    /// `-1:EV` is yesterday evening.
    private static func relativeDaypart(_ text: String) -> TimePart? {
        let parts = text.split(separator: ":")
        guard parts.count == 2, let offset = Int(parts[0]) else { return nil }
        return .time(.part(.relativeDay(offset, from: .writing), "T\(parts[1])"))
    }

    /// `2:MO` is Tuesday morning.
    private static func weekdayDaypart(_ text: String) -> TimePart? {
        guard let weekday = text.first?.wholeNumberValue else { return nil }
        return .time(.part(.weekday(weekday, direction: nil), "T\(text.dropFirst(2))"))
    }

    /// `-1W` is last week, `~WE` the nearest weekend, `@1W` the week after the text's last time.
    private static func relativeUnit(_ text: String) -> TimePart? {
        if text.hasPrefix("~") {
            return TimeUnit(rawValue: String(text.dropFirst())).map {
                .time(.relativeUnit(0, $0, from: .nearest))
            }
        }
        let isFromText = text.hasPrefix("@")
        let text = isFromText ? String(text.dropFirst()) : text
        let digits = text.prefix { $0 == "-" || $0 == "+" || $0.isNumber }
        guard let count = Int(digits),
            let unit = TimeUnit(rawValue: String(text[digits.endIndex...]))
        else { return nil }
        return .time(.relativeUnit(count, unit, from: isFromText ? .text : .writing))
    }

    private static func holiday(_ text: String) -> TimePart? {
        HolidayRule(table: text).map { .time(.holiday($0, year: nil, direction: nil)) }
    }
}
