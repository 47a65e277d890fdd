import ArticleModel
import Testing

@testable import Times

/// How the parts of an expression are put together, in the language of the source; what each
/// language's words do is in the tables of the languages.
///
/// All are told from Wednesday 12 July 2023. A row without values promises that there is no time.
@Suite struct TimeGrammarTests {
    typealias Case = TimeTableTests.Case

    static let cases: [Case] = [
        Case("en", "Ferry strike to end on Monday", "Monday = DATE 2023-07-17"),
        Case("en", "Pay rises over the next two years", "the next two years = DURATION P2Y"),
        Case("en", "They meet one day a week.", "one day = DURATION P1D", "a week = DURATION P1W"),
        Case("en", "The second half of the match ended 2-1, and 24/7 shops sold 1/2 of it."),
        Case("en", "His sun mar wed may second fall."),
        Case("en", "He ran 10.5 km an hour in lane 12 and room 2020."),
        Case(
            "en",
            "The first Tuesday of October is a holiday.",
            "first Tuesday of October = DATE 2023-10-03"
        ),
        Case(
            "en",
            "The last day of October 2015 was wet.",
            "The last day of October 2015 = DATE 2015-10-31"
        ),
        Case(
            "en",
            "In the third quarter of 2019 sales fell.",
            "third quarter of 2019 = DATE 2019-Q3"
        ),
        Case("en", "Sales for the fourth quarter beat forecasts.", "fourth quarter = DATE 2022-Q4"),
        Case("en", "Q3 2019 and H2 are codes.", "Q3 2019 = DATE 2019-Q3"),
        Case("en", "In the first half of 2023 it rained.", "first half of 2023 = DATE 2023-H1"),
        Case("en", "The first week of 2021.", "first week of 2021 = DATE 2021-W01"),
        Case("en", "The 20th of next month.", "20th of next month = DATE 2023-08-20"),
        Case(
            "en",
            "On Wednesday of next week they meet.",
            "Wednesday of next week = DATE 2023-07-19"
        ),
        Case("en", "In March last year it snowed.", "March last year = DATE 2022-03"),
        Case("en", "Last year's December was cold.", "Last year's December = DATE 2022-12"),
        Case(
            "en",
            "Two weeks before Christmas 2022 it rained.",
            "Two weeks before Christmas 2022 = DATE 2022-12-11"
        ),
        Case(
            "en",
            "Three days after 12 July 2022.",
            "Three days after 12 July 2022 = DATE 2022-07-15"
        ),
        Case(
            "en",
            "The strike began on 23 June; two days later it was over, and the day after that the mayor resigned.",
            "23 June = DATE 2023-06-23",
            "two days later = DATE 2023-06-25",
            "the day after = DATE 2023-06-26"
        ),
        Case(
            "en",
            "It began on 23 June 2022. The next day it ended. That same week it began again.",
            "23 June 2022 = DATE 2022-06-23",
            "The next day = DATE 2022-06-24",
            "That same week = DATE 2022-W25"
        ),
        Case("en", "Three Fridays from now.", "Three Fridays from now = DATE 2023-07-28"),
        Case(
            "en",
            "Nineteen eighty-six was in nineteen eighty-four.",
            "nineteen eighty-four = DATE 1984"
        ),
        Case(
            "en",
            "In October two thousand and five.",
            "October two thousand and five = DATE 2005-10"
        ),
        Case(
            "en",
            "One hour and 42 minutes; two years, three months; a month and a half.",
            "One hour and 42 minutes = DURATION PT1H42M",
            "two years, three months = DURATION P2Y3M",
            "a month and a half = DURATION P1.5M"
        ),
        Case(
            "en",
            "The nineties and the 1980s, the late 1970s and the 90s.",
            "The nineties = DATE 199",
            "1980s = DATE 198",
            "late 1970s = DATE 197 [END]",
            "90s = DATE 199"
        ),
        Case("en", "In the 20th century.", "20th century = DATE 19"),
        Case("en", "Week 24.", "Week 24 = DATE 2023-W24"),
        Case(
            "en",
            "All day, the whole week, another month.",
            "All day = DURATION P1D",
            "the whole week = DURATION P1W",
            "another month = DURATION P1M"
        ),
        Case(
            "en",
            "Every second Tuesday, every fourth year, every other week, on Mondays.",
            "Every second Tuesday = SET XXXX-WXX-2",
            "every fourth year = SET P4Y",
            "every other = SET P2D",
            "Mondays = SET XXXX-WXX-1"
        ),
        Case(
            "en",
            "Between June 23 and 25 nobody came; from May to July 2022 all did.",
            "June 23 = DATE 2023-06-23",
            "25 = DATE 2023-06-25",
            "May = DATE 2022-05",
            "July 2022 = DATE 2022-07"
        ),
        Case("en", "June 12-14, 2022.", "June 12 = DATE 2022-06-12", "14, 2022 = DATE 2022-06-14"),
        Case("en", "February 20 - 30, 2022."),
        Case(
            "en",
            "Early next week, at the end of the month, by the end of 2025, mid-August.",
            "Early next week = DATE 2023-W29 [START]",
            "at the end of the month = DATE 2023-07 [END]",
            "by the end of 2025 = DATE 2025 [END]",
            "mid-August = DATE 2023-08 [MID]"
        ),
        Case(
            "en",
            "At six o'clock on Tuesday evening.",
            "six o'clock on Tuesday evening = TIME 2023-07-11T18:00"
        ),
        Case("en", "At 6.15pm on Tuesday.", "6.15pm on Tuesday = TIME 2023-07-11T18:15"),
        Case(
            "en",
            "The vote will be on Saturday; the deal from Thursday was signed on Monday.",
            "Saturday = DATE 2023-07-15",
            "Thursday = DATE 2023-07-06",
            "Monday = DATE 2023-07-10"
        ),
        Case("en", "The vote was on Saturday.", "Saturday = DATE 2023-07-08"),
        Case(
            "en",
            "The court is to decide on Friday evening.",
            "Friday evening = TIME 2023-07-14TEV"
        ),
        Case("en", "They will meet in September.", "September = DATE 2023-09"),
        Case("en", "He resigned in September.", "September = DATE 2022-09"),
        Case("en", "On the 22nd he left the 22nd floor.", "22nd = DATE 2023-06-22"),
        Case(
            "en",
            "Thanksgiving and Memorial Day, Orthodox Easter 2023, Advent Sunday.",
            "Thanksgiving = DATE 2023-11-23",
            "Memorial Day = DATE 2023-05-29",
            "Orthodox Easter 2023 = DATE 2023-04-16",
            "Advent Sunday = DATE 2023-12-03"
        ),
        Case("en", "Overnight into Sunday.", "Overnight into Sunday = TIME 2023-07-09TNI"),
        Case("en", "At the weekend.", "At the weekend = DATE 2023-W27-WE"),
        Case(
            "en",
            "Last summer, next winter, this autumn, last Christmas.",
            "Last summer = DATE 2022-SU",
            "next winter = DATE 2023-WI",
            "this autumn = DATE 2023-FA",
            "last Christmas = DATE 2022-12-25"
        ),
        Case(
            "en",
            "Monday's and Tuesday's meetings, Friday's.",
            "Monday = DATE 2023-07-10",
            "Tuesday = DATE 2023-07-11",
            "Friday = DATE 2023-07-07"
        ),
        Case("en", "It was 9,000 years ago.", "9,000 years ago = DATE PAST_REF"),
        Case(
            "en",
            "During the past three weeks and for the next 18 months.",
            "the past three weeks = DURATION P3W",
            "the next 18 months = DURATION P18M"
        ),
        Case(
            "en",
            "On the evening of 12 July; late on Friday night.",
            "evening of 12 July = TIME 2023-07-12TEV",
            "late on Friday night = TIME 2023-07-07TNI [END]"
        ),
        Case(
            "en",
            "in the early hours of Sunday morning",
            "early hours of Sunday morning = TIME 2023-07-09TMO"
        ),
    ]

    @Test(arguments: cases) func times(_ c: Case) throws {
        let reference = try #require(Day(iso: TimeTableTests.reference))
        let found = try foundTimes(of: c.text, language: c.language, reference: reference)
        #expect(found.map { "\($0.words) = \($0.value)" } == c.times)
    }

    /// The moment of writing is known to its minute when the caller knows it.
    @Test(arguments: [
        ("in two hours", "TIME 2023-07-13T00:30"), ("36 hours ago", "TIME 2023-07-11T10:30"),
        ("ten minutes ago", "TIME 2023-07-12T22:20"),
    ])
    func hoursAreToldFromTheMinute(_ text: String, _ value: String) throws {
        let draft = draft([(.paragraph, text)], language: "en")
        let day = try #require(Day(iso: TimeTableTests.reference))
        let times = TimeStage(try Packs.library())
            .times(in: draft, reference: day, minute: 22 * 60 + 30)
        #expect(times.map { "\($0.type.rawValue) \($0.value)" } == [value])
    }
}

/// The parts that the grammar is made of.
@Suite struct TimePartTests {
    @Test(arguments: [
        (20, 4, 24), (100, 5, 105), (2, 1000, 2000), (2000, 5, 2005), (5, 100, 500),
        (19, 80, 1980), (1980, 6, 1986), (1900, 90, 1990), (20, 23, 2023),
    ])
    func wordsOfNumbersAddUp(_ a: Int, _ b: Int, _ sum: Int) {
        #expect(NumberReader.sum(a, b) == sum)
    }

    @Test(arguments: [(2, 3), (20, 20 - 20), (24, 4), (5, 20), (12, 7), (100, 1000 + 1)])
    func otherWordsAreTwoNumbers(_ a: Int, _ b: Int) {
        #expect(NumberReader.sum(a, b) == nil)
    }

    @Test(arguments: [
        ("12-25", 2023, "2023-12-25"), ("02-29", 2023, nil), ("02-29", 2024, "2024-02-29"),
        ("easter-2", 2023, "2023-04-07"), ("easter+49", 2023, "2023-05-28"),
        ("orthodox+0", 2023, "2023-04-16"), ("orthodox+0", 2010, "2010-04-04"),
        ("orthodox-7", 2024, "2024-04-28"), ("11-01W4+4", 2014, "2014-11-27"),
        ("11-01W4+4", 2016, "2016-11-24"), ("05-25W1+1", 2013, "2013-05-27"),
        ("12-25W7-4", 2018, "2018-12-02"), ("12-25W7-1", 2022, "2022-12-18"),
        ("11-23W3-1", 2018, "2018-11-21"), ("06-19W5+1", 2023, "2023-06-23"),
    ])
    func holidays(_ rule: String, _ year: Int, _ iso: String?) throws {
        #expect(try #require(HolidayRule(table: rule)).day(in: year)?.iso == iso)
    }

    @Test(arguments: [
        "", "12", "13-01", "12-32", "easter", "easter+x", "12-25W8-1", "12-25W0+1", "12-25W7-6",
        "12-25x", "ab-cd",
    ])
    func otherRulesAreNone(_ rule: String) { #expect(HolidayRule(table: rule) == nil) }

    @Test(arguments: [
        ("15MIN", "PT15M"), ("2W", "P2W"), ("6M", "P6M"), ("1.5H", "PT1.5H"), ("50Y", "P50Y"),
        ("3Q", "P9M"), ("1HY", "P6M"), ("2DECADE", "P20Y"), ("1CENTURY", "P100Y"),
    ])
    func amounts(_ text: String, _ value: String) {
        #expect(Amount(table: text)?.value == value)
    }

    /// Every period of the calendar holds its own first day, ends where the next one begins, and
    /// has a value of its own.
    @Test(arguments: [TimeUnit.day, .week, .weekend, .month, .quarter, .half, .year, .decade])
    func periodsFollowOneAnother(_ unit: TimeUnit) throws {
        var day = try #require(Day(iso: "1999-11-20"))
        var values: Set<String> = []
        for _ in 0..<200 {
            let period = try #require(Period.holding(day, unit))
            #expect(Period.holding(period.start, unit) == period)
            let next = try #require(period.moved(by: 1))
            #expect(unit == .weekend || period.end == next.start)
            #expect(next.moved(by: -1) == period)
            #expect(values.insert(period.value).inserted)
            day = next.start
        }
    }

    @Test func theLastDayOfAShorterMonthIsTaken() throws {
        let day = try #require(Day(iso: "2023-01-31"))
        #expect(day.addingMonths(1)?.iso == "2023-02-28")
        #expect(day.addingMonths(-1)?.iso == "2022-12-31")
        #expect(day.addingMonths(200_000) == nil)
    }
}
