import ArticleModel
@preconcurrency import Dispatch
import Glibc
import Inbox
import Intake
import Linking
import LinuxIO
import Logging
import Reading
import Store
import Synchronization

/// Connects the stages, bounds what is between them, and tells the service manager the truth.
final class Daemon: Sendable {
    let configuration: Configuration
    let logger: Logger
    let manager: ServiceManager
    let board: StatusBoard
    let hand = Hand()
    let attempts: Attempts
    let shelves: Shelves
    let inbox: InboxStage
    let reading: ReadingStage
    private let committer: Committer
    /// Signalled when a leftover file has been dealt with as far as it can be.
    let leftoverDone = DispatchSemaphore(value: 0)
    private let ending = DispatchSemaphore(value: 0)
    private let exitStatus = Mutex(ExitStatus.ok)
    let lastProgress = Mutex(Clocks.monotonic())

    /// Puts the stages together; nothing runs before ``start()``.
    init(_ parts: Parts, configuration: Configuration) {
        let tree = parts.tree
        self.configuration = configuration
        logger = parts.logger
        manager = parts.manager
        board = parts.board
        attempts = Attempts(root: tree.root)
        shelves = Shelves(tree)
        // The stages speak through the link, which learns of the daemon last.
        let link = Link()
        committer = Committer(
            store: parts.store,
            linker: parts.linker,
            shelves: shelves,
            reports: link.committerReports
        )
        reading = ReadingStage(
            claimed: tree.claimed,
            reader: parts.reader,
            settings: configuration,
            reports: link.readingReports(committer)
        )
        inbox = InboxStage(
            tree: tree,
            shelves: shelves,
            configuration: configuration,
            reports: link.inboxReports
        )
        link.daemon.withLock { $0 = self }
    }

    /// What is opened before the stages can be.
    struct Parts {
        var tree: StateTree
        var store: ArticleStore
        var linker: Linker
        var reader: Reader
        var board: StatusBoard
        var manager: ServiceManager
        var logger: Logger
    }

    /// The serial queues whose life the watchdog watches.
    var queues: [String: DispatchQueue] { ["inbox": inbox.queue, "commit": committer.queue] }

    /// Ends ``waitForEnd()``.
    func end(_ status: ExitStatus) {
        exitStatus.withLock { $0 = status }
        ending.signal()
    }

    func waitForEnd() -> ExitStatus {
        ending.wait()
        board.flush()
        return exitStatus.withLock { $0 }
    }
}

extension Daemon {
    func claimed(_ claim: ClaimedFile) {
        hand.take(claim)
        lastProgress.withLock { $0 = Clocks.monotonic() }
        reading.take(claim)
    }

    func postponed(_ claim: ClaimedFile, because why: String) {
        hand.postpone(claim)
        leftoverDone.signal()
        logger.debug(
            "file cannot be read yet",
            metadata: ["file": "\(claim.path)", "because": "\(why)"]
        )
    }

    func finished(_ group: CommitGroup, lastSeq: Int?) {
        hand.release(group.claims)
        board.update { status in
            if let lastSeq { status.seq = lastSeq }
            for fate in group.fates {
                switch fate {
                case .stored: status.stored += 1
                case .duplicate: status.duplicates += 1
                case .rejected: status.rejected += 1
                case .vanished: break
                }
            }
        }
        for (claim, fate) in zip(group.claims, group.fates) {
            logger.debug(
                "file put away",
                metadata: ["file": "\(claim.path)", "as": "\(fate)"]
            )
        }
        lastProgress.withLock { $0 = Clocks.monotonic() }
        inbox.finished(group.claims)
        leftoverDone.signal()
    }

    func paused(_ reason: String?) {
        hand.setPaused(reason != nil)
        inbox.setPaused(reason != nil)
        board.update { status in
            status.paused = reason
            status.state = reason == nil ? "running" : "paused"
        }
        if let reason {
            logger.error(
                "articles cannot be stored, no more are taken until they can",
                metadata: ["because": "\(reason)"]
            )
            leftoverDone.signal()
        } else {
            logger.notice("articles can be stored again")
        }
    }

    /// A thread that runs for ever cannot be stopped, only the process can; the file is named
    /// before, and tried alone at the next start.
    func overran(_ claim: ClaimedFile) {
        logger.critical(
            "reading an article has run past its deadline, starting afresh",
            metadata: ["file": "\(claim.path)", "deadline": "\(configuration.work.deadline)"]
        )
        attempts.blame(claim.path)
        board.flush()
        _exit(ExitStatus.software.rawValue)
    }
}

/// The stages' way to the daemon, which is made after them.
private final class Link: Sendable {
    let daemon = Mutex<Daemon?>(nil)

    private var target: Daemon? { daemon.withLock { $0 } }

    var committerReports: Committer.Reports {
        Committer.Reports(
            finished: { self.target?.finished($0, lastSeq: $1) },
            paused: { self.target?.paused($0) }
        )
    }

    func readingReports(_ committer: Committer) -> ReadingStage.Reports {
        ReadingStage.Reports(
            read: { committer.submit($0, number: $1) },
            postponed: { self.target?.postponed($0, because: $1) },
            overran: { self.target?.overran($0) }
        )
    }

    var inboxReports: InboxStage.Reports {
        InboxStage.Reports(
            claimed: { self.target?.claimed($0) },
            rejectedFolder: { path, _ in self.target?.rejectedFolder(path) },
            refused: { self.target?.refused($0, because: $1) },
            overflowed: { self.target?.overflowed() },
            watching: { self.target?.watching(isPolling: $0, because: $1) },
            reattached: { self.target?.reattached() },
            counted: { self.target?.counted(waiting: $0, settling: $1, inHand: $2) },
            idle: { self.target?.idle() }
        )
    }
}
