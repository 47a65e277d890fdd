package import LinuxIO

/// Decides which files of the inbox to look at, and when.
///
/// It has no clock, thread or file system of its own: what happened comes in through
/// ``receive(_:at:)``, what to do goes out of ``next(at:admitting:)``. Moments are durations
/// since an arbitrary start.
///
/// However many files wait in the inbox, at most ``capacity`` of them are remembered here; for
/// the rest there is one bit, that a scan is due. The folder is the queue.
package struct InboxState: Sendable {
    /// What happened.
    package enum Event: Hashable, Sendable {
        /// A name appeared or its writer closed it; a renamed file is whole.
        case noticed(PathBytes, movedIn: Bool)
        case vanished(PathBytes)
        /// Events may have been lost: overflow, a new sub-folder, a new watch.
        case doubted
        /// The scan that ``Action/scan`` asked for stopped; not `ended` if it stopped half-way
        /// because ``found(_:)`` said so.
        case scanned(ended: Bool)
        case looked(PathBytes, Look)
        /// The claimed file of that name has been put away.
        case finished(PathBytes)
    }

    /// What a look at a file came to.
    package enum Look: Hashable, Sendable {
        /// Claimed: out of the inbox, and on its way.
        case claimed
        /// Put away, or none of ours.
        case dropped
        /// Not there any more.
        case vanished
        /// Not whole yet; nil when nobody can say for how long.
        case unsettled(for: Duration?)
        /// An earlier file of that name is still on its way.
        case nameTaken
    }

    /// What to do next.
    package enum Action: Hashable, Sendable {
        case look(PathBytes, movedIn: Bool)
        /// Go on with the scan, or begin one, reporting names through ``found(_:)``.
        case scan(isNew: Bool)
    }

    /// What happened that nobody was told of otherwise, counted since the start.
    package struct Tally: Hashable, Sendable {
        /// Scans begun.
        package var scans = 0
        /// Files that a scan found, made to mend lost events, although none had been lost that
        /// we knew of: a measure of how far events can be trusted.
        package var missed = 0
        /// Files that were gone when they were looked at, or moved away before.
        package var vanished = 0

        package init() {}
    }

    private struct Candidate: Sendable {
        var movedIn: Bool
        /// Whether it may be no more than a late event of the file of that name before it.
        var isEcho = false
        var delay = InboxState.shortestDelay
        /// Nil when the file is ready to be looked at.
        var waitsUntil: Duration?
    }

    private static let shortestDelay = Duration.milliseconds(50)
    private static let longestDelay = Duration.seconds(1)
    /// After this time an event that has not come will not come.
    private static let eventDelay = Duration.seconds(1)

    package let capacity: Int
    /// Whether an event is expected for each file, so that a scan that finds one is news.
    package var expectsEvents = true
    package private(set) var tally = Tally()
    private var candidates: [PathBytes: Candidate] = [:]
    private var pauses = PauseList()
    private var ready: [PathBytes] = []
    private var batch: [PathBytes] = []
    /// Names on their way, and whether the inbox has a new file of that name.
    private var inFlight: [PathBytes: Bool] = [:]
    /// Names that a scan found before any event, and when.
    private var unannounced: [PathBytes: Duration] = [:]
    private var scans: ScanClock

    package init(capacity: Int = 1024, scanInterval: Duration = .seconds(5)) {
        precondition(capacity >= 4, "an inbox needs room for some names")
        self.capacity = capacity
        scans = ScanClock(interval: scanInterval)
    }

    /// Names remembered, for the status line; a lower bound of the files waiting.
    package var knownCount: Int { candidates.count }
    /// Those of them that may still be written to.
    package var settlingCount: Int { pauses.count }
    package var inFlightCount: Int { inFlight.count }
    /// Whether there is nothing left to do but wait for something new.
    package var isIdle: Bool { candidates.isEmpty && inFlight.isEmpty && !scans.isRunning }

    /// Whether `name` is remembered as a file of the inbox.
    package func knows(_ name: PathBytes) -> Bool { candidates[name] != nil }

    /// Changes the time between scans.
    package mutating func setScanInterval(_ interval: Duration, at now: Duration) {
        scans.setInterval(interval, at: now)
    }

    package mutating func receive(_ event: Event, at now: Duration) {
        switch event {
        case .noticed(let name, let movedIn): notice(name, movedIn: movedIn, at: now)
        case .vanished(let name):
            if forget(name)?.isEcho == false { tally.vanished += 1 }
            unannounced[name] = nil
        case .doubted: scans.ask(at: now)
        case .scanned(let ended): finishStretch(ended: ended, at: now)
        case .looked(let name, let look): settle(name, look, at: now)
        case .finished(let name):
            if inFlight.removeValue(forKey: name) == true {
                notice(name, movedIn: false, isEcho: true, at: now)
            }
        }
    }

    /// A scan met `name`.
    ///
    /// - Returns: Whether there is room for more; if not, the scan stops here and goes on when
    ///   asked again.
    package mutating func found(_ name: PathBytes, at now: Duration) -> Bool {
        if inFlight[name] != nil {
            inFlight[name] = true
        } else if candidates[name] == nil {
            candidates[name] = Candidate(movedIn: false)
            batch.append(name)
            if expectsEvents, !scans.isDoubted, unannounced.count < capacity {
                unannounced[name] = now
            }
        }
        return candidates.count < capacity
    }

    /// What to do now; nil until something happens or ``wake(at:)`` has come.
    ///
    /// No look is asked for unless `admitting`, that is, unless a file can be taken now.
    package mutating func next(at now: Duration, admitting: Bool) -> Action? {
        while let name = pauses.popFirst(endingBy: now) {
            candidates[name]?.waitsUntil = nil
            ready.append(name)
        }
        if hasRoomToScan {
            if scans.isRunning {
                scans.resume(at: now)
                return .scan(isNew: false)
            }
            if scans.begin(at: now) {
                tally.scans += 1
                countMissed(at: now)
                return .scan(isNew: true)
            }
        }
        while admitting, !ready.isEmpty {
            let name = ready.removeFirst()
            if let candidate = candidates[name], candidate.waitsUntil == nil {
                return .look(name, movedIn: candidate.movedIn)
            }
        }
        return nil
    }

    /// When ``next(at:admitting:)`` should be asked again although nothing happened.
    package func wake(at now: Duration) -> Duration? {
        // A scan that is due but has no room waits for room, not for time.
        let scan = scans.due.flatMap { $0 > now || hasRoomToScan ? $0 : nil }
        return [scan, pauses.firstEnd].compactMap(\.self).min()
    }
}

extension InboxState {
    private var hasRoomToScan: Bool { candidates.count <= capacity / 2 }

    private mutating func notice(
        _ name: PathBytes,
        movedIn: Bool,
        isEcho: Bool = false,
        at now: Duration
    ) {
        guard InboxState.isOurs(name) else { return }
        unannounced[name] = nil
        if inFlight[name] != nil {
            inFlight[name] = true
        } else if var candidate = candidates[name] {
            candidate.movedIn = candidate.movedIn || movedIn
            candidate.isEcho = candidate.isEcho && isEcho
            if let end = candidate.waitsUntil {
                candidate.waitsUntil = nil
                pauses.remove(name, ending: end)
                ready.append(name)
            }
            candidates[name] = candidate
        } else if candidates.count < capacity {
            candidates[name] = Candidate(movedIn: movedIn, isEcho: isEcho)
            ready.append(name)
        } else {
            scans.ask(at: now)
        }
    }

    /// Whether neither the file nor a folder above it has a name to be passed over.
    package static func isOurs(_ name: PathBytes) -> Bool {
        let steps = name.bytes.split(separator: UInt8(ascii: "/"))
        return !steps.dropLast().contains { TemporaryNames.containsFolder(PathBytes($0)) }
            && !TemporaryNames.contains(name.lastComponent)
    }

    @discardableResult
    private mutating func forget(_ name: PathBytes) -> Candidate? {
        let candidate = candidates.removeValue(forKey: name)
        if let end = candidate?.waitsUntil { pauses.remove(name, ending: end) }
        return candidate
    }

    private mutating func finishStretch(ended: Bool, at now: Duration) {
        ready.append(contentsOf: batch.sorted())
        batch.removeAll(keepingCapacity: true)
        scans.pause(ended: ended, at: now)
    }

    /// Files that the scan before found and that no event has told of since.
    private mutating func countMissed(at now: Duration) {
        let late = unannounced.filter { now - $0.value >= InboxState.eventDelay }.keys
        for name in late { unannounced[name] = nil }
        tally.missed += late.count
    }

    private mutating func settle(_ name: PathBytes, _ look: Look, at now: Duration) {
        switch look {
        case .claimed:
            forget(name)
            inFlight[name] = false
        case .dropped:
            forget(name)
        case .vanished:
            if forget(name)?.isEcho == false { tally.vanished += 1 }
            unannounced[name] = nil
        case .nameTaken where inFlight[name] != nil:
            forget(name)
            inFlight[name] = true
        case .nameTaken:
            delay(name, for: InboxState.longestDelay, at: now)
        case .unsettled(let wait):
            delay(name, for: wait, at: now)
        }
    }

    private mutating func delay(_ name: PathBytes, for wait: Duration?, at now: Duration) {
        guard var candidate = candidates[name], candidate.waitsUntil == nil else { return }
        guard pauses.count < capacity / 2 else {
            // Unfinished files must not crowd out the finished ones: a later scan finds it.
            candidates[name] = nil
            return scans.ask(at: now + max(wait ?? .zero, InboxState.longestDelay))
        }
        let end = now + (wait ?? candidate.delay)
        candidate.waitsUntil = end
        candidate.delay = min(candidate.delay * 2, InboxState.longestDelay)
        candidate.movedIn = false
        candidates[name] = candidate
        pauses.insert(name, ending: end)
    }
}
