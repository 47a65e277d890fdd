import ArticleModel
import Foundation
import Testing

/// Single lines of a page, row by row of the tables in `Pages`, set into an article of their
/// language.
@Suite struct LineTests {
    /// A headline and three paragraphs in each language.
    static let articles = Result {
        try Dictionary(
            uniqueKeysWithValues: MarkedPage.rows("articles.tsv").map { ($0[0], Array($0[1...])) }
        )
    }

    /// The lines laid out with `line` before paragraph `place`, counted from 0.
    private func page(_ line: String, _ language: String, before place: Int) throws -> Draft {
        var lines = try #require(Self.articles.get()[language])
        lines.insert(line, at: place + 1)
        return try StructureTests.page(lines.joined(separator: "\n\n"), language: language)
    }

    @Test(arguments: try MarkedPage.rows("bylines.tsv")) func bylines(_ row: [String]) throws {
        let draft = try page(row[1], row[0], before: 0)
        let names = row[2] == "-" ? [] : row[2].components(separatedBy: "; ")
        #expect(draft.bylines == names, "\(row) \(draft.outline)")
        #expect(draft.blocks.contains { $0.kind == .byline }, "\(row) \(draft.outline)")
    }

    @Test(arguments: try MarkedPage.rows("datelines.tsv")) func datelines(_ row: [String]) throws {
        let article = try #require(Self.articles.get()[row[0]])
        let text = "\(article[0])\n\n\(row[1]) \(article[1])\n\n\(article[2])"
        let draft = try StructureTests.page(text, language: row[0])
        let places = row[2] == "-" ? nil : row[2].components(separatedBy: "; ")
        #expect(draft.dateline?.places == places, "\(row) \(draft.outline)")
    }

    @Test(arguments: try MarkedPage.rows("credits.tsv")) func credits(_ row: [String]) throws {
        let caption = row[1] == "-" ? [] : [row[1]]
        let draft = try page((caption + [row[2]]).joined(separator: " "), row[0], before: 2)
        let parts = draft.outline.filter { !$0.hasPrefix("paragraph") && !$0.hasPrefix("headline") }
        #expect(parts == caption.map { "caption: \($0)" } + ["boilerplate: \(row[2])"], "\(row)")
    }

    @Test(arguments: try MarkedPage.rows("furniture.tsv"), 0...3) func furniture(
        _ row: [String],
        _ place: Int
    ) throws {
        let draft = try page(row[1], row[0], before: place)
        let furniture = draft.outline.filter { $0.hasPrefix("boilerplate") }
        #expect(
            furniture.joined(separator: " ").replacing(" boilerplate:", with: "")
                == "boilerplate: \(row[1])",
            "\(row) \(draft.outline)"
        )
        #expect(draft.blocks.count { $0.kind == .paragraph } == 3, "\(draft.outline)")
    }
}
