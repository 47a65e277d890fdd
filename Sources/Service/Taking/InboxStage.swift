@preconcurrency import Dispatch
import Glibc
import Inbox
import Intake
import LinuxIO

/// Runs the inbox's state machine: performs its actions, and feeds it what happened.
final class InboxStage: @unchecked Sendable {
    // @unchecked: everything mutable is touched on `queue` only.

    /// What the stage tells, on its own queue.
    struct Reports: Sendable {
        var claimed: @Sendable (ClaimedFile) -> Void
        var rejectedFolder: @Sendable (PathBytes, Rejection) -> Void
        /// A file that cannot be taken out of the inbox, or the inbox itself.
        var refused: @Sendable (PathBytes, SystemCallError) -> Void
        var overflowed: @Sendable () -> Void
        var watching: @Sendable (_ isPolling: Bool, SystemCallError?) -> Void
        /// Another folder than before stands at the inbox's path.
        var reattached: @Sendable () -> Void
        /// Known candidates, those that do not look whole yet, and files in hand.
        var counted: @Sendable (_ waiting: Int, _ settling: Int, _ inHand: Int) -> Void
        /// Nothing waits and nothing is in hand.
        var idle: @Sendable () -> Void
    }

    /// Actions after which others get a turn on the queue.
    private static let actionsPerTurn = 256
    private static let refusalDelay = Duration.seconds(30)

    let queue = DispatchQueue(label: "articled.inbox", qos: .utility)
    private let shelves: Shelves
    private let reports: Reports
    private let isOneshot: Bool
    private var settings: Configuration.Inbox
    private var state: InboxState
    private var inFlight: InFlight
    private var folder: InboxFolder?
    private var walk: FolderWalk?
    private var memories: [PathBytes: InboxLook.Memory] = [:]
    private var timer: (any DispatchSourceTimer)?
    private var isStarted = false
    private var isOpen = true
    private var isPaused = false

    init(tree: StateTree, shelves: Shelves, configuration: Configuration, reports: Reports) {
        self.shelves = shelves
        self.reports = reports
        isOneshot = configuration.isOneshot
        settings = configuration.inbox
        state = InboxState(scanInterval: settings.scanInterval)
        inFlight = InFlight(workers: configuration.work.workers)
        folder = InboxFolder(
            path: tree.inboxPath,
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

    func setPaused(_ isPaused: Bool) {
        queue.async { [self] in
            self.isPaused = isPaused
            turn()
        }
    }

    /// Takes over what can change while the daemon runs.
    func apply(_ configuration: Configuration) {
        queue.async { [self] in
            settings = configuration.inbox
            state.scanInterval = settings.scanInterval
            inFlight.allow(workers: configuration.work.workers)
            // A file deeper than before is found by the next scan.
            folder?.deepest = settings.depth
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
}

extension InboxStage {
    private func note(_ notices: [InboxFolder.Notice]) {
        let now = Clocks.monotonic()
        for notice in notices {
            switch notice {
            case .event(let event): state.receive(event, at: now)
            case .overflowed: reports.overflowed()
            case .pollingOnly(let error): reports.watching(true, error)
            }
        }
        turn()
    }

    /// Does what there is to do, and sets the timer for what comes later.
    private func turn() {
        // Leftovers of an earlier run may finish before.
        guard isStarted else { return }
        var actionsLeft = InboxStage.actionsPerTurn
        while let action = nextAction() {
            switch action {
            case .look(let name, let movedIn): look(at: name, movedIn: movedIn)
            case .scan(let isNew): scan(isNew: isNew)
            }
            actionsLeft -= 1
            if actionsLeft == 0 {
                queue.async { [weak self] in self?.turn() }
                break
            }
        }
        if state.knownCount == 0 { memories.removeAll(keepingCapacity: false) }
        reports.counted(state.knownCount, state.settlingCount, inFlight.count)
        if actionsLeft > 0, state.isIdle, inFlight.count == 0 { reports.idle() }
        setTimer()
    }

    private func nextAction() -> InboxState.Action? {
        guard isOpen else { return nil }
        return state.next(
            at: Clocks.monotonic(),
            admitting: inFlight.admitsMore && !isPaused
        )
    }

    private func setTimer() {
        let now = Clocks.monotonic()
        guard isOpen, let wake = state.wake(at: now) else { return }
        let wait = max(0.001, Double((wake - now).microseconds) / 1e6)
        timer?.schedule(deadline: .now() + wait, leeway: .milliseconds(wait > 1 ? 100 : 1))
    }

    private func scan(isNew: Bool) {
        do throws(SystemCallError) {
            if isNew {
                if try folder?.attach() == true { reports.reattached() }
                walk = try folder?.walk()
                if folder?.isPolling == false { reports.watching(false, nil) }
            }
        } catch {
            walk = nil
            reports.refused(folder?.path ?? PathBytes(""), error)
        }
        var hasRoom = true
        var ended = true
        while hasRoom, let entry = walk?.next() {
            // A document's name is the only thing that makes a folder worth a look.
            let isCandidate =
                entry.isFolder
                ? TemporaryNames.looksLikeDocument(entry.path) : InboxState.isOurs(entry.path)
            if isCandidate { hasRoom = state.found(entry.path) }
            ended = hasRoom
        }
        if ended { walk = nil }
        state.receive(.scanned(ended: ended), at: Clocks.monotonic())
    }

    private func look(at path: PathBytes, movedIn: Bool) {
        guard let inbox = folder?.root else {
            return state.receive(.looked(path, .dropped), at: Clocks.monotonic())
        }
        let look = InboxLook(
            inbox: inbox,
            shelves: shelves,
            rule: settings.settling,
            isOneshot: isOneshot,
            largest: settings.maxBytes
        )
        var memory = memories[path]
        let result = look.look(at: path, movedIn: movedIn, &memory)
        if case .unsettled = result { memories[path] = memory } else { memories[path] = nil }
        state.receive(.looked(path, settle(path, result)), at: Clocks.monotonic())
        if case .claimed(let claim) = result { reports.claimed(claim) }
    }

    private func settle(_ path: PathBytes, _ result: InboxLook.Result) -> InboxState.Look {
        switch result {
        case .claimed(let claim):
            inFlight.add(claim)
            return .claimed
        case .dropped: return .dropped
        case .nameTaken: return .nameTaken
        case .unsettled(let wait): return .unsettled(for: wait)
        case .rejectedFolder(let rejection):
            reports.rejectedFolder(path, rejection)
            return .dropped
        case .refused(let error):
            reports.refused(path, error)
            return .unsettled(for: InboxStage.refusalDelay)
        }
    }
}
