// What an expression may be joined to.
extension TimeExpression {
    /// Whether it is told from another day, the writing's or the text's.
    var isRelative: Bool {
        switch self {
        case .relativeDay, .relativeUnit, .distance: true
        case .weekday(_, let direction): direction != nil
        case .directed: true
        case .season(_, _, let direction): direction != nil
        default: false
        }
    }

    /// Whether it has a place in the calendar, which an amount may be told from.
    var isPlace: Bool {
        switch self {
        case .duration, .set, .vague: false
        default: true
        }
    }

    /// Whether it is long enough to have days in it.
    var isPeriod: Bool {
        guard isPlace else { return false }
        switch grain {
        case .week, .month, .quarter, .season, .year: return true
        case .clock, .day: return false
        case .other:
            if case .decade = self { return true }
            return false
        }
    }

    /// Whether it is a part of a day.
    var isDaypart: Bool {
        if case .part(_, let suffix) = self { return suffix.count == 3 }
        return false
    }

    /// Whether it names one time in `outer`: a weekday in a week, a month in a year.
    func fits(in outer: TimeExpression) -> Bool {
        guard outer.isPlace, outer.isRelative || outer.isWeekNumber else { return false }
        switch (self, outer.grain) {
        case (.weekday(_, nil), .week), (.week(_, nil), .year): return true
        case (.calendar(let date), .year): return date.year == nil && date.month != nil
        case (.season(_, nil, nil), .year), (.holiday(_, nil, nil), .year): return true
        case (.nth(_, _, of: .calendar(let date)?), .year): return date.year == nil
        case (.nth(_, .unit(.quarter), of: nil), .year), (.nth(_, .unit(.half), of: nil), .year):
            return true
        default: return false
        }
    }

    private var isWeekNumber: Bool {
        if case .week = self { return true }
        return false
    }
}

extension TimePart {
    /// Of two readings of the same words the one with the lower rank is taken.
    var rank: Int {
        guard case .time(let expression) = self else { return 9 }
        return switch expression {
        // “tomorrow” and not “in the morning”, where one word is both: it tells the day too.
        case .part(let day, _): day == nil ? 1 : 0
        case .calendar(let date): date.day == nil && date.month == nil ? 4 : 1
        case .distance(_, _, from: .text): 3
        case .duration: 5
        case .set(let value): value.hasPrefix("XXXX-W") ? 1 : 6
        case .vague: 7
        default: 2
        }
    }
}
