import TextKernel

/// The weights of the evidence for and against a sentence's end, in tenths of a natural
/// logarithm of odds: their sum is the logarithm of the odds that a sentence ends.
///
/// What holds in every language stands in `mul/sentences.tsv`, what a language has of its own in
/// its `sentences.tsv`, which it may lack; both are added. `articled-train sentences` makes the
/// tables. Columns are a cue, its signs, and words each followed by a weight; a cue that names no
/// word has its last sign in their place:
///
///     nextWord	period	the 21 and 9
///     stop	question noCloser	tight 14 apart 9
package struct SentenceWeights: Sendable {
    private var weights = PackedWeights()

    package init() {}

    /// The weights of `tag`, with those that all languages share.
    ///
    /// - Throws: ``PackError`` for a cue or a sign that there is none of, or a weight that is no
    ///   number.
    package init(of tag: String, from source: TableSource) throws(PackError) {
        for path in ["mul/sentences.tsv", "\(tag)/sentences.tsv"]
        where source.bytes(of: path) != nil {
            try read(source.table(path, columns: ["cue", "signs", "weights"]))
        }
    }

    /// The weight of a key, 0 if there is none.
    @inline(__always)
    package subscript(key: UInt64) -> Int32 { weights[key] }

    package mutating func add(_ weight: Int32, to key: UInt64) { weights.add(weight, to: key) }

    private mutating func read(_ table: Table) throws(PackError) {
        let names = SentenceNames()
        for row in 0..<table.rowCount {
            guard let cue = names.cues[SentenceNames.hash(table.bytes(row, 0))] else {
                throw wrong("a cue of SentenceCue", table, row, 0)
            }
            guard let signs = names.signs(in: table.bytes(row, 1)) else {
                throw wrong("signs of SentenceSign", table, row, 1)
            }
            var fields = SpacedFields(table.bytes(row, 2))
            while let name = fields.next() {
                guard let weight = fields.next().flatMap(SpacedFields.number) else {
                    let text = String(decoding: name, as: UTF8.self)
                    throw wrong("a whole number after “\(text)”", table, row, 2)
                }
                if cue.hasWord {
                    let word = WordHash.key(of: String(decoding: name, as: UTF8.self))
                    add(weight, to: SentenceWeights.key(cue, signs, word: word))
                } else if let last = names.signs[SentenceNames.hash(name)] {
                    add(weight, to: SentenceWeights.key(cue, signs + last))
                } else {
                    throw wrong("a sign of SentenceSign", table, row, 2)
                }
            }
        }
    }

    private func wrong(_ expected: String, _ table: Table, _ row: Int, _ column: Int) -> PackError {
        PackError(
            table.path,
            line: table.line(row),
            expected: expected,
            found: String(table.text(row, column).prefix(80))
        )
    }
}

extension SentenceWeights {
    /// The key of a cue with its signs and a word's ``Token/key``, 0 for no word.
    @inline(__always)
    package static func key(
        _ cue: SentenceCue,
        _ signs: SentenceSigns,
        word: UInt64 = 0
    ) -> UInt64 {
        WordHash.chain(word, UInt64(cue.rawValue) &+ 1 | signs.bits << 8)
    }
}

/// Cues and signs by the hashes of the names that the tables use: the tables have ten thousand
/// of them, and a language is loaded when its first article is read.
private struct SentenceNames {
    let cues = Dictionary(
        uniqueKeysWithValues: SentenceCue.allCases.map { (hash(Array("\($0)".utf8)[...]), $0) }
    )
    let signs = Dictionary(
        uniqueKeysWithValues: SentenceSign.allCases.map { (hash(Array("\($0)".utf8)[...]), $0) }
    )

    static func hash(_ name: ArraySlice<UInt8>) -> UInt64 {
        name.reduce(WordHash.seed) { WordHash.step($0, UInt32($1)) }
    }

    /// The signs of a list, nil if it is empty or names something else.
    func signs(in list: ArraySlice<UInt8>) -> SentenceSigns? {
        var signs: SentenceSigns?
        var names = SpacedFields(list)
        while let name = names.next() {
            guard let sign = self.signs[SentenceNames.hash(name)] else { return nil }
            signs = signs.map { $0 + sign } ?? SentenceSigns(sign)
        }
        return signs
    }
}

/// The fields of a line, set apart by spaces.
private struct SpacedFields {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func next() -> ArraySlice<UInt8>? {
        rest = rest.drop { $0 == 0x20 }
        guard !rest.isEmpty else { return nil }
        let end = rest.firstIndex(of: 0x20) ?? rest.endIndex
        defer { rest = rest[end...] }
        return rest[..<end]
    }

    /// A whole number of a few figures, with or without a sign.
    static func number(_ bytes: ArraySlice<UInt8>) -> Int32? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        let digits = isNegative ? bytes.dropFirst() : bytes
        guard (1...6).contains(digits.count) else { return nil }
        var value: Int32 = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int32(digit - 0x30)
        }
        return isNegative ? -value : value
    }
}
