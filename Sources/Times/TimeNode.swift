/// Something that a run of tokens may mean: a whole expression or a part of one.
struct TimeNode: Sendable {
    /// Token after its last one.
    var end: Int
    var part: TimePart
    var mod: String?

    init(_ end: Int, _ part: TimePart, mod: String? = nil) {
        self.end = end
        self.part = part
        self.mod = mod
    }

    init(_ end: Int, _ expression: TimeExpression, mod: String? = nil) {
        self.init(end, .time(expression), mod: mod)
    }
}

/// What a part of an expression stands for.
enum TimePart: Sendable, Hashable {
    case number(Count)
    case ordinal(Int)
    /// A number in Roman figures, which counts centuries.
    case roman(Int)
    case unit(TimeUnit)
    /// A unit that counts as one of its kind where no number leads it (`неделю назад`).
    case oneUnit(TimeUnit)
    /// `last`, `this`, `next`, before (or after) what they move.
    case shift(Int, from: TimeExpression.Origin)
    case shiftAfter(Int, from: TimeExpression.Origin)
    case modifier(String)
    /// `in`, `vor` before an amount, `спустя` where it is told from the text; `ago`, `from now` after it; `later` after it, told from the text.
    case lead(Int, from: TimeExpression.Origin)
    case ago(Int)
    case later(Int)
    /// `before`, `after` between an amount and a time.
    case offset(Int)
    case offsetAmount(Amount, Int)
    /// A day beside another: `the day after`.
    case laterDay(Int)
    case weekdayCount(Int, weekday: Int)
    case weekday(Int)
    case month(Int)
    case nth(Int, TimeExpression.Piece)
    case daypart(String)
    /// A clock time as `T18:00`.
    case clock(String, ClockSign)
    /// Minutes from the hour that follows: `halv tre` is half past two.
    case clockShift(Int)
    case every
    case whole
    case nightTo
    /// The second of two neighbouring days, between which a night lies: `с 11 на 12 июля`.
    case secondDay(TimeExpression)
    case weekLabel
    case decadeLabel
    case quarter(Int)
    /// A length that has a word of its own: `fortnight`, `Viertelstunde`.
    case length(Amount)
    case time(TimeExpression)

    struct Count: Sendable, Hashable {
        /// Nil for a vague one (`several`).
        var value: Double?
        /// Digits that it is written with, 0 for words.
        var digits: Int

        /// The value where it is whole.
        var whole: Int? {
            guard let value, value == value.rounded(), abs(value) < 1e9 else { return nil }
            return Int(value)
        }
        /// A year, in four digits or in words.
        var year: Int? {
            guard let whole, digits == 4 || digits == 0, (1000...2199).contains(whole) else {
                return nil
            }
            return whole
        }
        /// A day of the month.
        var day: Int? {
            guard let whole, digits <= 2, (1...31).contains(whole) else { return nil }
            return whole
        }
    }
}

/// What makes a number a clock time.
enum ClockSign: Sendable, Hashable {
    /// `p.m.`, `Uhr`.
    case word
    /// Two figures of minutes.
    case minutes
    /// Nothing but what stands beside it.
    case none
}

/// What may stand between two parts, each token of it in one of the classes.
struct Glue: OptionSet, Sendable {
    let rawValue: UInt16
    static let comma = Glue(rawValue: 1)
    static let bracket = Glue(rawValue: 2)
    static let dash = Glue(rawValue: 4)
    static let slash = Glue(rawValue: 8)
    /// `of`.
    static let of = Glue(rawValue: 16)
    static let preposition = Glue(rawValue: 32)
    static let article = Glue(rawValue: 64)
    /// `and` in numbers and amounts.
    static let and = Glue(rawValue: 128)
    /// `at` before a clock time.
    static let clock = Glue(rawValue: 256)
    static let yearWord = Glue(rawValue: 512)
    /// `full`, `more` between a number and its unit.
    static let filler = Glue(rawValue: 1024)
    static let apostrophe = Glue(rawValue: 2048)
    static let stop = Glue(rawValue: 4096)

    static let words: Glue = [.of, .preposition, .article]
}
