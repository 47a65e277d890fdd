import Intake
import LinuxIO
import Synchronization

/// The files in hand, as the whole daemon counts them.
final class Hand: Sendable {
    private struct Files {
        var all: Set<PathBytes> = []
        /// Those that nothing can be done about now: still being written to, or unreadable.
        var postponed: Set<PathBytes> = []
        var isPaused = false
        var releasedCount = 0

        var isDone: Bool { isPaused || all.count == postponed.count }
    }

    private let files = Mutex(Files())

    func take(_ claim: ClaimedFile) { files.withLock { _ = $0.all.insert(claim.path) } }

    func postpone(_ claim: ClaimedFile) { files.withLock { _ = $0.postponed.insert(claim.path) } }

    /// A file that was postponed is being read again.
    func resume(_ claim: ClaimedFile) { files.withLock { _ = $0.postponed.remove(claim.path) } }

    func release(_ claims: [ClaimedFile]) {
        files.withLock {
            for claim in claims {
                if $0.all.remove(claim.path) != nil { $0.releasedCount += 1 }
                $0.postponed.remove(claim.path)
            }
        }
    }

    func setPaused(_ isPaused: Bool) { files.withLock { $0.isPaused = isPaused } }

    /// Whether waiting longer would finish nothing more.
    var isDone: Bool { files.withLock { $0.isDone } }

    /// The same, and how many files have been released since the start.
    var progress: (isDone: Bool, releasedCount: Int) {
        files.withLock { ($0.isDone, $0.releasedCount) }
    }

    var count: Int { files.withLock { $0.all.count } }
}
