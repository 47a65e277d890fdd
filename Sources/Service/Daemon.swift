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
    private let current: Mutex<Configuration>
    let logger: Logger
    let manager: ServiceManager
    let board: StatusBoard
    let metrics: Metrics
    let metricsFile: MetricsFile
    let store: ArticleStore
    let hand = Hand()
    let refusals = Mutex(LogBudget())
    let attempts: Attempts
    let shelves: Shelves
    let inbox: InboxStage
    let reading: ReadingStage
    private let committer: Committer
    let solo = Solo()
    private let pauses = Mutex(Pauses())
    private let ending = DispatchSemaphore(value: 0)
    private let exitStatus = Mutex(ExitStatus.ok)
    let lastProgress = Mutex(Clocks.monotonic())

    /// Puts the stages together; nothing runs before ``start()``.
    init(_ parts: Parts, configuration: Configuration) {
        let tree = parts.tree
        current = Mutex(configuration)
        logger = parts.logger
        manager = parts.manager
        board = parts.board
        metricsFile = parts.metricsFile
        metrics = metricsFile.metrics
        store = parts.store
        attempts = Attempts(root: tree.root)
        shelves = Shelves(tree)
        // The stages speak through the link, which learns of the daemon last.
        let link = Link()
        committer = Committer(
            store: parts.store,
            memory: parts.memory,
            shelves: shelves,
            metrics: metrics,
            reports: link.committerReports
        )
        reading = ReadingStage(
            claimed: tree.claimed,
            reader: parts.reader,
            settings: configuration,
            metrics: metrics,
            reports: link.readingReports(committer)
        )
        inbox = InboxStage(
            tree: tree,
            shelves: shelves,
            configuration: configuration,
            metrics: metrics,
            reports: link.inboxReports
        )
        link.daemon.withLock { $0 = self }
        prepareMetrics(parts)
    }

    /// As it is after the last reload.
    var configuration: Configuration {
        get { current.withLock { $0 } }
        set { current.withLock { $0 = newValue } }
    }

    /// What is opened before the stages can be.
    struct Parts {
        var tree: StateTree
        var store: ArticleStore
        var memory: Restoration.Memory
        var reader: Reader
        var board: StatusBoard
        var metricsFile: MetricsFile
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
        metrics.set(.up, to: 0)
        metricsFile.write()
        logger.tell(.stopped)
        return exitStatus.withLock { $0 }
    }
}

extension Daemon {
    func claimed(_ claim: ClaimedFile) {
        metrics.count(.articlesSeen)
        hand.take(claim)
        lastProgress.withLock { $0 = Clocks.monotonic() }
        reading.take(claim)
    }

    func postponed(_ claim: ClaimedFile, because why: Rejection) {
        metrics.count(.articlesRetried, why.reason.rawValue)
        hand.postpone(claim)
        solo.hasSettled(claim.path)
        logger.debug(
            "file cannot be read yet",
            metadata: ["file": .stringConvertible(claim.path), "reason": "\(why)"]
        )
    }

    func finished(_ group: CommitGroup, lastSeq: Int?) {
        // Counted before they are let go of: a stop waits for the hand, and then writes its last
        // status.
        count(group, lastSeq: lastSeq)
        if logger.logLevel <= .debug {
            for index in group.claims.indices { tell(of: index, in: group) }
        }
        hand.release(group.claims)
        lastProgress.withLock { $0 = Clocks.monotonic() }
        inbox.finished(group.claims)
        for claim in group.claims { solo.hasSettled(claim.path) }
    }

    /// Records cannot be stored because of `error`; with nil they can again.
    func storePaused(_ error: (any Error)?) {
        hand.setPaused(error != nil)
        inbox.setPaused(error != nil)
        solo.setPaused(error != nil)
        let isNews = pause(.store, because: error.map { "\($0)" })
        if let error {
            // Each try that fails for the same reason is counted, and told once.
            if isNews { logger.tell(.storePaused, ["reason": Daemon.value(error)]) }
        } else {
            logger.tell(.storeResumed)
        }
    }

    /// No files are taken for a reason that is not the store's; with nil they are again.
    func intakePaused(_ cause: Pauses.Cause, because reason: String?) {
        let isNews = pause(cause, because: reason)
        if cause == .state { board.note(.movedFolder, reason) }
        guard isNews else { return }
        if let reason {
            logger.tell(.intakePaused, ["cause": "\(cause.rawValue)", "reason": "\(reason)"])
        } else {
            logger.tell(.intakeResumed, ["cause": "\(cause.rawValue)"])
        }
    }

    /// - Returns: Whether the reason is another one than before.
    private func pause(_ cause: Pauses.Cause, because reason: String?) -> Bool {
        let (isNews, gravest) = pauses.withLock { pauses in
            (pauses.set(cause, to: reason), pauses.reason)
        }
        metrics.set(.paused, cause.rawValue, to: reason == nil ? 0 : 1)
        board.pause(because: gravest)
        return isNews
    }

    /// A file that is read alone takes its time, or memory.
    func underWay(_ claim: ClaimedFile, for duration: Duration) {
        attempts.watch(
            claim.path,
            underWayFor: duration,
            residentBytes: ProcessMemory.residentBytes()
        )
    }

    /// A thread that runs for ever cannot be stopped, only the process can; the file is named
    /// before, and tried alone at the next start.
    func overran(_ claim: ClaimedFile) {
        logger.tell(
            .deadlineOverrun,
            [
                "file": .stringConvertible(claim.path),
                "deadline": .stringConvertible(configuration.work.deadline),
            ]
        )
        attempts.blame(claim.path)
        board.flush()
        _exit(ExitStatus.software.rawValue)
    }

    private func tell(of index: Int, in group: CommitGroup) {
        var facts: Logger.Metadata = ["file": .stringConvertible(group.claims[index].path)]
        switch group.fates[index] {
        case .rejected(let rejection):
            facts["reason"] = "\(rejection.reason.rawValue)"
            facts["detail"] = "\(rejection.detail)"
            return logger.tell(.fileRejected, facts)
        case .stored: facts["as"] = "stored"
        case .duplicate: facts["as"] = "duplicate"
        case .vanished: facts["as"] = "vanished"
        }
        if let article = group.articles[index] {
            facts["id"] = "\(article.id)"
            facts["lang"] = "\(article.language)"
            facts["duration"] = article.duration.map { .stringConvertible($0) }
            if article.isNew, let placement = group.placement {
                facts["segment"] = "\(placement.segment)"
                facts["offset"] = "\(placement.offset)"
            }
        }
        logger.tell(.filePutAway, facts)
    }

    /// An error as the log takes it: with the kernel's reason, if it has one.
    static func value(_ error: any Error) -> Logger.MetadataValue {
        switch error {
        case let error as StoreError: .stringConvertible(error)
        case let error as SystemCallError: .stringConvertible(error)
        default: "\(error)"
        }
    }
}

/// The stages' way to the daemon, which is made after them.
private final class Link: Sendable {
    let daemon = Mutex<Daemon?>(nil)

    private var target: Daemon? { daemon.withLock { $0 } }

    var committerReports: Committer.Reports {
        Committer.Reports(
            finished: { self.target?.finished($0, lastSeq: $1) },
            paused: { self.target?.storePaused($0) }
        )
    }

    func readingReports(_ committer: Committer) -> ReadingStage.Reports {
        ReadingStage.Reports(
            read: { file, number in
                committer.submit(file, number: number)
                if let file { self.target?.solo.hasRead(file.claim.path) }
            },
            postponed: { self.target?.postponed($0, because: $1) },
            retried: { self.target?.hand.resume($0) },
            underWay: { self.target?.underWay($0, for: $1) },
            overran: { self.target?.overran($0) }
        )
    }

    var inboxReports: InboxStage.Reports {
        InboxStage.Reports(
            claimed: { self.target?.claimed($0) },
            rejectedFolder: { self.target?.rejectedFolder($0, because: $1) },
            refused: { self.target?.refused($0, because: $1) },
            stillOpen: { self.target?.stillOpen($0, for: $1) },
            overflowed: { self.target?.overflowed() },
            watching: { self.target?.watching($0) },
            attached: { self.target?.attached(isFirst: $0) },
            paused: { self.target?.intakePaused($0, because: $1) },
            counted: { self.target?.counted($0) },
            idle: { self.target?.idle() }
        )
    }
}
