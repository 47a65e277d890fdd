import TextKernel

/// Reads the tables of one language into lexicons, checking each line.
struct LexiconBuilder {
    let tag: String
    let source: TableSource
    private(set) var functionWords: [UInt64] = []
    private(set) var organisationEndings: [[UInt8]] = []
    private(set) var placeEndings: [[UInt8]] = []

    init(tag: String, source: TableSource) {
        self.tag = tag
        self.source = source
    }

    mutating func times() throws(PackError) -> Lexicon<TimeClass> {
        var lexicon = Lexicon<TimeClass>()
        let table = try source.table("\(tag)/times.tsv", columns: ["class", "form", "value"])
        for row in table.rows {
            let wordClass = try classNamed(row.fields[0], TimeClass.self, table, row)
            try TimeValueCheck.check(row.fields[2], of: wordClass, in: table.path, line: row.line)
            try add(row.fields[1], row.fields[2], as: wordClass, to: &lexicon, (table, row))
        }
        return lexicon
    }

    mutating func words() throws(PackError) -> Lexicon<WordClass> {
        var lexicon = Lexicon<WordClass>()
        try addAbbreviations(to: &lexicon)
        try addTable("furniture", valued: false, to: &lexicon)
        try addTable("names", valued: true, to: &lexicon)
        try addTable("speech", valued: true, to: &lexicon)
        let table = try source.table("\(tag)/function-words.tsv", columns: ["word"])
        for row in table.rows {
            try add(row.fields[0], "-", as: .functionWord, to: &lexicon, (table, row))
            let tokens = Tokenizer().tokens(of: Array(row.fields[0].utf8))
            if tokens.count == 1 { functionWords.append(tokens[0].key) }
        }
        return lexicon
    }

    private mutating func addAbbreviations(to lexicon: inout Lexicon<WordClass>) throws(PackError) {
        let table = try source.table("\(tag)/abbreviations.tsv", columns: ["class", "form"])
        for row in table.rows {
            let name = "abbreviation-\(row.fields[0])"
            let wordClass = try classNamed(Substring(name), WordClass.self, table, row)
            guard row.fields[1].hasSuffix(".") else {
                throw PackError(
                    table.path, line: row.line, expected: "a form that ends in a full stop",
                    found: String(row.fields[1]))
            }
            try add(row.fields[1], "-", as: wordClass, to: &lexicon, (table, row))
        }
    }

    private mutating func addTable(
        _ name: String, valued: Bool, to lexicon: inout Lexicon<WordClass>
    ) throws(PackError) {
        let columns = valued ? ["class", "form", "value"] : ["class", "form"]
        let table = try source.table("\(tag)/\(name).tsv", columns: columns)
        for row in table.rows {
            let wordClass = try classNamed(row.fields[0], WordClass.self, table, row)
            let form = row.fields[1]
            switch wordClass {
            case .organisationEnding, .placeEnding:
                let ending = form.drop { $0 == "-" }
                let folded = Array(ending.lowercased().utf8)
                if wordClass == .placeEnding {
                    placeEndings.append(folded)
                } else {
                    organisationEndings.append(folded)
                }
            default:
                try add(form, valued ? row.fields[2] : "-", as: wordClass, to: &lexicon, (table, row))
            }
        }
    }

    private func classNamed<Class: LexicalClass>(
        _ name: Substring, _ type: Class.Type, _ table: Table, _ row: Table.Row
    ) throws(PackError) -> Class {
        if let wordClass = Class(rawValue: String(name)) { return wordClass }
        let known = Class.allCases.map(\.rawValue).sorted().joined(separator: ", ")
        throw PackError(
            table.path, line: row.line, expected: "a class among \(known)", found: String(name))
    }

    private func add<Class: LexicalClass>(
        _ form: Substring, _ value: Substring, as wordClass: Class,
        to lexicon: inout Lexicon<Class>, _ place: (table: Table, row: Table.Row)
    ) throws(PackError) {
        if lexicon.insert(form, class: wordClass, value: value) { return }
        throw PackError(
            place.table.path, line: place.row.line,
            expected: "a form that is new in the class \(wordClass.rawValue)",
            found: "“\(form)” again, or a form without letters")
    }
}

/// What a value in `times.tsv` may be.
private enum TimeValueCheck {
    static func check(
        _ value: Substring, of wordClass: TimeClass, in path: String, line: Int
    ) throws(PackError) {
        guard let expected = complaint(about: value, of: wordClass) else { return }
        throw PackError(path, line: line, expected: expected, found: String(value))
    }

    private static func complaint(about value: Substring, of wordClass: TimeClass) -> String? {
        switch wordClass {
        case .month: within(1...12, value)
        case .weekday: within(1...7, value)
        case .ordinal: within(1...100, value)
        case .number: Int(value) == nil ? "a whole number" : nil
        case .unit:
            among(["S", "MIN", "H", "D", "W", "WE", "M", "Q", "Y", "DECADE", "CENTURY"], value)
        case .season: among(["SP", "SU", "FA", "WI"], value)
        case .daypart: among(["MO", "MI", "AF", "EV", "NI", "DT"], value)
        case .relative, .relativeDay: within(-9...9, value)
        case .present, .past, .future:
            among(["PRESENT_REF", "PAST_REF", "FUTURE_REF"], value)
        default: nil
        }
    }

    private static func within(_ range: ClosedRange<Int>, _ value: Substring) -> String? {
        if let number = Int(value), range.contains(number) { return nil }
        return "a whole number from \(range.lowerBound) to \(range.upperBound)"
    }

    private static func among(_ allowed: Set<String>, _ value: Substring) -> String? {
        allowed.contains(String(value))
            ? nil : "one of " + allowed.sorted().joined(separator: ", ")
    }
}
