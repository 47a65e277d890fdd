import Glibc

/// The kernel's clocks; only the outermost layer reads them, everything else is told the time.
package enum Clocks {
    /// Time since an arbitrary start; never set, never goes back.
    package static func monotonic() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    /// Universal time since 1970; may jump when the clock is set.
    package static func wall() -> (seconds: Int, nanoseconds: Int) {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return (time.tv_sec, time.tv_nsec)
    }
}

extension Duration {
    package var microseconds: Int {
        Int(components.seconds) * 1_000_000 + Int(components.attoseconds / 1_000_000_000_000)
    }
}
