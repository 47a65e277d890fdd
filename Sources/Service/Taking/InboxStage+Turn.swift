import ArticleModel
@preconcurrency import Dispatch
import Inbox
import Intake
import LinuxIO

/// What the inbox's stage does at each turn, on its queue.
extension InboxStage {
    /// Actions after which others get a turn on the queue.
    private static let actionsPerTurn = 256
    /// After the first refusal; each further one doubles it.
    private static let firstRefusalDelay = Duration.seconds(30)
    private static let longestRefusalDelay = Duration.seconds(300)
    /// Time after which somebody is told of a file that stays open.
    private static let openPatience = Duration.seconds(60)
    /// Between looks for what is missing: room on the disk, the state folder.
    private static let retryInterval = Duration.seconds(1)
    /// Scans at least so often where events do not tell everything.
    private static let pollInterval = Duration.seconds(1)

    /// Does what there is to do.
    ///
    /// - Returns: Seconds after which there may be more although nothing happened; nil for never.
    func work() -> Double? {
        checkPlaces()
        var actionsLeft = InboxStage.actionsPerTurn
        while actionsLeft > 0, let action = nextAction() {
            switch action {
            case .look(let name, let movedIn): look(at: name, movedIn: movedIn)
            case .scan(let isNew): scan(isNew: isNew)
            }
            actionsLeft -= 1
        }
        tell()
        if actionsLeft > 0, state.isIdle, inFlight.count == 0, !pauses.holds(.state) {
            reports.idle()
        }
        return actionsLeft == 0 ? 0 : wait()
    }

    private func nextAction() -> InboxState.Action? {
        guard isOpen, !pauses.holds(.state) else { return nil }
        let now = Clocks.monotonic()
        return state.next(at: now, admitting: mayTake(at: now))
    }

    private func mayTake(at now: Duration) -> Bool {
        guard inFlight.admitsMore, !pauses.holds(.store) else { return false }
        guard state.knownCount > 0 || reserve.lack != nil else { return true }
        let hasRoom = reserve.hasRoom(at: now) { try? tree.root.fileSystem() }
        pause(.space, because: reserve.lack)
        return hasRoom
    }

    private func wait() -> Double? {
        guard isOpen else { return nil }
        let now = Clocks.monotonic()
        let retry = now + InboxStage.retryInterval
        var moments = [lastPlaceCheck + settings.scanInterval]
        if reserve.lack != nil || pauses.holds(.state) { moments.append(retry) }
        if !pauses.holds(.state), let wake = state.wake(at: now) { moments.append(wake) }
        return moments.min().map { max(0.001, Double(($0 - now).microseconds) / 1e6) }
    }

    /// Sees to it that the folders that are open are the ones that people see.
    private func checkPlaces() {
        let now = Clocks.monotonic()
        let pace = pauses.holds(.state) ? InboxStage.retryInterval : settings.scanInterval
        guard now - lastPlaceCheck >= pace else { return }
        lastPlaceCheck = now
        guard isTreeInPlace(), folder?.root != nil, folder?.isInPlace == false else { return }
        // What is left of the walk is of another folder.
        walk = nil
        state.receive(.scanned(ended: true), at: now)
        state.receive(.doubted, at: now)
    }

    private func isTreeInPlace() -> Bool {
        let isInPlace = tree.isInPlace
        pause(
            .state,
            because: isInPlace
                ? nil
                : "the state folder was moved or replaced: put \(tree.path) back, or restart the "
                    + "daemon"
        )
        return isInPlace
    }

    private func pause(_ cause: Pauses.Cause, because reason: String?) {
        if pauses.set(cause, to: reason) { reports.paused(cause, reason) }
    }

    private func tell() {
        // Those that vanished or had to be forgotten.
        if memories.count > state.capacity { memories = memories.filter { state.knows($0.key) } }
        if state.knownCount == 0 { memories.removeAll(keepingCapacity: false) }
        let (new, old) = (state.tally, tally)
        tally = new
        metrics.count(.rescans, by: new.scans - old.scans)
        metrics.count(.rescanFound, by: new.missed - old.missed)
        metrics.count(.articlesVanished, by: new.vanished - old.vanished)
        reports.counted(
            Load(
                waiting: state.knownCount,
                settling: state.settlingCount,
                inHand: inFlight.count,
                oldest: memories.values.lazy.map(\.changed).min()
            )
        )
    }
}

extension InboxStage {
    private func scan(isNew: Bool) {
        if isNew { begin() }
        var hasRoom = true
        var ended = true
        let now = Clocks.monotonic()
        while hasRoom, let entry = walk?.next() {
            // A document's name is the only thing that makes a folder worth a look.
            let isCandidate =
                entry.isFolder
                ? TemporaryNames.looksLikeDocument(entry.path) : InboxState.isOurs(entry.path)
            if isCandidate { hasRoom = state.found(entry.path, at: now) }
            ended = hasRoom
        }
        if ended {
            if walk != nil { folder?.finishWalk() }
            walk = nil
            noteMode()
        }
        state.receive(.scanned(ended: ended), at: Clocks.monotonic())
    }

    private func begin() {
        walk = nil
        guard isTreeInPlace() else { return }
        do throws(SystemCallError) {
            if try folder?.attach(at: Clocks.monotonic()) == true {
                reports.attached(!isAttached)
                isAttached = true
            }
            if let root = folder?.root { Ferry.unpark(in: root) }
            noteMode()
            walk = try folder?.walk()
            pause(.inbox, because: nil)
        } catch {
            pause(.inbox, because: "the inbox cannot be read: \(error)")
        }
    }

    private func noteMode() {
        guard let new = folder?.mode, new != mode else { return }
        mode = new
        state.expectsEvents = new == .events
        applyScanInterval()
        reports.watching(new)
    }

    func applyScanInterval() {
        let interval = settings.scanInterval
        state.setScanInterval(
            folder?.mode == .events ? interval : min(interval, InboxStage.pollInterval),
            at: Clocks.monotonic()
        )
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
        let (verdict, kept) = settle(path, result, memory)
        memories[path] = kept
        state.receive(.looked(path, verdict), at: Clocks.monotonic())
        if case .claimed(let claim) = result { reports.claimed(claim) }
    }

    /// What a look means for the state, and what is to be remembered of the file.
    private func settle(
        _ path: PathBytes,
        _ result: InboxLook.Result,
        _ memory: InboxLook.Memory?
    ) -> (InboxState.Look, InboxLook.Memory?) {
        switch result {
        case .claimed(let claim):
            inFlight.add(claim)
            return (.claimed, nil)
        case .dropped: return (.dropped, nil)
        case .vanished: return (.vanished, nil)
        case .nameTaken: return (.nameTaken, memory)
        case .unsettled(let wait):
            return (.unsettled(for: wait), wait == nil ? toldOfOpen(path, memory) : memory)
        case .rejectedFolder(let rejection):
            reports.rejectedFolder(path, rejection)
            return (.dropped, nil)
        case .refused(let error):
            var memory = memory
            return (.unsettled(for: refuse(path, error, &memory)), memory)
        }
    }

    /// Tells once of a file that somebody has had open for long.
    private func toldOfOpen(
        _ path: PathBytes,
        _ memory: InboxLook.Memory?
    ) -> InboxLook.Memory? {
        guard var memory, !memory.isTold else { return memory }
        let age = Clocks.monotonic() - memory.first
        if age >= InboxStage.openPatience {
            memory.isTold = true
            reports.stillOpen(path, age)
        }
        return memory
    }

    /// - Returns: How long the file is left alone.
    private func refuse(
        _ path: PathBytes,
        _ error: SystemCallError,
        _ memory: inout InboxLook.Memory?
    ) -> Duration {
        metrics.count(.articlesRetried, "refused")
        let count = memory?.refusalCount ?? 0
        memory?.refusalCount = count + 1
        if count == 0 { reports.refused(path, error) }
        let delay = InboxStage.firstRefusalDelay * (1 << min(count, 4))
        return min(delay, InboxStage.longestRefusalDelay)
    }
}

extension InboxLook.Memory {
    /// When the file was last changed.
    fileprivate var changed: Timestamp {
        Timestamp(seconds: status.changed.seconds, nanoseconds: status.changed.nanoseconds)
    }
}
