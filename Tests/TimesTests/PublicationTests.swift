import ArticleModel
import Testing

@testable import Times

/// When an article appeared, as far as it tells.
///
/// Files were last written on Tuesday 1 January 2030 unless the row says otherwise.
@Suite struct PublicationTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let blocks: [(kind: BlockKind, text: String)]
        var language = "en"
        var modified = "2030-01-01"
        /// `earliest…latest: basis`, nil where nothing tells.
        let published: String?
        var testDescription: String { blocks.map(\.text).joined(separator: " | ") }
    }

    static let cases: [Case] = [
        // Nothing tells.
        Case(blocks: [], published: nil),
        Case(blocks: [(.paragraph, "It rained yesterday.")], published: nil),
        Case(blocks: [(.paragraph, "It rained on 12 July 2022.")], published: nil),
        Case(blocks: [(.boilerplate, "Published 17:40")], published: nil),
        Case(blocks: [(.boilerplate, "Share")], published: nil),
        // A stamp tells; the first publication of several.
        Case(
            blocks: [(.boilerplate, "Published: Monday 16 September 2024, 17:40 BST")],
            published: "2024-09-16…2024-09-16: Monday 16 September 2024, 17:40 BST"
        ),
        Case(
            blocks: [
                (.boilerplate, "Opdateret 18.9.2024"), (.boilerplate, "17. sep. 2024 kl. 06.12"),
            ],
            language: "da",
            published: "2024-09-17…2024-09-17: 17. sep. 2024 kl. 06.12"
        ),
        // No stamp is younger than its file; a day of grace for the time zone.
        Case(
            blocks: [(.boilerplate, "Published 17 September 2024")],
            modified: "2024-09-15",
            published: nil
        ),
        Case(
            blocks: [(.boilerplate, "Published 17 September 2024")],
            modified: "2024-09-16",
            published: "2024-09-17…2024-09-17: 17 September 2024"
        ),
        // A stamp goes before all else.
        Case(
            blocks: [
                (.boilerplate, "12 July 2023"),
                (.paragraph, "On Monday, 16 September 2024, it rained."),
            ],
            published: "2023-07-12…2023-07-12: 12 July 2023"
        ),
        // The dateline's date, with its year or the last such day.
        Case(
            blocks: [(.dateline, "LONDON"), (.paragraph, ", 23 May 2018 – It rained.")],
            published: "2018-05-23…2018-05-23: 23 May 2018"
        ),
        Case(
            blocks: [(.dateline, "LONDON"), (.paragraph, ", 23 May – It rained.")],
            published: "2029-05-23…2029-05-23: 23 May"
        ),
        Case(
            blocks: [(.dateline, "LONDON"), (.paragraph, ", 23 May – It rained.")],
            modified: "2018-05-23",
            published: "2018-05-23…2018-05-23: 23 May"
        ),
        Case(
            blocks: [(.dateline, "LONDON"), (.paragraph, ", 23 May – It rained in 2018.")],
            published: "2018-05-23…2018-05-23: 23 May"
        ),
        Case(
            blocks: [(.dateline, "УЛАН-БАТОР"), (.paragraph, ", 13 февраля. Шёл дождь.")],
            language: "ru",
            modified: "2024-03-01",
            published: "2024-02-13…2024-02-13: 13 февраля"
        ),
        // A date deep in the text is not the dateline's.
        Case(
            blocks: [
                (.dateline, "LONDON"),
                (
                    .paragraph,
                    "– It rained and it rained and it rained and it rained on 23 May 2018."
                ),
            ],
            published: nil
        ),
        Case(blocks: [(.dateline, "LONDON")], published: nil),
        // A weekday with its date: of that day or the six after it; the youngest of several.
        Case(
            blocks: [(.paragraph, "It rained on Wednesday (July 12) and on Saturday 24 June.")],
            modified: "2023-08-01",
            published: "2023-07-12…2023-07-18: Wednesday (July 12)"
        ),
        Case(
            blocks: [(.paragraph, "Lørdag den 14. september regnede det.")],
            language: "da",
            modified: "2024-10-01",
            published: "2024-09-14…2024-09-20: Lørdag den 14. september"
        ),
        // Seven years earlier the day was a Saturday too.
        Case(
            blocks: [(.paragraph, "Lørdag den 14. september regnede det.")],
            language: "da",
            modified: "2024-09-01",
            published: "2019-09-14…2019-09-20: Lørdag den 14. september"
        ),
        // Ahead: of that day or the six before it.
        Case(
            blocks: [(.paragraph, "The vote will be held on Wednesday, July 12.")],
            modified: "2023-07-20",
            published: "2023-07-06…2023-07-12: Wednesday, July 12"
        ),
        // What was is laid over what will be.
        Case(
            blocks: [
                (.paragraph, "It rained on Sunday, July 9."),
                (.paragraph, "The vote will be held on Friday, July 14."),
            ],
            modified: "2023-07-20",
            published: "2023-07-09…2023-07-14: Sunday, July 9; Friday, July 14"
        ),
        // A relative day beside its date tells the day itself.
        Case(
            blocks: [(.paragraph, "It rained yesterday (11 July 2022).")],
            published: "2022-07-12…2022-07-12: yesterday / 11 July 2022"
        ),
        // A length since a day.
        Case(
            blocks: [
                (.paragraph, "Since 24 February 2022 it has rained for more than 16 months.")
            ],
            published: "2023-06-24…2023-07-23: 24 February 2022 / more than 16 months"
        ),
        Case(
            blocks: [(.paragraph, "Since 24 February 2022 it has rained for two years.")],
            published: nil
        ),
        // A day without its year after dates with theirs: the first such day after the last.
        Case(
            blocks: [
                (.paragraph, "It rained in November 2021 and in November 2022, and on 24 June.")
            ],
            published: "2023-06-25…2023-07-08: 24 June"
        ),
        Case(
            blocks: [
                (.paragraph, "It rained in November 2021 and in November 2022."),
                (.paragraph, "It did so again on the last Saturday in June."),
            ],
            published: "2023-06-25…2023-07-08: the last Saturday in June"
        ),
        // One date with its year, long before the file, shows nothing.
        Case(blocks: [(.paragraph, "It rained in 1998 and on 24 June.")], published: nil),
        // A date inside a longer line of the page is another article's.
        Case(
            blocks: [
                (.boilerplate, "Read also what the minister told the Echo about it on 2 May 2019"),
                (.boilerplate, "Published 17 September 2024"),
            ],
            published: "2024-09-17…2024-09-17: 17 September 2024"
        ),
        // A weekday that never fell on that day.
        Case(
            blocks: [(.paragraph, "On Monday 30 February it rained.")],
            modified: "2023-08-01",
            published: nil
        ),
    ]

    @Test(arguments: cases) func published(_ c: Case) throws {
        var draft = draft(c.blocks, language: c.language, modified: c.modified)
        TimeStage(try Packs.library()).annotate(&draft)
        let found = draft.published.map {
            "\($0.earliest)…\($0.latest): \($0.basis.joined(separator: "; "))"
        }
        #expect(found == c.published)
    }

    /// Relative times are told from the day of publication, else from the file's, with a word
    /// of warning.
    @Test func relativeTimesAreToldFromThePublication() throws {
        let stage = TimeStage(try Packs.library())
        let stamped: [(kind: BlockKind, text: String)] = [
            (.boilerplate, "Published 17 September 2024"), (.paragraph, "It rained yesterday."),
        ]
        var told = draft(stamped, language: "en")
        stage.annotate(&told)
        #expect(told.times.map(\.value) == ["2024-09-16"])
        #expect(told.warnings.isEmpty)
        var untold = draft([(.paragraph, "It rained yesterday.")], language: "en")
        stage.annotate(&untold)
        #expect(untold.times.map(\.value) == ["2029-12-31"])
        #expect(untold.warnings.count == 1)
    }

    /// Any year that a file may have been written in.
    @Test(arguments: [Int.min / 86_400, -800_000, -1, 0, 3_000_000, Int.max / 86_400])
    func anyDayOfTheFileIsSurvived(_ number: Int) throws {
        let text =
            "On 24 June, last week, next month, at Easter, in summer, three decades ago and "
            + "last Saturday in June it rained on Wednesday (July 12)."
        let day = Day(number: number)
        #expect(try foundTimes(of: text, language: "en", reference: day).count > 3)
    }
}

/// Easter Sundays of the church's own tables.
@Suite struct EasterTests {
    @Test(arguments: [
        "1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23",
        "2011-04-24", "2019-04-21", "2023-04-09", "2024-03-31", "2038-04-25", "2285-03-22",
    ])
    func easter(_ iso: String) throws {
        let day = try #require(Day(iso: iso))
        #expect(Easter.western(day.year) == day)
        #expect(day.weekday == 7)
    }
}
