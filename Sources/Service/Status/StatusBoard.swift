import ArticleModel
@preconcurrency import Dispatch
import Glibc
import LinuxIO
import Logging
import Store
import Synchronization

/// What the daemon is doing, shown in `status.json`, in the metrics and to the service manager.
///
/// Changes show at most once a second, and a sign of life each half minute: an idle daemon is
/// woken by nothing else here.
final class StatusBoard: Sendable {
    /// What may be wrong for longer, one sentence at a time for each.
    enum Trouble: Int, Sendable {
        case stall, damagedStore, movedFolder
    }

    private struct Board {
        var status = ServiceStatus()
        var troubles: [Trouble: String] = [:]
        var isFlushDue = false
        var lastFlush = Duration.zero
        var lastLine = ""
        var lastSummary = [0, 0, 0]
    }

    private static let pace = Duration.seconds(1)

    private let queue: DispatchQueue
    private let root: Folder
    private let file: ShownFile
    private let metrics: MetricsFile
    private let manager: ServiceManager
    private let logger: Logger
    private let board: Mutex<Board>
    private let heartbeat: any DispatchSourceTimer

    /// Shows the metrics along with the status, on their queue.
    init(
        root: Folder,
        metrics: MetricsFile,
        manager: ServiceManager,
        logger: Logger,
        status: ServiceStatus
    ) {
        self.root = root
        self.metrics = metrics
        self.manager = manager
        self.logger = logger
        queue = metrics.queue
        file = ShownFile(folder: root, name: PathBytes(StoreFiles.status))
        board = Mutex(Board(status: status))
        heartbeat = DispatchSource.makeTimerSource(queue: queue)
        heartbeat.setEventHandler { [weak self] in self?.beat() }
        heartbeat.schedule(deadline: .now(), repeating: 30, leeway: .seconds(1))
        heartbeat.activate()
    }

    deinit { heartbeat.cancel() }

    var status: ServiceStatus { board.withLock { $0.status } }

    /// Changes the status; it shows within a second.
    func update(_ change: (inout ServiceStatus) -> Void) {
        let wait: Duration? = board.withLock { board in
            let before = board.status
            change(&board.status)
            guard board.status != before, !board.isFlushDue else { return nil }
            board.isFlushDue = true
            return max(.zero, board.lastFlush + StatusBoard.pace - Clocks.monotonic())
        }
        guard let wait else { return }
        metrics.noteChange()
        queue.asyncAfter(deadline: .now() + Double(wait.microseconds) / 1e6) { [weak self] in
            self?.show()
        }
    }

    /// Says what is wrong for longer, or with nil that it no longer is; it shows at once.
    func note(_ trouble: Trouble, _ sentence: String?) {
        let isNew = board.withLock { board in
            guard board.troubles[trouble] != sentence else { return false }
            board.troubles[trouble] = sentence
            let sentences = board.troubles.sorted { $0.key.rawValue < $1.key.rawValue }
                .map(\.value)
            board.status.degraded = sentences.isEmpty ? nil : sentences
            return true
        }
        guard isNew else { return }
        settle { _ in }
    }

    /// Says why no files are taken, or with nil that they are again; it shows at once.
    func pause(because reason: String?) {
        settle { status in
            status.pausedSince =
                reason == nil ? nil : status.pausedSince ?? WallClock.now().isoSeconds
            status.paused = reason
        }
    }

    /// The daemon is ready: from now on it is what its troubles make of it.
    func begin() { update { $0.state = $0.workingState } }

    /// Changes the status, and what the daemon is along with it, unless it starts or stops.
    private func settle(_ change: (inout ServiceStatus) -> Void) {
        update { status in
            change(&status)
            if status.state != "starting", status.state != "stopping" {
                status.state = status.workingState
            }
        }
        metrics.writeSoon()
    }

    /// Shows the status now; it is shown when the call returns.
    ///
    /// - Precondition: Not called on the board's own queue.
    func flush() { queue.sync { show() } }

    /// On the queue, so that no two write the file at the same time.
    private func show() {
        let room = try? root.fileSystem().freeBytes
        let (status, line) = board.withLock { board -> (ServiceStatus, String?) in
            board.isFlushDue = false
            board.lastFlush = Clocks.monotonic()
            board.status.heartbeat = WallClock.now().isoSeconds
            board.status.diskFree = room
            let line = StatusBoard.line(board.status)
            defer { board.lastLine = line }
            return (board.status, line == board.lastLine ? nil : line)
        }
        // First, because it needs no room on the disk.
        if let line { _ = try? manager.notify(.status(line)) }
        do throws(SystemCallError) { try file.show(status.json) } catch {
            logger.debug("status not written", metadata: ["error": .stringConvertible(error)])
        }
    }

    /// A sign of life, and in the log what has come since the last one, if anything.
    private func beat() {
        show()
        metrics.writeSoon()
        let status = status
        let summary = [status.stored, status.duplicates, status.rejected]
        let isNew = board.withLock { board in
            defer { board.lastSummary = summary }
            return board.lastSummary != summary
        }
        guard isNew else { return }
        logger.tell(
            .summary,
            [
                "stored": "\(status.stored)", "duplicates": "\(status.duplicates)",
                "rejected": "\(status.rejected)", "waiting": "\(status.inbox.waiting)",
            ]
        )
    }

    /// One line that a person can use.
    static func line(_ status: ServiceStatus) -> String {
        let counts =
            "\(status.inbox.waiting) waiting, \(status.claimed) in hand, \(status.stored) stored, "
            + "\(status.duplicates) duplicates, \(status.rejected) rejected"
        if let paused = status.paused { return "Paused: \(paused); \(counts)" }
        if let degraded = status.degraded, status.state == "degraded" {
            return "Degraded: \(degraded.joined(separator: "; ")); \(counts)"
        }
        let mode = status.watchMode == "poll" ? " (polling)" : ""
        let inbox = status.inboxReplaced.map { "; another inbox since \($0)" } ?? ""
        return "\(status.state.prefix(1).uppercased())\(status.state.dropFirst())\(mode): \(counts)"
            + inbox
    }
}
