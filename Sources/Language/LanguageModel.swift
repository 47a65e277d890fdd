import CModels

/// What the language identifier has learnt: a table for each family of scripts, and specialists
/// for languages that are hard to tell apart.
///
/// Made by `make models`; docs/models.md tells from what, and how good it is.
package struct LanguageModel: Sendable {
    /// The table of each family, in the order of ``ScriptFamily``.
    package let families: [LanguageTable]
    package let specialists: [LanguageTable]
    /// Where the sums of each family's table begin among those of all, and their number.
    private let sumStarts: [Int]

    var sumCount: Int { sumStarts[families.count] }

    @inline(__always)
    func firstSum(of family: ScriptFamily) -> Int { sumStarts[family.rawValue] }

    /// Tags of all languages that the model knows, sorted, without `und`.
    package var languages: [String] {
        Set(families.flatMap(\.shape.tags)).subtracting(["und"]).sorted()
    }

    init(families: [LanguageTable], specialists: [LanguageTable]) {
        self.families = families
        self.specialists = specialists
        sumStarts = families.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.shape.stride) }
    }

    /// The model that is part of the program, mapped with it: reading it costs nothing at start.
    package static func builtIn() throws(LanguageModelError) -> LanguageModel {
        try LanguageModel(
            UnsafeRawBufferPointer(
                start: articled_language_model_bytes(),
                count: articled_language_model_size()
            )
        )
    }

    /// SHA-256 of the built-in model, as written down when it was made.
    package static var builtInDigest: String {
        String(cString: articled_language_model_sha256())
    }
}

/// Why bytes are no language model that this program can use.
package enum LanguageModelError: Error, Hashable, CustomStringConvertible {
    case notAModel
    case otherFeatures(version: Int)
    case faultyHeader
    case wrongSize(expected: Int, found: Int)

    package var description: String {
        switch self {
        case .notAModel: "not a language model: it does not begin with ALM1"
        case .otherFeatures(let version):
            "language model for features of version \(version),"
                + " not \(LanguageFeatures.version): make models"
        case .faultyHeader: "language model with a faulty header"
        case .wrongSize(let expected, let found):
            "language model of \(found) bytes, not \(expected)"
        }
    }
}
