import TextKernel

/// Classes of `times.tsv`.
package enum TimeClass: UInt8, LexicalClass {
    case month, weekday, number, ordinal, ordinalSuffix, unit, season, daypart
    case relativeDay, relativeDaypart, relativeUnit, relative
    case agoBefore, agoAfter, inBefore, inAfter, present, past, future
    case modifier, set, vagueNumber, holiday, clock, clockAfter
    case preposition, between, yearWord, range, notTime
    case article, relativeAfter, following, later, laterDay, offset, oneUnit, amount, whole, filler
    case numberJoint, weekNumber, quarter, decade, decadeLead, decadeSuffix, nightTo
    case weekdayDaypart, futureCue, pastCue, since, followingAfter, clockShift
}

/// Classes of `abbreviations.tsv`, `furniture.tsv`, `names.tsv` and `speech.tsv`.
package enum WordClass: UInt8, LexicalClass {
    case abbreviationTitle, abbreviationInner, abbreviationEnd
    case bylinePrefix, bylineAnd, bylineRole, agency, editorPrefix, creditPrefix, captionPrefix
    case interface, readAlso, stamp, newsletter, notice, topics, correction
    case title, role, particle, connector, given
    case organisationWord, organisationEnding, placeWord, placeEnding, placePreposition, notName
    case inquit, according, pronoun, sourceNoun, hearsay, complementiser, determiner
    case functionWord
}

/// What is known of one language, as its folder says.
package struct LanguagePack: Sendable {
    package struct QuotationMarks: Sendable, Hashable {
        package var open: UInt32
        package var close: UInt32
    }

    /// BCP 47 tag, lower case; `und` for the pack of no language.
    package let tag: String
    package let name: String
    package let script: String
    package let quotationMarks: [QuotationMarks]
    package let capitalisesNouns: Bool
    /// The press opens speech with a dash at the start of a paragraph.
    package let opensSpeechWithDash: Bool
    /// `dmy`, `mdy` or `ymd`.
    package let dateOrder: String
    /// Whether a year needs no word before it: “köptes 2019 av”.
    package let writesBareYears: Bool
    /// Endings of a name in the genitive, lower case, apostrophes straight.
    package let genitiveEndings: [String]
    package let times: Lexicon<TimeClass>
    package let words: Lexicon<WordClass>
    /// What speaks for and against a sentence's end.
    package var sentenceWeights: SentenceWeights
    /// Endings, lower case, of one-word organisations and places, longest first.
    package let organisationEndings: [[UInt8]]
    package let placeEndings: [[UInt8]]
    /// Endings, lower case, of verbs in the future and in the past.
    package let futureEndings: [[UInt8]]
    package let pastEndings: [[UInt8]]

    /// A pack without words, for text in an unknown language.
    package static let undetermined = LanguagePack()

    private init() {
        tag = "und"
        name = "undetermined"
        script = "Zyyy"
        quotationMarks = LanguagePack.marks(in: "“” «» „“ \"\" ‘’")
        capitalisesNouns = false
        opensSpeechWithDash = false
        dateOrder = "dmy"
        writesBareYears = false
        genitiveEndings = ["'s", "s", "'"]
        times = Lexicon()
        words = Lexicon()
        // Proven by the tests; should it be broken all the same, no sentence is divided.
        sentenceWeights =
            (try? SentenceWeights(of: "und", from: .embedded)) ?? SentenceWeights()
        organisationEndings = []
        placeEndings = []
        futureEndings = []
        pastEndings = []
    }

    /// Reads and checks the tables of the folder `tag`.
    ///
    /// - Throws: ``PackError`` for the first thing that is wrong.
    package init(tag: String, from source: TableSource) throws(PackError) {
        self.tag = tag
        let properties = try PackProperties(tag: tag, from: source)
        name = properties["name"]
        script = properties["script"]
        quotationMarks = LanguagePack.marks(in: properties["quotes"])
        capitalisesNouns = properties["nouns-capitalised"] == "yes"
        opensSpeechWithDash = properties["dialogue-dash"] == "yes"
        dateOrder = properties["date-order"]
        writesBareYears = properties["bare-years"] == "yes"
        genitiveEndings = properties.list("genitive").map { $0.replacing("’", with: "'") }

        var builder = LexiconBuilder(tag: tag, source: source)
        times = try builder.times()
        words = try builder.words()
        sentenceWeights = try SentenceWeights(of: tag, from: source)
        organisationEndings = builder.organisationEndings.sorted { $0.count > $1.count }
        placeEndings = builder.placeEndings.sorted { $0.count > $1.count }
        futureEndings = builder.futureEndings
        pastEndings = builder.pastEndings
    }

    private static func marks(in text: String) -> [QuotationMarks] {
        text.split(separator: " ").compactMap { pair in
            let scalars = pair.unicodeScalars.filter { $0 != "\u{A0}" && $0 != "\u{202F}" }
            guard let open = scalars.first, let close = scalars.last else { return nil }
            return QuotationMarks(open: open.value, close: close.value)
        }
    }
}

/// The keys of `pack.tsv`.
private struct PackProperties {
    private static let allowed: [String: Set<String>?] = [
        "name": nil, "script": nil, "quotes": nil, "genitive": nil, "linking-article": nil,
        "dialogue-dash": ["yes", "no"], "nouns-capitalised": ["yes", "no"],
        "date-order": ["dmy", "mdy", "ymd"], "bare-years": ["yes", "no"],
    ]
    private var values: [String: String] = [:]

    init(tag: String, from source: TableSource) throws(PackError) {
        let table = try source.table("\(tag)/pack.tsv", columns: ["key", "value"])
        for row in 0..<table.rowCount {
            let key = table.text(row, 0)
            let value = table.text(row, 1)
            guard let choice = PackProperties.allowed[key] else {
                let known = PackProperties.allowed.keys.sorted().joined(separator: ", ")
                throw PackError(
                    table.path,
                    line: table.line(row),
                    expected: "one of \(known)",
                    found: key
                )
            }
            if let choice, !choice.contains(value) {
                throw PackError(
                    table.path,
                    line: table.line(row),
                    expected: choice.sorted().joined(separator: " or "),
                    found: value
                )
            }
            values[key] = value
        }
        let missing = Set(PackProperties.allowed.keys).subtracting(values.keys).sorted()
        if let key = missing.first {
            throw PackError(table.path, expected: "the key \(key)", found: "none")
        }
    }

    subscript(key: String) -> String { values[key] ?? "" }

    func list(_ key: String) -> [String] {
        self[key].split(separator: " ").map(String.init).filter { $0 != "-" }
    }
}
