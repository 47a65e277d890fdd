import ArticleModel
import DataPacks
import TextKernel

/// Gathers capitalised words to names, leaving out what is a place, a role or an agency.
struct NameRun {
    let page: UnitReader
    private(set) var names: [String] = []
    private var start: Int?
    private var end = 0
    private(set) var words = 0

    init(page: UnitReader) { self.page = page }

    var isOpen: Bool { start != nil }

    mutating func extend(to index: Int) {
        if start == nil { start = index }
        end = index + 1
        words += 1
    }

    /// Ends the name that is open; a single word after a name is its place, role or agency.
    mutating func close(at index: Int) {
        defer {
            start = nil
            words = 0
        }
        guard let first = start, words >= 2 || (names.isEmpty && words == 1) else { return }
        let range = withoutTitle(first..<end)
        guard !range.isEmpty, !holdsRole(range), !isKnown(range), !isPhrase(range) else { return }
        names.append(page.draft.string(page.draft.bytes(ofTokens: range)))
    }

    private func withoutTitle(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        while let match = page.words.match(
            at: start,
            limit: range.upperBound,
            .abbreviationTitle
        ) { start += match.count }
        return min(start, range.upperBound)..<range.upperBound
    }

    private func holdsRole(_ range: Range<Int>) -> Bool {
        range.contains { index in
            guard let role = page.words.match(at: index, limit: range.upperBound, .bylineRole)
            else { return false }
            // A role of one word is a surname too: `Anna Writer`; after a name it is one.
            return !names.isEmpty || role.count == range.count
        }
    }

    /// Opens with a word of the language that is no given name: `Zur Bildergalerie`.
    private func isPhrase(_ range: Range<Int>) -> Bool {
        let first = range.lowerBound
        return [WordClass.functionWord, .interface].contains {
            page.words.match(at: first, limit: range.upperBound, $0) != nil
        } && page.words.match(at: first, limit: range.upperBound, .given) == nil
            && page.words.match(at: first, limit: range.upperBound, .particle) == nil
    }

    /// A place, a newspaper, an agency.
    private func isKnown(_ range: Range<Int>) -> Bool {
        page.authority(at: range.lowerBound, limit: range.upperBound)?.count == range.count
            || page.agency(at: range.lowerBound, limit: range.upperBound) == range.count
    }
}
