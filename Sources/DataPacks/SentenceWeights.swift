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
    private var places = HashPlaces()
    private var weights: [Int32] = []

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
    package subscript(key: UInt64) -> Int32 {
        places.existing(key).map { weights[$0] } ?? 0
    }

    package mutating func add(_ weight: Int32, to key: UInt64) {
        let place = places.place(of: key)
        if place == weights.count { weights.append(0) }
        weights[place] &+= weight
    }

    private mutating func read(_ table: Table) throws(PackError) {
        let names = SentenceNames()
        for row in 0..<table.rowCount {
            guard let cue = names.cues[table.text(row, 0)] else {
                throw wrong("a cue of SentenceCue", table, row, 0)
            }
            guard let signs = names.signs(in: table.text(row, 1)) else {
                throw wrong("signs of SentenceSign", table, row, 1)
            }
            let pairs = table.text(row, 2).split(separator: " ")
            for place in stride(from: 0, to: pairs.count, by: 2) {
                guard place + 1 < pairs.count, let weight = Int32(pairs[place + 1]) else {
                    throw wrong("a whole number after “\(pairs[place])”", table, row, 2)
                }
                if cue.hasWord {
                    let word = WordHash.key(of: pairs[place])
                    add(weight, to: SentenceWeights.key(cue, signs, word: word))
                } else if let last = names.signs[pairs[place]] {
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

/// Cues and signs by the names that the tables use.
private struct SentenceNames {
    let cues = Dictionary(uniqueKeysWithValues: SentenceCue.allCases.map { ("\($0)", $0) })
    let signs = Dictionary(
        uniqueKeysWithValues: SentenceSign.allCases.map { (Substring("\($0)"), $0) }
    )

    /// The signs of a list, nil if it is empty or names something else.
    func signs(in list: String) -> SentenceSigns? {
        var signs: SentenceSigns?
        for name in list.split(separator: " ") {
            guard let sign = self.signs[name] else { return nil }
            signs = signs.map { $0 + sign } ?? SentenceSigns(sign)
        }
        return signs
    }
}
