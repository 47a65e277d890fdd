/// When the inbox is scanned: at intervals, when events may have been lost, and never for more
/// than a share of the time, however large the inbox.
struct ScanClock: Sendable {
    /// The rest after a scan at an interval, in times of what it took: a twentieth of the time.
    private static let restAfterInterval = 19
    /// After a doubt, where somebody may wait for what the scan finds: a fifth.
    private static let restAfterDoubt = 4

    private var interval: Duration
    private(set) var isRunning = false
    /// Whether the scan at work, or the last one, was asked for because events may be lost.
    private(set) var isDoubted = false
    private var nextDoubt: Duration?
    private var nextInterval: Duration?
    private var stretchStart = Duration.zero
    private var cost = Duration.zero

    init(interval: Duration) { self.interval = interval }

    /// When the next scan may begin; nil if none was ever asked for.
    var due: Duration? {
        guard !isRunning else { return nil }
        return [nextDoubt, nextInterval].compactMap(\.self).min()
    }

    mutating func setInterval(_ interval: Duration, at now: Duration) {
        self.interval = interval
        if let next = nextInterval { nextInterval = min(next, now + interval) }
    }

    /// Wants a scan at `moment`, or earlier if it was wanted earlier.
    mutating func ask(at moment: Duration) {
        nextDoubt = min(nextDoubt ?? moment, moment)
        if isRunning { isDoubted = true }
    }

    /// Begins a scan if it is time for one.
    mutating func begin(at now: Duration) -> Bool {
        guard let due, due <= now else { return false }
        isDoubted = nextDoubt != nil
        if let next = nextDoubt, next <= now { nextDoubt = nil }
        nextInterval = now + interval
        isRunning = true
        cost = .zero
        stretchStart = now
        return true
    }

    /// The scan goes on after a pause.
    mutating func resume(at now: Duration) { stretchStart = now }

    /// The scan has stopped, for good if it `ended`.
    mutating func pause(ended: Bool, at now: Duration) {
        cost += now - stretchStart
        guard ended, isRunning else { return }
        isRunning = false
        nextDoubt = nextDoubt.map { max($0, now + cost * ScanClock.restAfterDoubt) }
        nextInterval = nextInterval.map { max($0, now + cost * ScanClock.restAfterInterval) }
    }
}
