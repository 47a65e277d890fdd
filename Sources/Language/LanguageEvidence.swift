package import TextKernel

/// What the words of a text say for each language, as sums that can be added up over its parts.
package struct LanguageEvidence: Sendable {
    /// For each family of scripts the sums of its table.
    fileprivate(set) var sums: [[Int32]]
    /// Bytes of the words in letters of each family.
    package fileprivate(set) var byteCounts: [Int]

    package init(_ model: LanguageModel) {
        sums = model.families.map(\.noSums)
        byteCounts = model.families.map { _ in 0 }
    }

    /// The family that most of the text is written in; nil if it has no words.
    ///
    /// Counted in bytes, so that Cyrillic and Han weigh more than the Latin names inside them.
    package var family: ScriptFamily? {
        guard let most = byteCounts.max(), most > 0 else { return nil }
        return ScriptFamily.allCases.first { byteCounts[$0.rawValue] == most }
    }

    package mutating func add(_ other: LanguageEvidence) {
        for family in sums.indices {
            byteCounts[family] += other.byteCounts[family]
            for column in sums[family].indices {
                sums[family][column] &+= other.sums[family][column]
            }
        }
    }
}

/// Reads words into evidence.
///
/// It owns the room for a word's features, so that reading allocates next to nothing.
package struct LanguageReader {
    private let model: LanguageModel
    private var features = LanguageFeatures()
    private var hashes: [UInt64] = []

    package init(_ model: LanguageModel) {
        self.model = model
        hashes.reserveCapacity(LanguageFeatures.mostFeatures)
    }

    /// What the words of `text` say.
    package mutating func evidence(
        of words: some Sequence<Token>,
        in text: [UInt8]
    ) -> LanguageEvidence {
        var evidence = LanguageEvidence(model)
        let span = text.span
        for word in words {
            let family = ScriptFamily(word, in: span).rawValue
            features.read(word, in: span, into: &hashes)
            model.families[family].add(hashes, to: &evidence.sums[family])
            evidence.byteCounts[family] += word.range.count
        }
        return evidence
    }

    /// The shares of a specialist's languages, its words being those of its family.
    package mutating func shares(
        _ specialist: LanguageTable,
        of words: some Sequence<Token>,
        in text: [UInt8]
    ) -> [Float] {
        var sums = specialist.noSums
        let span = text.span
        for word in words where ScriptFamily(word, in: span) == specialist.shape.family {
            features.read(word, in: span, into: &hashes)
            specialist.add(hashes, to: &sums)
        }
        return specialist.shares(sums)
    }
}
