import ArticleModel
@preconcurrency import Dispatch
import Glibc
import Intake
import LinuxIO
import Reading
import Synchronization

/// Reads claimed files on the worker pool: bytes, text, record.
final class ReadingStage: Sendable {
    /// What the stage tells.
    struct Reports: Sendable {
        /// The claim of that number was read; nil if the file will come under a later number.
        var read: @Sendable (ReadFile?, Int) -> Void
        /// A file could not be read yet; it stays in hand, and the stage tries again.
        var postponed: @Sendable (ClaimedFile, Rejection) -> Void
        /// A file that could not be read is tried again now.
        var retried: @Sendable (ClaimedFile) -> Void
        /// A file that is read alone has been under way for so long.
        var underWay: @Sendable (ClaimedFile, Duration) -> Void
        /// Reading a file has not come back long after its deadline.
        var overran: @Sendable (ClaimedFile) -> Void
    }

    private struct Run {
        var claim: ClaimedFile
        var start: Duration
    }

    /// A file for another try.
    private struct Retry {
        var claim: ClaimedFile
        var since: Duration
        var delay: Double
    }

    private struct State {
        var nextNumber = 1
        var isAlone = false
        /// What waits until files need not be read alone any more.
        var heldBack: [Retry] = []
        var runs: [Int: Run] = [:]
        var isChecking = false
        var largest: Int
        var deadline: Duration

        /// A reading that does not come back by itself is ended with the program.
        var limit: Duration { max(deadline * 1.5, deadline + .seconds(5)) }
    }

    /// How long a file may go on changing after it was claimed.
    private static let patience = Duration.seconds(60)
    private static let longestDelay = 1.0
    /// The step before those of ``Reader``: from the file to its text.
    private static let decoding = "decode"

    /// The steps of which the time is taken, by their names.
    static func stepNames(_ reader: Reader) -> [String] { [decoding] + reader.stepNames }

    let pool: WorkerPool
    private let claimed: OwnFolder
    private let reader: Reader
    private let metrics: Metrics
    private let reports: Reports
    private let clockQueue = DispatchQueue(label: "articled.deadline", qos: .utility)
    private let state: Mutex<State>

    init(
        claimed: OwnFolder,
        reader: Reader,
        settings: Configuration,
        metrics: Metrics,
        reports: Reports
    ) {
        self.claimed = claimed
        self.reader = reader
        self.metrics = metrics
        self.reports = reports
        pool = WorkerPool(label: "articled.read", width: settings.work.workers)
        state = Mutex(State(largest: settings.inbox.maxBytes, deadline: settings.work.deadline))
    }

    /// Takes over what can change while the daemon runs; files that are being read are held to
    /// the new deadline too.
    func apply(_ settings: Configuration) {
        state.withLock {
            $0.largest = settings.inbox.maxBytes
            $0.deadline = settings.work.deadline
        }
        pool.setWidth(settings.work.workers)
    }

    /// How long a file may be in hand until it is read, or ends the program.
    var limit: Duration { state.withLock { $0.limit } }

    /// Reads files one at a time, as they are handed in, and tries none again meanwhile.
    func setAlone(_ isAlone: Bool) {
        let retries = state.withLock { state in
            state.isAlone = isAlone
            defer { if !isAlone { state.heldBack = [] } }
            return isAlone ? [] : state.heldBack
        }
        for retry in retries { takeAgain(retry) }
    }

    /// Takes a file that was just claimed; the order of the calls is the order in the store.
    func take(_ claim: ClaimedFile) { take(claim, since: Clocks.monotonic(), delay: 0.05) }

    /// Passes on a file that is refused without being read.
    func refuse(_ claim: ClaimedFile, because rejection: Rejection) {
        reports.read(ReadFile(claim: claim, outcome: .rejected(rejection)), nextNumber())
    }

    private func take(_ claim: ClaimedFile, since: Duration, delay: Double) {
        let number = nextNumber()
        let submitted = Clocks.monotonic()
        pool.submit { [self] in
            let start = begin(claim, number)
            metrics.observe(.queueWait, start - submitted)
            let outcome = CrashMark.withOwnStack { read(claim, since: start) }
            end(number)
            switch outcome {
            case .done(let result):
                let duration = Clocks.monotonic() - start
                reports.read(ReadFile(claim: claim, outcome: result, duration: duration), number)
            case .notYet(let why, let isFinal):
                let waited = Clocks.monotonic() - since
                if isFinal, waited > ReadingStage.patience {
                    return reports.read(ReadFile(claim: claim, outcome: .rejected(why)), number)
                }
                reports.read(nil, number)
                reports.postponed(claim, why)
                tryLater(Retry(claim: claim, since: since, delay: delay))
            }
        }
    }

    private func tryLater(_ retry: Retry) {
        let isHeld = state.withLock { state in
            if state.isAlone { state.heldBack.append(retry) }
            return state.isAlone
        }
        if !isHeld { takeAgain(retry) }
    }

    private func takeAgain(_ retry: Retry) {
        clockQueue.asyncAfter(deadline: .now() + retry.delay) { [self] in
            let next = min(retry.delay * 2, ReadingStage.longestDelay)
            reports.retried(retry.claim)
            take(retry.claim, since: retry.since, delay: next)
        }
    }
}

extension ReadingStage {
    private enum Attempt {
        case done(ReadFile.Outcome)
        /// Worth another try; the verdict, if it `isFinal` when patience has ended.
        case notYet(Rejection, isFinal: Bool)
    }

    private func read(_ claim: ClaimedFile, since start: Duration) -> Attempt {
        var steps = StepTimes()
        let claimed = claimed(claim)
        steps.finished(ReadingStage.decoding)
        switch claimed {
        case .article(let article):
            let record = reader.read(article) { [self] in
                Clocks.monotonic() - start >= state.withLock { $0.deadline }
            } finished: {
                steps.finished($0)
            }
            metrics.observe(.extractDuration, each: steps.durations)
            guard let record else { return .done(.rejected(tooSlow)) }
            let tooLarge = RecordLimit.usual.rejection(of: record)
            return .done(tooLarge.map { .rejected($0) } ?? .record(record))
        case .rejected(let rejection): return .done(.rejected(rejection))
        case .vanished: return .done(.vanished)
        case .unstable:
            let why = "was still being written to after it was claimed"
            return .notYet(Rejection(.unstable, why), isFinal: true)
        case .failed(let error):
            // Out of descriptors or memory: the file has no part in it.
            let isOurs = [EMFILE, ENFILE, ENOMEM].contains(error.code)
            return .notYet(Rejection(.unreadable, error.description), isFinal: !isOurs)
        }
    }

    private func claimed(_ claim: ClaimedFile) -> ClaimReader.Outcome {
        let largest = state.withLock { $0.largest }
        do throws(SystemCallError) {
            return ClaimReader(folder: try claimed.current(), largest: largest).read(claim)
        } catch {
            return .failed(error)
        }
    }

    private var tooSlow: Rejection {
        let deadline = state.withLock { $0.deadline }
        return Rejection(.tooSlow, "could not be read within \(Quantity.text(deadline))")
    }

    private func nextNumber() -> Int {
        state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber - 1
        }
    }

    /// - Returns: The moment of the beginning.
    private func begin(_ claim: ClaimedFile, _ number: Int) -> Duration {
        let now = Clocks.monotonic()
        let startChecking = state.withLock { state in
            state.runs[number] = Run(claim: claim, start: now)
            let isFirst = !state.isChecking
            state.isChecking = true
            return isFirst
        }
        if startChecking { checkLater() }
        return now
    }

    private func end(_ number: Int) {
        state.withLock { $0.runs[number] = nil }
    }

    /// Looks at running jobs while there are any; an idle daemon is not woken.
    private func checkLater() {
        let (isAlone, limit) = state.withLock { ($0.isAlone, $0.limit) }
        // Alone, so closely that a file which eats the memory is seen before the kernel acts.
        let pause = isAlone ? 0.02 : Double(limit.microseconds) / 4e6
        clockQueue.asyncAfter(deadline: .now() + pause) { [self] in
            let now = Clocks.monotonic()
            let (oldest, isAlone, limit) = state.withLock { state in
                let oldest = state.runs.values.min { $0.start < $1.start }
                state.isChecking = oldest != nil
                return (oldest, state.isAlone, state.limit)
            }
            guard let oldest else { return }
            if isAlone { reports.underWay(oldest.claim, now - oldest.start) }
            if now - oldest.start > limit { reports.overran(oldest.claim) }
            checkLater()
        }
    }
}
