package import LinuxIO

/// When a file counts as whole.
package struct SettlingRule: Sendable, Hashable {
    /// How long a file must have been left alone where the kernel does not say whether anyone
    /// writes to it.
    package var quiet = Duration.seconds(1)
    /// How long a file must have been left alone although the kernel says that nobody writes to
    /// it; not asked of one that was renamed into the inbox.
    ///
    /// For writers that close a file and open it again to go on, as scanners do.
    package var settle = Duration.zero
    /// How long an empty file may stay empty.
    package var emptyWait = Duration.seconds(15)

    package init() {}

    package enum Verdict: Hashable, Sendable {
        case settled
        /// Look again after that time; nil when only its writer knows.
        case unsettled(for: Duration?)
        case empty
    }

    /// What is known of a file at one look.
    package struct Sight: Sendable, Hashable {
        package var byteCount: Int
        /// Time since the file's last change by the wall clock, which may be set; negative if
        /// the change lies in the future.
        package var age: Duration
        /// Time for which looks have found the file the same, by the monotonic clock.
        package var unchangedFor: Duration
        package var writers: Writers
        package var movedIn: Bool

        package init(
            byteCount: Int,
            age: Duration,
            unchangedFor: Duration,
            writers: Writers,
            movedIn: Bool
        ) {
            self.byteCount = byteCount
            self.age = age
            self.unchangedFor = unchangedFor
            self.writers = writers
            self.movedIn = movedIn
        }
    }

    package func judge(_ sight: Sight) -> Verdict {
        if sight.writers == .some { return .unsettled(for: nil) }
        let rest = max(sight.age, sight.unchangedFor)
        if sight.byteCount == 0 {
            let needed = sight.writers == .none ? emptyWait : max(emptyWait, quiet)
            return rest >= needed ? .empty : .unsettled(for: atLeastAMoment(needed - rest))
        }
        let needed = sight.writers == .none ? settle : max(settle, quiet)
        if sight.movedIn || rest >= needed { return .settled }
        return .unsettled(for: atLeastAMoment(needed - rest))
    }

    /// So that rounding never makes a caller turn without pause.
    private func atLeastAMoment(_ wait: Duration) -> Duration { max(wait, .milliseconds(5)) }
}
