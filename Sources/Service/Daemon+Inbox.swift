import Intake
import LinuxIO
import Logging
import Store
import Synchronization

/// What the inbox tells, passed on to the log and the status.
extension Daemon {
    func rejectedFolder(_ path: PathBytes, because rejection: Rejection) {
        metrics.count(.articlesSeen)
        metrics.count(.articlesRejected, rejection.reason.rawValue)
        board.update { $0.count([.rejected(rejection)], lastSeq: nil) }
        logger.tell(
            .fileRejected,
            [
                "file": .stringConvertible(path), "reason": "\(rejection.reason.rawValue)",
                "detail": "\(rejection.detail)",
            ]
        )
    }

    func refused(_ path: PathBytes, because error: SystemCallError) {
        let now = Clocks.monotonic()
        guard let suppressedCount = refusals.withLock({ $0.admit(at: now) }) else { return }
        logger.tell(
            .fileRefused,
            [
                "file": .stringConvertible(path), "error": .stringConvertible(error),
                "suppressed": "\(suppressedCount)",
            ]
        )
    }

    func overflowed() {
        metrics.count(.watchOverflows)
        logger.tell(.eventsOverflowed)
    }

    func watching(isPolling: Bool, because error: SystemCallError?) {
        let mode = isPolling ? "poll" : "inotify"
        for other in Metric.watchMode.expected {
            metrics.set(.watchMode, other, to: other == mode ? 1 : 0)
        }
        board.update { $0.watchMode = mode }
        guard isPolling, let error else { return }
        logger.tell(
            .polling,
            [
                "error": .stringConvertible(error),
                "interval": .stringConvertible(configuration.inbox.scanInterval),
            ]
        )
    }

    func reattached() { logger.tell(.inboxAttached) }

    func counted(waiting: Int, settling: Int, inHand: Int) {
        metrics.set(.inboxFiles, to: Double(waiting))
        metrics.set(.settlingFiles, to: Double(settling))
        metrics.set(.claimedFiles, to: Double(inHand))
        board.update { status in
            status.inbox.waiting = waiting
            status.inbox.settling = settling
            status.claimed = inHand
        }
    }

    func idle() {
        if configuration.isOneshot { end(.ok) }
    }
}
