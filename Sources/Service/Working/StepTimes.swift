import LinuxIO

/// How long each step of a piece of work took; the clock stays outside of the steps.
struct StepTimes: Sendable {
    private(set) var durations: [(label: String, duration: Duration)] = []
    private var last = Clocks.monotonic()

    init() { durations.reserveCapacity(12) }

    /// The step of that name ends now, and the next one begins.
    mutating func finished(_ step: String) {
        let now = Clocks.monotonic()
        durations.append((step, now - last))
        last = now
    }
}
