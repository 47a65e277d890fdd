package import TextKernel

/// What the words of a text say for each language, as sums that can be added up over its parts.
package struct LanguageEvidence: Sendable {
    /// The sums of the families' tables, one table after another.
    fileprivate(set) var sums: [Int32]
    /// Bytes of the words in letters of each family.
    package private(set) var byteCounts = SIMD4<Int>.zero

    package init(_ model: LanguageModel) {
        sums = [Int32](repeating: 0, count: model.sumCount)
    }

    /// The family that most of the text is written in; nil if it has no words.
    ///
    /// Counted in bytes, so that Cyrillic and Han weigh more than the Latin names inside them.
    package var family: ScriptFamily? {
        let most = byteCounts.max()
        return most > 0 ? ScriptFamily.allCases.first { byteCounts[$0.rawValue] == most } : nil
    }

    package mutating func add(_ other: LanguageEvidence) {
        byteCounts &+= other.byteCounts
        for column in sums.indices { sums[column] &+= other.sums[column] }
    }

    fileprivate mutating func count(_ word: Token, _ family: ScriptFamily) {
        byteCounts[family.rawValue] += word.range.count
    }
}

/// Reads words into evidence.
///
/// It owns the room for a word's features, so that reading allocates next to nothing.
package struct LanguageReader {
    private let model: LanguageModel
    private let rows: [WeightRows]
    private var features = LanguageFeatures()

    package init(_ model: LanguageModel) {
        self.model = model
        rows = model.families.map(\.rows)
    }

    /// What the words of `text` say.
    package mutating func evidence(
        of words: some Sequence<Token>,
        in text: [UInt8]
    ) -> LanguageEvidence {
        var evidence = LanguageEvidence(model)
        let span = text.span
        for word in words {
            let family = ScriptFamily(word, in: span)
            features.read(word, in: span)
            rows[family.rawValue].add(
                features.hashes.span.extracting(first: features.count),
                to: &evidence.sums,
                from: model.firstSum(of: family)
            )
            evidence.count(word, family)
        }
        return evidence
    }

    /// The shares of a specialist's languages, its words being those of its family.
    package mutating func shares(
        _ specialist: LanguageTable,
        of words: some Sequence<Token>,
        in text: [UInt8]
    ) -> [Float] {
        var sums = [Int32](repeating: 0, count: specialist.shape.stride)
        let span = text.span
        let (rows, family) = (specialist.rows, specialist.shape.family)
        for word in words where ScriptFamily(word, in: span) == family {
            features.read(word, in: span)
            rows.add(features.hashes.span.extracting(first: features.count), to: &sums, from: 0)
        }
        return specialist.shares(sums)
    }
}
