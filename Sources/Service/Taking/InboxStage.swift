import ArticleModel
@preconcurrency import Dispatch
import Glibc
import Inbox
import Intake
import LinuxIO

/// Runs the inbox's state machine: performs its actions, and feeds it what happened.
///
/// What it does at each turn is in `InboxStage+Turn.swift`.
final class InboxStage: @unchecked Sendable {
    // @unchecked: everything mutable is touched on `queue` only.

    /// What the stage tells, on its own queue.
    struct Reports: Sendable {
        var claimed: @Sendable (ClaimedFile) -> Void
        var rejectedFolder: @Sendable (PathBytes, Rejection) -> Void
        /// A file that cannot be taken out of the inbox; told once while it is remembered.
        var refused: @Sendable (PathBytes, SystemCallError) -> Void
        /// A file that somebody has had open for writing for so long.
        var stillOpen: @Sendable (PathBytes, Duration) -> Void
        var overflowed: @Sendable () -> Void
        var watching: @Sendable (InboxFolder.Mode) -> Void
        /// The inbox was opened, for the first time or because another folder stands at its place.
        var attached: @Sendable (_ isFirst: Bool) -> Void
        /// Files cannot be taken for a reason that a person can use; nil when they can again.
        var paused: @Sendable (Pauses.Cause, String?) -> Void
        /// How full the inbox and the hand are.
        var counted: @Sendable (Load) -> Void
        /// Nothing waits and nothing is in hand.
        var idle: @Sendable () -> Void
    }

    /// How full the inbox and the hand are.
    struct Load: Sendable {
        /// Known candidates.
        var waiting: Int
        /// Those of them that do not look whole yet.
        var settling: Int
        var inHand: Int
        /// Since when the oldest of those that were looked at is as it is; nil if none waits.
        var oldest: Timestamp?
    }

    let queue = DispatchQueue(label: "articled.inbox", qos: .utility)
    let tree: StateTree
    let shelves: Shelves
    let metrics: Metrics
    let reports: Reports
    let isOneshot: Bool
    var settings: Configuration.Inbox
    var state: InboxState
    var inFlight: InFlight
    var reserve: Reserve
    var pauses = Pauses()
    var folder: InboxFolder?
    var walk: FolderWalk?
    var memories: [PathBytes: InboxLook.Memory] = [:]
    var mode: InboxFolder.Mode?
    var isAttached = false
    var tally = InboxState.Tally()
    /// When it was last seen that all folders are at their places.
    var lastPlaceCheck = Duration.zero
    private var timer: (any DispatchSourceTimer)?
    private var isStarted = false
    private(set) var isOpen = true

    init(
        tree: StateTree,
        shelves: Shelves,
        configuration: Configuration,
        metrics: Metrics,
        reports: Reports
    ) {
        self.tree = tree
        self.shelves = shelves
        self.metrics = metrics
        self.reports = reports
        isOneshot = configuration.isOneshot
        settings = configuration.inbox
        state = InboxState(scanInterval: settings.scanInterval)
        inFlight = InFlight(workers: configuration.work.workers)
        reserve = Reserve(byteCount: configuration.store.reserve)
        folder = InboxFolder(
            StateTree.inbox,
            in: tree.root,
            deepest: settings.depth,
            queue: queue,
            report: { [weak self] in self?.note($0) }
        )
    }

    /// Watches the inbox and scans it; returns when the first part of the scan is done.
    func start() {
        queue.sync {
            let timer = DispatchSource.makeTimerSource(queue: queue)
            timer.setEventHandler { [weak self] in self?.turn() }
            timer.activate()
            self.timer = timer
            isStarted = true
            state.receive(.doubted, at: Clocks.monotonic())
            turn()
        }
    }

    /// Takes no more files, those in hand go on; `done` is called when that holds.
    func close(_ done: @escaping @Sendable () -> Void) {
        queue.async { [self] in
            isOpen = false
            done()
        }
    }

    /// Takes no files, because they could not be stored, or does again.
    func setPaused(_ isPaused: Bool) {
        queue.async { [self] in
            pauses.set(.store, to: isPaused ? "" : nil)
            turn()
        }
    }

    /// Takes over what can change while the daemon runs.
    func apply(_ configuration: Configuration) {
        queue.async { [self] in
            settings = configuration.inbox
            reserve.byteCount = configuration.store.reserve
            inFlight.allow(workers: configuration.work.workers)
            // A file deeper than before is found by the next scan.
            folder?.deepest = settings.depth
            applyScanInterval()
            turn()
        }
    }

    /// A file that an earlier run had claimed is in hand again.
    func adopt(_ claim: ClaimedFile) { queue.async { [self] in inFlight.add(claim) } }

    func finished(_ claims: [ClaimedFile]) {
        queue.async { [self] in
            let now = Clocks.monotonic()
            for claim in claims {
                inFlight.remove(claim)
                state.receive(.finished(claim.path), at: now)
            }
            turn()
        }
    }

    private func note(_ notices: [InboxFolder.Notice]) {
        let now = Clocks.monotonic()
        for notice in notices {
            switch notice {
            case .event(let event): state.receive(event, at: now)
            case .overflowed: reports.overflowed()
            }
        }
        turn()
    }

    private func turn() {
        // Leftovers of an earlier run may finish before.
        guard isStarted else { return }
        if let wait = work() {
            timer?.schedule(deadline: .now() + wait, leeway: .milliseconds(wait > 1 ? 100 : 1))
        }
    }
}
