/// How many lines of one kind may be written in a minute, so that a folder full of files that
/// cannot be taken does not fill the log.
struct LogBudget: Sendable {
    static let mostLines = 10
    private static let span = Duration.seconds(60)

    private var start: Duration?
    private var lineCount = 0
    private var suppressedCount = 0

    /// Whether one more may be written at that moment of the monotonic clock.
    ///
    /// - Returns: How many were not since the last one that was; nil if this one may not.
    mutating func admit(at now: Duration) -> Int? {
        if now - (start ?? now) >= LogBudget.span || start == nil { (start, lineCount) = (now, 0) }
        guard lineCount < LogBudget.mostLines else {
            suppressedCount += 1
            return nil
        }
        lineCount += 1
        defer { suppressedCount = 0 }
        return suppressedCount
    }
}
