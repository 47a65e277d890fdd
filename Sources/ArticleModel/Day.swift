/// A day of the proleptic Gregorian calendar, without a time zone.
///
/// - Source: Howard Hinnant, *chrono-Compatible Low-Level Date Algorithms* (days_from_civil).
package struct Day: Sendable, Hashable, Comparable {
    /// Days since 1970-01-01, which may be negative.
    package let number: Int

    package init(number: Int) { self.number = number }

    /// The day with that year, month 1…12 and day of the month 1…31; nil if there is none.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, year: year),
            (1...9999).contains(year)
        else { return nil }
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    /// Reads `2023-07-12`; anything after the tenth character is ignored.
    package init?(iso text: some StringProtocol) {
        let parts = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package static func < (a: Day, b: Day) -> Bool { a.number < b.number }

    package var components: (year: Int, month: Int, day: Int) {
        let z = number + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let mp = (5 * dayOfYear + 2) / 153
        let month = mp + (mp < 10 ? 3 : -9)
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * mp + 2) / 5 + 1
        )
    }

    package var year: Int { components.year }

    /// 1 is Monday, 7 is Sunday.
    package var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

    /// `2023-07-12`.
    package var iso: String {
        let (year, month, day) = components
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// The year and number of the ISO 8601 week that the day lies in.
    package var isoWeek: (year: Int, week: Int) {
        let thursday = Day(number: number - (weekday - 1) + 3)
        let year = thursday.year
        let first = Day(year: year, month: 1, day: 1)?.number ?? thursday.number
        return (year, (thursday.number - first) / 7 + 1)
    }

    package func advanced(by days: Int) -> Day { Day(number: number + days) }

    package static func length(ofMonth month: Int, year: Int) -> Int {
        let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}

/// A moment of universal time to the nanosecond.
package struct Timestamp: Sendable, Hashable, Comparable {
    /// Seconds since 1970-01-01T00:00:00Z.
    package var seconds: Int
    package var nanoseconds: Int

    package init(seconds: Int, nanoseconds: Int = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    package static func < (a: Timestamp, b: Timestamp) -> Bool {
        (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds)
    }

    /// Rounded down without a subtraction: a file's time may be the least there is.
    package var day: Day {
        Day(number: seconds >= 0 ? seconds / 86_400 : ~(~seconds / 86_400))
    }

    /// `2026-11-21T09:14:02Z`.
    package var isoSeconds: String { "\(day.iso)T\(clock)Z" }

    /// `2026-11-21T09:14:03.114Z`.
    package var isoMilliseconds: String {
        "\(day.iso)T\(clock).\(padded(nanoseconds / 1_000_000, 3))Z"
    }

    private var clock: String {
        let second = (seconds % 86_400 + 86_400) % 86_400
        return
            "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
    }
}

/// `value` in decimal, with zeros in front up to `width` digits.
package func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(abs(value))
    let zeros = String(repeating: "0", count: max(0, width - digits.count))
    return (value < 0 ? "-" : "") + zeros + digits
}
