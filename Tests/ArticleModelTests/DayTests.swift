import ArticleModel
import TestSupport
import Testing

/// The calendar, where calendars go wrong: at the ends of months, years and centuries.
@Suite struct DayTests {
    static let weeks: [(String, Int, Int)] = [
        // The last days of December may lie in week 1, the first of January in 52 or 53.
        ("2018-12-30", 2018, 52), ("2018-12-31", 2019, 1), ("2019-12-30", 2020, 1),
        ("2020-12-31", 2020, 53), ("2021-01-01", 2020, 53), ("2021-01-03", 2020, 53),
        ("2021-01-04", 2021, 1), ("2022-01-02", 2021, 52), ("2023-01-01", 2022, 52),
        ("2016-01-03", 2015, 53), ("2024-12-29", 2024, 52), ("2024-12-30", 2025, 1),
        ("1970-01-01", 1970, 1), ("1969-12-28", 1969, 52), ("2023-07-12", 2023, 28),
    ]

    @Test(arguments: weeks) func week(_ iso: String, _ year: Int, _ week: Int) throws {
        let day = try #require(Day(iso: iso))
        #expect(day.isoWeek.year == year)
        #expect(day.isoWeek.week == week)
    }

    static let weekdays: [(String, Int)] = [
        ("1970-01-01", 4), ("1969-12-31", 3), ("2000-01-01", 6), ("2000-02-29", 2),
        ("2023-07-12", 3), ("2024-09-15", 7), ("2024-09-16", 1), ("0001-01-01", 1),
        ("1582-10-15", 5), ("9999-12-31", 5),
    ]

    @Test(arguments: weekdays) func weekday(_ iso: String, _ weekday: Int) throws {
        #expect(try #require(Day(iso: iso)).weekday == weekday)
    }

    static let numbers: [(String, Int)] = [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11_017), ("0001-01-01", -719_162),
        ("9999-12-31", 2_932_896),
    ]

    @Test(arguments: numbers) func daysSinceTheEpoch(_ iso: String, _ number: Int) throws {
        #expect(try #require(Day(iso: iso)).number == number)
    }

    @Test(arguments: [
        // No such day.
        "2023-02-29", "1900-02-29", "2100-02-29", "2023-04-31", "2023-13-01", "2023-00-10",
        "2023-01-00", "2023-01-32", "0000-01-01", "10000-01-01",
        // No such form.
        "", "2023", "2023-07", "20230712", "2023/07/12", "-2023-07-12", "2023-07-x", "today",
        "２０２３-07-12",
    ])
    func isNoDay(_ text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test(arguments: ["2000-02-29", "2024-02-29", "1600-02-29", "0004-02-29"])
    func leapDays(_ iso: String) {
        #expect(Day(iso: iso)?.iso == iso)
    }

    @Test func whatFollowsTheDayIsLeftAside() {
        #expect(Day(iso: "2023-07-12T12:00:00")?.iso == "2023-07-12")
    }

    @Test func everyDayIsReadBack() {
        var random = SplitMix64(seed: 1)
        for _ in 0..<5000 {
            let day = Day(number: Int.random(in: -719_162...2_932_896, using: &random))
            let (year, month, number) = day.components
            #expect(Day(year: year, month: month, day: number) == day)
            #expect(Day(iso: day.iso) == day)
            #expect(day.advanced(by: 1).weekday == day.weekday % 7 + 1)
        }
    }

    /// Each day follows the one before, through two leap years and two that are none.
    @Test func daysFollowOneAnother() throws {
        var day = try #require(Day(year: 1899, month: 12, day: 31))
        for year in 1900...1904 {
            for month in 1...12 {
                for number in 1...Day.length(ofMonth: month, year: year) {
                    day = day.advanced(by: 1)
                    #expect(day.components == (year, month, number))
                }
            }
        }
    }
}

/// Moments as the record writes them.
@Suite struct TimestampTests {
    static let moments: [(Int, Int, String)] = [
        (0, 0, "1970-01-01T00:00:00.000Z"),
        (1_795_252_443, 114_000_000, "2026-11-21T09:14:03.114Z"),
        (1_795_252_443, 999_999_999, "2026-11-21T09:14:03.999Z"),
        (951_827_696, 5_000_000, "2000-02-29T12:34:56.005Z"),
        // Files older than the epoch.
        (-1, 0, "1969-12-31T23:59:59.000Z"),
        (-86_400, 0, "1969-12-31T00:00:00.000Z"),
        (-86_401, 1_000_000, "1969-12-30T23:59:59.001Z"),
        (253_402_300_799, 0, "9999-12-31T23:59:59.000Z"),
    ]

    @Test(arguments: moments) func text(_ seconds: Int, _ nanoseconds: Int, _ iso: String) {
        let moment = Timestamp(seconds: seconds, nanoseconds: nanoseconds)
        #expect(moment.isoMilliseconds == iso)
        #expect(moment.isoSeconds == iso.prefix(19) + "Z")
    }

    /// Some file systems keep any 64 bits as a time; a file so dated must not stop the daemon.
    @Test(arguments: [Int.min, Int.min + 86_398, Int.max, Int.max - 1])
    func anyTimeAFileSystemKeepsIsWritten(_ seconds: Int) {
        #expect(Timestamp(seconds: seconds).isoSeconds.hasSuffix("Z"))
    }

    @Test func momentsAreOrdered() {
        let moments = [(-2, 9), (-1, 0), (0, 0), (0, 1), (1, 0)].map {
            Timestamp(seconds: $0.0, nanoseconds: $0.1)
        }
        #expect(moments == moments.reversed().sorted())
    }

    static let paddings: [(Int, Int, String)] = [
        (0, 2, "00"), (7, 2, "07"), (123, 2, "123"), (-7, 2, "-07"), (2023, 4, "2023"), (5, 0, "5"),
    ]

    @Test(arguments: paddings) func zerosStandInFront(_ value: Int, _ width: Int, _ text: String) {
        #expect(padded(value, width) == text)
    }
}
