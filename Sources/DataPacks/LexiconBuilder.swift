import TextKernel

/// Reads the tables of one language into lexicons, checking each line.
struct LexiconBuilder {
    let tag: String
    let source: TableSource
    private let tokenizer = Tokenizer()
    private(set) var organisationEndings: [[UInt8]] = []
    private(set) var placeEndings: [[UInt8]] = []
    private(set) var futureEndings: [[UInt8]] = []
    private(set) var pastEndings: [[UInt8]] = []

    init(tag: String, source: TableSource) {
        self.tag = tag
        self.source = source
    }

    mutating func times() throws(PackError) -> Lexicon<TimeClass> {
        var lexicon = Lexicon<TimeClass>()
        let table = try source.table("\(tag)/times.tsv", columns: ["class", "form", "value"])
        var classes = ClassNames<TimeClass>()
        for row in 0..<table.rowCount {
            let wordClass = try classes.named(in: table, row: row)
            let value = table.text(row, 2)
            try TimeValueCheck.check(value, of: wordClass, in: table.path, line: table.line(row))
            if table.bytes(row, 1).first == UInt8(ascii: "-"), table.bytes(row, 1).count > 1 {
                // `-ed`: how verbs of a tense end.
                if wordClass == .futureCue { futureEndings.append(ending(row, of: table)) }
                if wordClass == .pastCue { pastEndings.append(ending(row, of: table)) }
                if wordClass == .futureCue || wordClass == .pastCue { continue }
            }
            try add(row, of: table, column: 1, as: wordClass, value, to: &lexicon)
        }
        return lexicon
    }

    mutating func words() throws(PackError) -> Lexicon<WordClass> {
        var lexicon = Lexicon<WordClass>()
        try addAbbreviations(to: &lexicon)
        try addTable("furniture", valued: false, to: &lexicon)
        try addTable("names", valued: true, to: &lexicon)
        try addTable("speech", valued: true, to: &lexicon)
        let table = try LexiconBuilder.functionWordTable(tag, source)
        for row in 0..<table.rowCount {
            try add(row, of: table, column: 0, as: .functionWord, "-", to: &lexicon)
        }
        return lexicon
    }

    /// Keys of the one-word function words of a language.
    static func functionWords(
        of tag: String,
        from source: TableSource
    ) throws(PackError) -> [UInt64] {
        let table = try functionWordTable(tag, source)
        let tokenizer = Tokenizer()
        return (0..<table.rowCount).compactMap { row in
            let tokens = tokenizer.tokens(of: Array(table.bytes(row, 0)))
            return tokens.count == 1 ? tokens[0].key : nil
        }
    }

    private static func functionWordTable(
        _ tag: String,
        _ source: TableSource
    ) throws(PackError) -> Table {
        try source.table("\(tag)/function-words.tsv", columns: ["word"])
    }

    private mutating func addAbbreviations(to lexicon: inout Lexicon<WordClass>) throws(PackError) {
        let table = try source.table("\(tag)/abbreviations.tsv", columns: ["class", "form"])
        var classes = ClassNames<WordClass>(prefix: "abbreviation-")
        for row in 0..<table.rowCount {
            let wordClass = try classes.named(in: table, row: row)
            guard table.bytes(row, 1).last == UInt8(ascii: ".") else {
                throw PackError(
                    table.path,
                    line: table.line(row),
                    expected: "a form that ends in a full stop",
                    found: table.text(row, 1)
                )
            }
            try add(row, of: table, column: 1, as: wordClass, "-", to: &lexicon)
        }
    }

    private mutating func addTable(
        _ name: String,
        valued: Bool,
        to lexicon: inout Lexicon<WordClass>
    ) throws(PackError) {
        let columns = valued ? ["class", "form", "value"] : ["class", "form"]
        let table = try source.table("\(tag)/\(name).tsv", columns: columns)
        var classes = ClassNames<WordClass>()
        for row in 0..<table.rowCount {
            let wordClass = try classes.named(in: table, row: row)
            switch wordClass {
            case .placeEnding: placeEndings.append(ending(row, of: table))
            case .organisationEnding: organisationEndings.append(ending(row, of: table))
            default:
                let value = valued ? table.text(row, 2) : "-"
                try add(row, of: table, column: 1, as: wordClass, value, to: &lexicon)
            }
        }
    }

    private func ending(_ row: Int, of table: Table) -> [UInt8] {
        Array(table.text(row, 1).drop { $0 == "-" }.lowercased().utf8)
    }

    private func add<Class: LexicalClass>(
        _ row: Int,
        of table: Table,
        column: Int,
        as wordClass: Class,
        _ value: String,
        to lexicon: inout Lexicon<Class>
    ) throws(PackError) {
        let form = tokenizer.tokens(of: Array(table.bytes(row, column)))
        if lexicon.insert(form, class: wordClass, value: value) { return }
        throw PackError(
            table.path,
            line: table.line(row),
            expected: "a form that is new in the class \(wordClass.name)",
            found: "“\(table.text(row, column))” again (two forms that differ in spacing, "
                + "apostrophes or ё are one), or a form without letters"
        )
    }
}

/// The classes of one table by name; rows of one class mostly follow one another.
private struct ClassNames<Class: LexicalClass> {
    private let prefix: String
    private let classes = Class.named
    private var last: (name: ArraySlice<UInt8>, wordClass: Class)?

    init(prefix: String = "") { self.prefix = prefix }

    mutating func named(in table: Table, row: Int) throws(PackError) -> Class {
        let bytes = table.bytes(row, 0)
        if let last, last.name.elementsEqual(bytes) { return last.wordClass }
        let name = table.text(row, 0)
        guard let wordClass = classes[prefix + name] else {
            let known = classes.keys.filter { $0.hasPrefix(prefix) }
                .map { String($0.dropFirst(prefix.count)) }.sorted().joined(separator: ", ")
            throw PackError(
                table.path,
                line: table.line(row),
                expected: "a class among \(known)",
                found: name
            )
        }
        last = (bytes, wordClass)
        return wordClass
    }
}

/// What a value in `times.tsv` may be.
private enum TimeValueCheck {
    static func check(
        _ value: String,
        of wordClass: TimeClass,
        in path: String,
        line: Int
    ) throws(PackError) {
        guard let expected = complaint(about: value, of: wordClass) else { return }
        throw PackError(path, line: line, expected: expected, found: value)
    }

    private static func complaint(about value: String, of wordClass: TimeClass) -> String? {
        switch wordClass {
        case .month: within(1...12, value)
        case .weekday: weekday(value)
        case .ordinal: within(1...100, value)
        case .number: Int(value) == nil ? "a whole number" : nil
        case .unit, .oneUnit: among(TimeValueCheck.units, value)
        case .amount: amount(value)
        case .weekdayDaypart: weekdayDaypart(value)
        case .quarter: within(1...4, value)
        case .decade: within(100...209, value)
        case .relativeAfter: value == "again" ? nil : within(-9...9, value)
        case .following, .followingAfter, .later, .laterDay: within(-9...9, value)
        case .clockShift: within(-59...59, value)
        case .decadeSuffix: among(["-", "CENTURY"], value)
        case .yearWord: among(["-", "before"], value)
        case .notTime: among(["-", "name", "ordinal", "counted"], value)
        case .article: among(["-", "number", "day", "glue"], value)
        case .offset: among(["-1", "1"], value)
        case .holiday: holiday(value)
        case .season: among(["SP", "SU", "FA", "WI"], value)
        case .daypart: among(["MO", "MI", "AF", "EV", "NI", "DT"], value)
        case .relative, .relativeDay: within(-9...9, value)
        case .present, .past, .future:
            among(["PRESENT_REF", "PAST_REF", "FUTURE_REF"], value)
        default: nil
        }
    }

    private static let units: Set<String> = [
        "S", "MIN", "H", "D", "W", "WE", "M", "Q", "HY", "Y", "DECADE", "CENTURY",
    ]

    private static func amount(_ value: String) -> String? {
        let digits = value.prefix { $0.isNumber || $0 == "." || $0 == "X" }
        if Double(digits) != nil || digits == "X", units.contains(String(value[digits.endIndex...]))
        {
            return nil
        }
        return "a number and a unit, like 15MIN or XY"
    }

    /// A weekday as a number, negative for the one just gone.
    private static func weekday(_ value: String) -> String? {
        if let number = Int(value), (1...7).contains(abs(number)) { return nil }
        return "1 (Monday) to 7, negative for the one just gone"
    }

    private static func weekdayDaypart(_ value: String) -> String? {
        let parts = value.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        let isRight =
            parts.count == 2 && within(1...7, String(parts[0]) ?? "") == nil
            && ["MO", "MI", "AF", "EV", "NI", "DT"].contains(String(parts[1]) ?? "")
        return isRight ? nil : "a weekday and a part of the day, like 2:MO"
    }

    /// The stage of times reads the rule whole; here is seen that it has the form of one.
    private static func holiday(_ value: String) -> String? {
        let bytes = Array(value.utf8)
        let isRule =
            ["easter", "orthodox"].contains { isOffset(bytes, after: Array($0.utf8)) }
            || hasForm(bytes, "00-00") || hasForm(bytes, "00-00W0+0")
        return isRule ? nil : "a rule like 12-25, easter-2, orthodox+49 or 11-01W4+4"
    }

    private static func isOffset(_ bytes: [UInt8], after name: [UInt8]) -> Bool {
        guard bytes.starts(with: name), bytes.count > name.count + 1 else { return false }
        return isSign(bytes[name.count]) && bytes[(name.count + 1)...].allSatisfy(isDigit)
    }

    /// Whether the bytes are those of `form`, in which `0` is any digit and `+` either sign.
    private static func hasForm(_ bytes: [UInt8], _ form: String) -> Bool {
        bytes.count == form.utf8.count
            && zip(bytes, form.utf8).allSatisfy { byte, place in
                switch place {
                case UInt8(ascii: "0"): isDigit(byte)
                case UInt8(ascii: "+"): isSign(byte)
                default: byte == place
                }
            }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isSign(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
    }

    private static func within(_ range: ClosedRange<Int>, _ value: String) -> String? {
        if let number = Int(value), range.contains(number) { return nil }
        return "a whole number from \(range.lowerBound) to \(range.upperBound)"
    }

    private static func among(_ allowed: Set<String>, _ value: String) -> String? {
        allowed.contains(value)
            ? nil : "one of " + allowed.sorted().joined(separator: ", ")
    }
}
