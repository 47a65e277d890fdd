import DataPacks
import TextKernel

// The rules for amounts, what tells them from a time, and times that come again.
extension TimeGrammar {
    // MARK: Amounts

    /// An amount and what tells it from now, from the text or from another time.
    func counted(_ amount: Amount, _ right: TimeNode) -> TimeNode? {
        switch right.part {
        case .ago(let direction):
            TimeNode(right.end, .time(.distance(amount, direction, from: .writing)))
        case .later(let direction):
            TimeNode(right.end, .time(.distance(amount, direction, from: .text)))
        case .offset(let direction): TimeNode(right.end, .offsetAmount(amount, direction))
        default: nil
        }
    }

    func lead(
        _ direction: Int,
        _ origin: TimeExpression.Origin,
        _ right: TimeNode,
        _ glue: Run
    ) -> TimeNode? {
        // “in the last three days” is a length.
        guard glue.fits([.filler]) else { return nil }
        switch right.part {
        case .time(.duration(let amount)):
            // “vor einigen Tagen” is vague, “in some days” too.
            return TimeNode(right.end, .time(.distance(amount, direction, from: origin)))
        case .oneUnit(let unit):
            return TimeNode(right.end, .time(.distance(Amount(1, unit), direction, from: origin)))
        case .offsetAmount(let amount, let after) where origin == .writing && after == direction:
            // через два дня после
            return TimeNode(right.end, .offsetAmount(amount, after))
        default: return nil
        }
    }

    func offset(
        _ amount: Amount,
        _ direction: Int,
        _ right: TimeNode,
        _ glue: Run
    ) -> TimeNode? {
        guard glue.fits(.words), !amount.isVague else { return nil }
        switch right.part {
        case .time(let base) where base.isPlace:
            return TimeNode(right.end, .time(.shifted(base, amount, direction)))
        case .weekday(let weekday):
            return TimeNode(
                right.end,
                .time(.shifted(.weekday(weekday, direction: nil), amount, direction))
            )
        default: return nil
        }
    }

    func laterDay(_ days: Int, _ right: TimeNode, _ glue: Run) -> TimeNode? {
        guard glue.fits(.words), case .time(let base) = right.part, base.isDay, !base.isRelative
        else { return nil }
        return TimeNode(
            right.end,
            .time(.shifted(base, Amount(Double(abs(days)), .day), days.signum()))
        )
    }

    func weekdays(_ count: Int, _ weekday: Int, _ right: TimeNode, _ glue: Run) -> TimeNode? {
        guard glue.count == 0 else { return nil }
        switch right.part {
        case .ago(let direction), .later(let direction):
            return TimeNode(
                right.end,
                .time(.weekdayCount(count, weekday: weekday, direction))
            )
        default: return nil
        }
    }

    // MARK: Sets

    func every(_ right: TimeNode, _ glue: Run) -> TimeNode? {
        guard glue.fits([.article, .filler, .of]) else { return nil }
        let value: String? =
            switch right.part {
            case .weekday(let weekday): "XXXX-WXX-\(weekday)"
            case .month(let month): "XXXX-" + TimeGrammar.twoDigits(month)
            case .unit(let unit) where !scanner.isForbidden(glue.end, limit: limit):
                Amount(1, unit).value
            case .oneUnit(let unit): Amount(1, unit).value
            case .nth(let number, .unit(let unit)) where number > 1:
                Amount(Double(number), unit).value
            case .nth(let number, .weekday(let weekday)) where number > 0:
                "XXXX-WXX-\(weekday)"
            case .daypart(let suffix): suffix
            case .weekdayCount(_, let weekday): "XXXX-WXX-\(weekday)"
            case .time(.set(let value)) where value.hasPrefix("XXXX-WXX-"): value
            case .time(.duration(let amount)): amount.value
            case .time(.season(let season, nil, nil)): "XXXX-" + season
            case .time(.part(.weekday(let weekday, nil)?, let suffix)):
                "XXXX-WXX-\(weekday)\(suffix)"
            default: nil
            }
        return value.map { TimeNode(right.end, .time(.set($0))) }
    }

    func whole(_ right: TimeNode, _ glue: Run) -> TimeNode? {
        guard glue.fits([.article, .dash]), case .unit(let unit) = right.part else { return nil }
        return TimeNode(right.end, .time(.duration(Amount(1, unit))))
    }
}
