import DataPacks
import TextKernel

/// What may begin at a token before anything is put together: words of the tables, numbers, dates
/// in figures, clock times.
struct TimeAtoms {
    /// The classes of the tables that are parts of their own.
    static let classes: UInt64 = {
        let glue: [TimeClass] = [
            .between, .preposition, .article, .numberJoint, .clock, .yearWord, .filler, .notTime,
            .ordinalSuffix, .clockAfter, .range, .futureCue, .pastCue, .since,
        ]
        return TimeClass.allCases.filter { !glue.contains($0) }.reduce(0) { $0 | $1.bit }
    }()

    /// Those of them that are expressions, or the heart of one.
    static let anchors: UInt64 = {
        let parts: [TimeClass] = [
            .number, .vagueNumber, .ordinal, .inBefore, .agoBefore, .offset, .relative,
            .following, .modifier, .whole,
        ]
        return classes & ~parts.reduce(0) { $0 | $1.bit }
    }()

    let scanner: TimeScanner
    let limit: Int

    func nodes(at index: Int) -> [TimeNode] {
        var nodes: [TimeNode] = []
        if scanner.tokens[index].isNumber {
            FigureReader(scanner: scanner, limit: limit).read(at: index, into: &nodes)
            ClockReader(scanner: scanner, limit: limit).read(at: index, into: &nodes)
        }
        if RomanReader.mayBegin(scanner.text[scanner.tokens[index].start]),
            let (number, end) = RomanReader(scanner: scanner, limit: limit).read(at: index)
        {
            nodes.append(TimeNode(end, .roman(number)))
        }
        let bits = scanner.view.classes(at: index) & TimeAtoms.classes
        guard bits != 0 else { return nodes }
        NumberReader(scanner: scanner, limit: limit).readWords(at: index, into: &nodes)
        for (bit, match) in scanner.view.matches(at: index, limit: limit, bits) {
            guard let wordClass = TimeClass(rawValue: UInt8(bit.trailingZeroBitCount)),
                !isOtherWord(index, match.count, wordClass)
            else { continue }
            let end = index + match.count
            if let part = TimeAtoms.part(wordClass, match.value) {
                nodes.append(TimeNode(end, part))
            }
            if wordClass == .amount, let amount = Amount(table: match.value.text) {
                nodes.append(TimeNode(end, .length(amount)))
            }
        }
        return nodes
    }

    /// `may`, `sun`, `mon` without a capital and without a number beside them.
    private func isOtherWord(_ index: Int, _ count: Int, _ wordClass: TimeClass) -> Bool {
        guard wordClass == .month || wordClass == .weekday, !scanner.tokens[index].isCapital,
            scanner.otherWord(index..<index + count, limit: limit) == "-"
        else { return false }
        let isAfterNumber = index > 0 && scanner.tokens[index - 1].isNumber
        let isBeforeNumber = index + 1 < limit && scanner.tokens[index + 1].isNumber
        return !isAfterNumber && !isBeforeNumber && !isPartOfMonth(index)
    }

    /// Whether several words before a month tell a part of it (`na początku maja`).
    ///
    /// One word may belong to another: “who comes early may”.
    private func isPartOfMonth(_ index: Int) -> Bool {
        (2...4).contains { count in
            index >= count
                && scanner.view.match(at: index - count, limit: index, .modifier)?.count == count
        }
    }

    /// What a word of the class stands for; nil for numbers, which are read apart.
    private static func part(_ wordClass: TimeClass, _ value: LexiconValue) -> TimePart? {
        switch wordClass {
        case .unit: TimeUnit(rawValue: value.text).map { .unit($0) }
        case .oneUnit: TimeUnit(rawValue: value.text).map { .oneUnit($0) }
        case .season: .time(.season(value.text, year: nil, direction: nil))
        case .daypart: .daypart("T" + value.text)
        case .relativeDaypart: relativeDaypart(value.text)
        case .weekdayDaypart: weekdayDaypart(value.text)
        case .relativeUnit: relativeUnit(value.text)
        case .modifier: .modifier(value.text)
        case .agoBefore: .lead(-1, from: value.text == "text" ? .text : .writing)
        case .inBefore: .lead(1, from: value.text == "text" ? .text : .writing)
        case .agoAfter: .ago(-1)
        case .inAfter: .ago(1)
        case .set: value.text == "P1" ? .every : .time(.set(value.text))
        case .whole: .whole
        case .nightTo: .nightTo
        case .weekNumber: .weekLabel
        case .decadeLead: .decadeLabel
        case .amount: Amount(table: value.text).map { .time(.duration($0)) }
        case .holiday: holiday(value.text)
        case .past, .present, .future: .time(.vague(value.text))
        default: value.number.flatMap { numbered(wordClass, $0) }
        }
    }

    /// Words whose value is a number.
    private static func numbered(_ wordClass: TimeClass, _ number: Int) -> TimePart? {
        switch wordClass {
        case .month: .month(number)
        case .weekday:
            number < 0 ? .time(.weekday(-number, direction: -1)) : .weekday(number)
        case .relativeDay: .time(.relativeDay(number, from: .writing))
        case .relative: .shift(number, from: .writing)
        case .following: .shift(number, from: .text)
        case .relativeAfter: .shiftAfter(number, from: .writing)
        case .followingAfter: .shiftAfter(number, from: .text)
        case .later: .later(number)
        case .offset: .offset(number)
        case .laterDay: .laterDay(number)
        case .clockShift: .clockShift(number)
        case .decade: .time(.decade(number))
        case .quarter: .quarter(number)
        default: nil
        }
    }

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
