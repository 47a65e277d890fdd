package import Language
import TextKernel

/// How often the identifier is right about sentences that it has not learnt from.
package struct LanguageMeasurement {
    /// Languages that others take for one another.
    private static let groups = [
        ["da", "nb", "nn", "sv"], ["hr", "sr", "sl"], ["cs", "sk"], ["ru", "uk", "bg", "mk"],
    ]
    /// Sentences of fewer words are often names and numbers.
    private static let fewestWords = 7
    private static let fewestBytesWithoutSpaces = 40
    private static let mostShown = 10

    private struct Count {
        var right = 0
        var all = 0
        var taken: [String: Int] = [:]

        var share: Double { all == 0 ? 1 : Double(right) / Double(all) }
    }

    private let identifier: LanguageIdentifier

    package init(_ identifier: LanguageIdentifier) { self.identifier = identifier }

    /// A report of several lines on the examples of seven words and more, cut to `limit`
    /// characters if one is given.
    package func report(_ examples: [Example], cutTo limit: Int? = nil) -> String {
        var counts: [String: Count] = [:]
        for example in examples where isLong(example) {
            let text = limit.map { example.prefix($0) } ?? example.text
            let found = identifier.guesses(for: Tokenizer().tokens(of: text), in: text)[0].tag
            counts[example.tag, default: Count()].all += 1
            if found == example.tag {
                counts[example.tag]?.right += 1
            } else {
                counts[example.tag]?.taken[found, default: 0] += 1
            }
        }
        return lines(counts, limit).joined(separator: "\n")
    }

    private func isLong(_ example: Example) -> Bool {
        let words = Tokenizer().tokens(of: example.text).filter(\.isWord)
        let hasSpaces = words.first.map { !$0.shape.contains(.caseless) } ?? true
        return words.count >= LanguageMeasurement.fewestWords
            || !hasSpaces && example.text.count > LanguageMeasurement.fewestBytesWithoutSpaces
    }

    private func lines(_ counts: [String: Count], _ limit: Int?) -> [String] {
        let right = counts.values.reduce(0) { $0 + $1.right }
        let all = counts.values.reduce(0) { $0 + $1.all }
        let mean = counts.values.reduce(0) { $0 + $1.share } / Double(max(1, counts.count))
        var lines = [
            "\(limit.map { "\($0) characters" } ?? "whole"): \(percent(mean)) the mean of"
                + " \(counts.count) languages, \(percent(Double(right) / Double(max(1, all))))"
                + " of \(all) sentences"
        ]
        for group in LanguageMeasurement.groups {
            let own = group.compactMap { counts[$0] }
            let all = own.reduce(0) { $0 + $1.all }
            if all == 0 { continue }
            let share = Double(own.reduce(0) { $0 + $1.right }) / Double(all)
            lines.append("  \(group.joined(separator: "/")): \(percent(share)) of \(all)")
        }
        let worst = counts.sorted { ($0.value.share, $0.key) < ($1.value.share, $1.key) }
        for (tag, count) in worst.prefix(LanguageMeasurement.mostShown) {
            let taken = count.taken.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(4)
                .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            lines.append("  \(tag): \(count.right) of \(count.all); taken for \(taken)")
        }
        return lines
    }

    private func percent(_ share: Double) -> String {
        let hundredths = Int((share * 10_000).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) %"
    }
}
