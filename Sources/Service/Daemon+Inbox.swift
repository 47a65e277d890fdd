import LinuxIO
import Logging
import Store

/// What the inbox tells, passed on to the log and the status.
extension Daemon {
    func rejectedFolder(_ path: PathBytes) {
        board.update { $0.rejected += 1 }
        logger.debug("folder put away", metadata: ["file": "\(path)"])
    }

    func refused(_ path: PathBytes, because error: SystemCallError) {
        logger.warning(
            "a file cannot be taken from the inbox, it is tried again later",
            metadata: ["file": "\(path)", "error": "\(error)"]
        )
    }

    func overflowed() {
        logger.warning("the kernel dropped events of the inbox, it is scanned instead")
    }

    func watching(isPolling: Bool, because error: SystemCallError?) {
        board.update { $0.watchMode = isPolling ? "poll" : "inotify" }
        guard isPolling, let error else { return }
        logger.warning(
            "no events from the inbox, it is scanned at intervals",
            metadata: ["error": "\(error)", "interval": "\(configuration.inbox.scanInterval)"]
        )
    }

    func reattached() { logger.info("inbox attached") }

    func counted(waiting: Int, settling: Int, inHand: Int) {
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
