import ArticleModel
@preconcurrency import Dispatch
import Glibc
import LinuxIO
import Logging
import Store
import Synchronization

/// What the daemon is doing, shown in `status.json` and to the service manager.
///
/// Changes show at most once a second, and a sign of life each half minute: an idle daemon is
/// woken by nothing else here.
final class StatusBoard: Sendable {
    private struct Board {
        var status = ServiceStatus()
        var isFlushDue = false
        var lastFlush = Duration.zero
        var lastLine = ""
        var lastSummary = [0, 0, 0]
    }

    private static let pace = Duration.seconds(1)

    private let queue = DispatchQueue(label: "articled.status", qos: .utility)
    private let root: Folder
    private let manager: ServiceManager
    private let logger: Logger
    private let board: Mutex<Board>
    private let heartbeat: any DispatchSourceTimer

    init(root: Folder, manager: ServiceManager, logger: Logger, status: ServiceStatus) {
        self.root = root
        self.manager = manager
        self.logger = logger
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
        queue.asyncAfter(deadline: .now() + Double(wait.microseconds) / 1e6) { [weak self] in
            self?.flush()
        }
    }

    /// Shows the status now.
    func flush() {
        let (status, line) = board.withLock { board -> (ServiceStatus, String?) in
            board.isFlushDue = false
            board.lastFlush = Clocks.monotonic()
            board.status.heartbeat = WallClock.now().isoSeconds
            let line = StatusBoard.line(board.status)
            defer { board.lastLine = line }
            return (board.status, line == board.lastLine ? nil : line)
        }
        // First, because it needs no room on the disk.
        if let line { _ = try? manager.notify(.status(line)) }
        do throws(SystemCallError) {
            // The next one comes soon: nothing is lost that a power cut could take.
            try root.write(status.json, to: PathBytes(StoreFiles.status), isDurable: false)
        } catch {
            logger.debug("status not written", metadata: ["error": "\(error)"])
            if error.code == ENOSPC { overwrite(status.json) }
        }
    }

    /// Puts the status into the place that the last one has on a full disk, which can then say
    /// why the daemon is paused.
    private func overwrite(_ json: [UInt8]) {
        let name = PathBytes(StoreFiles.status)
        guard let file = try? FileDescriptor.open(name, in: root.descriptor, flags: O_WRONLY),
            let room = try? file.status().byteCount
        else { return }
        let padding = [UInt8](repeating: UInt8(ascii: " "), count: max(0, room - json.count))
        try? file.write(all: json + padding)
    }

    /// A sign of life, and in the log what has come since the last one, if anything.
    private func beat() {
        flush()
        let status = status
        let summary = [status.stored, status.duplicates, status.rejected]
        let isNew = board.withLock { board in
            defer { board.lastSummary = summary }
            return board.lastSummary != summary
        }
        guard isNew else { return }
        logger.info(
            "articles since the start",
            metadata: [
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
        let mode = status.watchMode == "poll" ? " (polling)" : ""
        return "\(status.state.prefix(1).uppercased())\(status.state.dropFirst())\(mode): \(counts)"
    }
}
