import ArticleModel

/// The forms that TIMEX3 gives the values of times.
///
/// - Source: TimeML 1.2.1, section 3.2.2, with the seasons and the vague references of its
///   annotation guidelines.
enum TimeValueForm {
    /// What is wrong with a time's value; nil if nothing is.
    static func complaint(about time: Draft.Time) -> String? {
        let isRight =
            switch time.type {
            case .date, .time: isPoint(time.value)
            case .duration: isLength(time.value)
            case .set: isLength(time.value) || isPattern(time.value)
            }
        return isRight ? nil : "\(time.type.rawValue) has the value “\(time.value)”"
    }

    private static let vague: Set<String> = ["PAST_REF", "PRESENT_REF", "FUTURE_REF"]

    /// `2023-07-12T18:00`, `2023-W26`, `2023-Q2`, `2023-SU`, `199`, `19`.
    private static func isPoint(_ value: String) -> Bool {
        if vague.contains(value) { return true }
        let year = value.prefix { $0.isASCII && $0.isNumber }
        guard (2...4).contains(year.count) else { return false }
        let rest = value.dropFirst(year.count)
        guard let mark = rest.first else { return true }
        return mark == "-" && rest.count > 1
            && rest.dropFirst().allSatisfy {
                $0.isASCII && ($0.isLetter || "0123456789-:".contains($0))
            }
    }

    /// `P16M`, `PT1.5H`, `PXD`.
    private static func isLength(_ value: String) -> Bool {
        guard value.first == "P", value.count >= 3 else { return false }
        return value.dropFirst().allSatisfy {
            $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".")
        }
    }

    /// `XXXX-WXX-1`, `XXXX-12-25`, `TEV` of “in the evenings”.
    private static func isPattern(_ value: String) -> Bool {
        ["TMO", "TMI", "TAF", "TEV", "TNI"].contains(value)
            || value.hasPrefix("XXXX-")
                && value.dropFirst(5).allSatisfy {
                    $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")
                }
    }
}
