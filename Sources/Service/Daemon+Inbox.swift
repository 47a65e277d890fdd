import ArticleModel
import Inbox
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

    func stillOpen(_ path: PathBytes, for duration: Duration) {
        logger.tell(
            .fileStaysOpen,
            ["file": .stringConvertible(path), "duration": .stringConvertible(duration)]
        )
    }

    func watching(_ mode: InboxFolder.Mode) {
        let name = mode == .events ? "inotify" : "poll"
        for other in Metric.watchMode.expected {
            metrics.set(.watchMode, other, to: other == name ? 1 : 0)
        }
        board.update { $0.watchMode = name }
        switch mode {
        case .events: break
        case .eventsAndScans(let fileSystem):
            let reason = "files on \(fileSystem) change without the kernel's knowledge"
            logger.tell(.polling, ["reason": "\(reason)"])
        case .scans(let error): logger.tell(.polling, ["error": .stringConvertible(error)])
        }
    }

    func reattached() {
        logger.tell(.inboxAttached)
        // At the start it is no news; later it stands until the counts change.
        if board.status.state == "starting" { return }
        tell(.status("Another folder stands at the inbox's place and is watched from now on"))
    }

    func counted(_ load: InboxStage.Load) {
        metrics.set(.inboxFiles, to: Double(load.waiting))
        metrics.set(.inboxOldest, to: Double(load.oldest?.seconds ?? 0))
        metrics.set(.settlingFiles, to: Double(load.settling))
        metrics.set(.claimedFiles, to: Double(load.inHand))
        board.update { status in
            status.inbox.waiting = load.waiting
            status.inbox.settling = load.settling
            status.claimed = load.inHand
            status.oldestWaiting = load.oldest?.isoSeconds
        }
    }

    func idle() {
        if configuration.isOneshot { end(.ok) }
    }
}
