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
        /// Gone, put away, or none of ours.
        case dropped
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

    private struct Candidate: Sendable {
        var movedIn: Bool
        var delay = InboxState.shortestDelay
        /// Nil when the file is ready to be looked at.
        var waitsUntil: Duration?
    }

    private static let shortestDelay = Duration.milliseconds(50)
    private static let longestDelay = Duration.seconds(1)

    package let capacity: Int
    /// Time between scans that find what events missed; holds from the next scan on.
    package var scanInterval: Duration
    private var candidates: [PathBytes: Candidate] = [:]
    private var waitingCount = 0
    private var ready: [PathBytes] = []
    private var batch: [PathBytes] = []
    /// Names on their way, and whether the inbox has a new file of that name.
    private var inFlight: [PathBytes: Bool] = [:]
    private var isScanning = false
    private var scanDue: Duration?

    package init(capacity: Int = 1024, scanInterval: Duration = .seconds(5)) {
        precondition(capacity >= 4, "an inbox needs room for some names")
        self.capacity = capacity
        self.scanInterval = scanInterval
    }

    /// Names remembered, for the status line; a lower bound of the files waiting.
    package var knownCount: Int { candidates.count }
    /// Those of them that may still be written to.
    package var settlingCount: Int { waitingCount }
    package var inFlightCount: Int { inFlight.count }
    /// Whether there is nothing left to do but wait for something new.
    package var isIdle: Bool { candidates.isEmpty && inFlight.isEmpty && !isScanning }

    package mutating func receive(_ event: Event, at now: Duration) {
        switch event {
        case .noticed(let name, let movedIn): notice(name, movedIn: movedIn, at: now)
        case .vanished(let name): forget(name)
        case .doubted: scanDue = now
        case .scanned(let ended): finishStretch(ended: ended)
        case .looked(let name, let look): settle(name, look, at: now)
        case .finished(let name):
            if inFlight.removeValue(forKey: name) == true {
                notice(name, movedIn: false, at: now)
            }
        }
    }

    /// A scan met `name`.
    ///
    /// - Returns: Whether there is room for more; if not, the scan stops here and goes on when
    ///   asked again.
    package mutating func found(_ name: PathBytes) -> Bool {
        if inFlight[name] != nil {
            inFlight[name] = true
        } else if candidates[name] == nil {
            candidates[name] = Candidate(movedIn: false)
            batch.append(name)
        }
        return candidates.count < capacity
    }

    /// What to do now; nil until something happens or ``wake(at:)`` has come.
    ///
    /// No look is asked for unless `admitting`, that is, unless a file can be taken now.
    package mutating func next(at now: Duration, admitting: Bool) -> Action? {
        wakeWaiting(at: now)
        if candidates.count <= capacity / 2 {
            if isScanning { return .scan(isNew: false) }
            if let due = scanDue, due <= now {
                scanDue = now + scanInterval
                isScanning = true
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
        var moments = candidates.values.compactMap(\.waitsUntil)
        // A scan that is due but has no room waits for room, not for time.
        if let due = scanDue, due > now || candidates.count <= capacity / 2 { moments.append(due) }
        return moments.min()
    }
}

extension InboxState {
    private mutating func notice(_ name: PathBytes, movedIn: Bool, at now: Duration) {
        guard InboxState.isOurs(name) else { return }
        if inFlight[name] != nil {
            inFlight[name] = true
        } else if var candidate = candidates[name] {
            candidate.movedIn = candidate.movedIn || movedIn
            if candidate.waitsUntil != nil {
                candidate.waitsUntil = nil
                waitingCount -= 1
                ready.append(name)
            }
            candidates[name] = candidate
        } else if candidates.count < capacity {
            candidates[name] = Candidate(movedIn: movedIn)
            ready.append(name)
        } else {
            scanDue = now
        }
    }

    /// Whether neither the file nor a folder above it has a name to be passed over.
    package static func isOurs(_ name: PathBytes) -> Bool {
        let steps = name.bytes.split(separator: UInt8(ascii: "/"))
        return !steps.dropLast().contains { TemporaryNames.containsFolder(PathBytes($0)) }
            && !TemporaryNames.contains(name.lastComponent)
    }

    private mutating func forget(_ name: PathBytes) {
        guard let candidate = candidates.removeValue(forKey: name) else { return }
        if candidate.waitsUntil != nil { waitingCount -= 1 }
    }

    private mutating func finishStretch(ended: Bool) {
        ready.append(contentsOf: batch.sorted())
        batch.removeAll(keepingCapacity: true)
        if ended { isScanning = false }
    }

    private mutating func settle(_ name: PathBytes, _ look: Look, at now: Duration) {
        switch look {
        case .claimed:
            forget(name)
            inFlight[name] = false
        case .dropped:
            forget(name)
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
        guard waitingCount < capacity / 2 else {
            // Unfinished files must not crowd out the finished ones: a later scan finds it.
            candidates[name] = nil
            scanDue = min(scanDue ?? .seconds(Int.max / 2), now + InboxState.longestDelay)
            return
        }
        candidate.waitsUntil = now + (wait ?? candidate.delay)
        candidate.delay = min(candidate.delay * 2, InboxState.longestDelay)
        candidate.movedIn = false
        candidates[name] = candidate
        waitingCount += 1
    }

    private mutating func wakeWaiting(at now: Duration) {
        guard waitingCount > 0 else { return }
        let due = candidates.filter { $0.value.waitsUntil.map { $0 <= now } ?? false }
        for name in due.keys.sorted() {
            candidates[name]?.waitsUntil = nil
            waitingCount -= 1
            ready.append(name)
        }
    }
}
