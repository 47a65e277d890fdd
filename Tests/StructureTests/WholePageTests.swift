import ArticleModel
import Testing
import TextKernel

/// Whole pages of our own in every language, against the anatomy that was marked before the
/// program had read them.
///
/// What a set showed was mended before the next one was written.
@Suite struct WholePageTests {
    /// Least agreement (F1) by set.
    static let floors: [(set: String, pages: Int, least: Double)] = [
        ("first", 41, 0.99), ("second", 18, 0.95), ("third", 11, 0.97),
        ("fourth", 26, 0.99),
    ]

    @Test(arguments: floors) func everyPartIsFound(
        _ floor: (set: String, pages: Int, least: Double)
    ) throws {
        let pages = try MarkedPage.all(floor.set)
        #expect(pages.count >= floor.pages)
        var agreements: [String: Agreement] = [:]
        for page in pages { try compare(page, &agreements) }
        for (part, agreement) in agreements.sorted(by: { $0.key < $1.key }) {
            #expect(agreement.score >= floor.least, "\(floor.set) \(part): \(agreement)")
        }
    }

    private func compare(_ marked: MarkedPage, _ agreements: inout [String: Agreement]) throws {
        let draft = try page(marked.text, language: marked.language)
        let headline = draft.headline.map { draft.string($0) }
        let parts: [(String, [String], [String])] = [
            ("headline", [marked.headline].compactMap(\.self), [headline].compactMap(\.self)),
            ("bylines", marked.bylines, draft.bylines),
            ("dateline", marked.dateline, draft.dateline?.places ?? []),
        ]
        for (part, wanted, found) in parts {
            agreements[part, default: Agreement()].compare(wanted, found, on: marked)
        }
        let areas: [(String, [Character], Set<BlockKind>)] = [
            ("headings", ["H", "h"], [.headline, .heading]),
            ("captions", ["K"], [.caption]),
            ("boilerplate", ["B", "R"], [.boilerplate, .repeat]),
        ]
        for (part, marks, kinds) in areas {
            let wanted = marks.flatMap { Array(marked.marked[$0] ?? []) }
            agreements[part, default: Agreement()].compare(
                wanted,
                draft.scalars(of: kinds),
                on: marked
            )
        }
    }
}

extension Draft {
    /// Offsets, in scalars, of what is no white space in the blocks of some kinds.
    fileprivate func scalars(of kinds: Set<BlockKind>) -> [Int] {
        let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
        var offset = 0
        var place = 0
        var found: [Int] = []
        for block in blocks where kinds.contains(block.kind) {
            while offset < block.range.end {
                let isInside = offset >= block.range.start
                if isInside, !scalars[place].properties.isWhitespace { found.append(place) }
                offset += UTF8.width(scalars[place])
                place += 1
            }
        }
        return found
    }
}
