import DataPacks
import TextKernel

/// The languages that have a pack but no place in the model, told by their function words.
///
/// So a pack that an operator lays over the built-in ones is used for the articles in its
/// language without a new model.
struct UnlearntLanguages: Sendable {
    /// Share of a text's words that must be function words; running text has a third or more.
    private static let leastCoverage = 0.25
    /// How many times as many they must be as those of the language that the model finds.
    private static let lead = 1.25
    private static let fewestWords = 4

    private let words: [String: Set<UInt64>]
    private let unlearnt: [String]

    init(_ library: PackLibrary, learnt: [String]) {
        unlearnt = library.languages.filter { !learnt.contains($0) }
        words = unlearnt.isEmpty ? [:] : library.functionWords.mapValues { Set($0) }
    }

    /// The language among them that the words are in, if their function words tell it better
    /// than those of `found` tell that one.
    func language(of tokens: some Sequence<Token>, insteadOf found: String?) -> String? {
        guard !unlearnt.isEmpty else { return nil }
        let keys = tokens.map(\.key)
        guard keys.count >= UnlearntLanguages.fewestWords else { return nil }
        func coverage(_ tag: String) -> Double {
            guard let known = words[tag] else { return 0 }
            return Double(keys.count { known.contains($0) }) / Double(keys.count)
        }
        let ranked = unlearnt.map { (tag: $0, coverage: coverage($0)) }
        guard let best = ranked.max(by: { ($0.coverage, $1.tag) < ($1.coverage, $0.tag) }),
            best.coverage >= UnlearntLanguages.leastCoverage,
            best.coverage >= UnlearntLanguages.lead * coverage(found ?? "und")
        else { return nil }
        return best.tag
    }
}
