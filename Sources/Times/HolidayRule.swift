import ArticleModel
import DataPacks

/// How a holiday's day is found in a year.
enum HolidayRule: Sendable, Hashable {
    case fixed(month: Int, day: Int)
    /// Days from Easter Sunday of the western or of the orthodox church.
    case easter(Int)
    case orthodoxEaster(Int)
    /// The `count`-th such weekday from a day on, or before it where negative.
    case weekday(Int, count: Int, month: Int, day: Int)

    /// Reads a value of the class `holiday`: `12-25`, `easter-2`, `orthodox+49`, `11-01W4+4` (the
    /// fourth Thursday from 1 November on), `12-25W7-4` (the fourth Sunday before Christmas Day).
    init?(table text: String) {
        if let offset = HolidayRule.offset(text, after: "easter") {
            self = .easter(offset)
        } else if let offset = HolidayRule.offset(text, after: "orthodox") {
            self = .orthodoxEaster(offset)
        } else if let rule = HolidayPattern.read(text) {
            self = rule
        } else {
            return nil
        }
    }

    private static func offset(_ text: String, after name: String) -> Int? {
        text.hasPrefix(name) ? Int(text.dropFirst(name.count)) : nil
    }

    func day(in year: Int) -> Day? {
        switch self {
        case .fixed(let month, let day): Day(year: year, month: month, day: day)
        case .easter(let offset): Easter.western(year).advanced(by: offset)
        case .orthodoxEaster(let offset): Easter.orthodox(year).advanced(by: offset)
        case .weekday(let weekday, let count, let month, let day):
            Day(year: year, month: month, day: day).map { start in
                count > 0
                    ? start.advanced(by: (weekday - start.weekday + 7) % 7 + 7 * (count - 1))
                    : start.advanced(by: -((start.weekday - weekday + 6) % 7 + 1) + 7 * (count + 1))
            }
        }
    }
}

/// `MM-DD` with or without `Ww±n`.
private enum HolidayPattern {
    static func read(_ text: String) -> HolidayRule? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 5, bytes[2] == UInt8(ascii: "-"),
            let month = Int(String(text.prefix(2))),
            let day = Int(String(text.dropFirst(3).prefix(2))),
            Day(year: 2000, month: month, day: day) != nil
        else { return nil }
        if bytes.count == 5 { return .fixed(month: month, day: day) }
        guard bytes.count == 9 || bytes.count == 8, bytes[5] == UInt8(ascii: "W"),
            let weekday = Int(String(text.dropFirst(6).prefix(1))), (1...7).contains(weekday),
            let count = Int(String(text.dropFirst(7))), (1...5).contains(abs(count))
        else { return nil }
        return .weekday(weekday, count: count, month: month, day: day)
    }
}

/// Easter Sundays.
enum Easter {
    /// - Source: Anonymous Gregorian algorithm (Nature, 1876; Meeus, *Astronomical Algorithms*).
    static func western(_ year: Int) -> Day {
        let a = year % 19
        let b = year / 100
        let c = year % 100
        let d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7
        let f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114
        return Day(year: year, month: f / 31, day: f % 31 + 1) ?? Day(number: 0)
    }

    /// - Source: Meeus's Julian algorithm; the Julian calendar is behind by the leap days that
    ///   the Gregorian has left out.
    static func orthodox(_ year: Int) -> Day {
        let a = year % 4
        let b = year % 7
        let c = year % 19
        let d = (19 * c + 15) % 30
        let e = (2 * a + 4 * b - d + 34) % 7
        let f = d + e + 114
        let julian = Day(year: year, month: f / 31, day: f % 31 + 1) ?? Day(number: 0)
        return julian.advanced(by: year / 100 - year / 400 - 2)
    }
}
