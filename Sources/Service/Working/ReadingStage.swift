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
        var postponed: @Sendable (ClaimedFile, String) -> Void
        /// Reading a file has run past its deadline.
        var overran: @Sendable (ClaimedFile) -> Void
    }

    private struct Run {
        var claim: ClaimedFile
        var start: Duration
    }

    private struct State {
        var nextNumber = 1
        var runs: [Int: Run] = [:]
        var isChecking = false
        var largest: Int
    }

    /// How long a file may go on changing after it was claimed.
    private static let patience = Duration.seconds(60)
    private static let longestDelay = 1.0

    let pool: WorkerPool
    private let folder: Folder
    private let reader: Reader
    private let deadline: Duration
    private let reports: Reports
    private let clockQueue = DispatchQueue(label: "articled.deadline", qos: .utility)
    private let state: Mutex<State>

    init(claimed folder: Folder, reader: Reader, settings: Configuration, reports: Reports) {
        self.folder = folder
        self.reader = reader
        self.reports = reports
        deadline = settings.work.deadline
        pool = WorkerPool(label: "articled.read", width: settings.work.workers)
        state = Mutex(State(largest: settings.inbox.maxBytes))
    }

    func setLargest(_ byteCount: Int) { state.withLock { $0.largest = byteCount } }

    /// Takes a file that was just claimed; the order of the calls is the order in the store.
    func take(_ claim: ClaimedFile) { take(claim, since: Clocks.monotonic(), delay: 0.05) }

    /// Passes on a file that is refused without being read.
    func refuse(_ claim: ClaimedFile, because rejection: Rejection) {
        reports.read(ReadFile(claim: claim, outcome: .rejected(rejection)), nextNumber())
    }

    private func take(_ claim: ClaimedFile, since: Duration, delay: Double) {
        let number = nextNumber()
        pool.submit { [self] in
            begin(claim, number)
            let outcome = read(claim)
            end(number)
            switch outcome {
            case .done(let result): reports.read(ReadFile(claim: claim, outcome: result), number)
            case .notYet(let why, let final):
                let waited = Clocks.monotonic() - since
                if let final, waited > ReadingStage.patience {
                    return reports.read(ReadFile(claim: claim, outcome: .rejected(final)), number)
                }
                reports.read(nil, number)
                reports.postponed(claim, why)
                clockQueue.asyncAfter(deadline: .now() + delay) { [self] in
                    take(claim, since: since, delay: min(delay * 2, ReadingStage.longestDelay))
                }
            }
        }
    }
}

extension ReadingStage {
    private enum Attempt {
        case done(ReadFile.Outcome)
        /// Worth another try; `final` is the verdict when patience has ended, nil for none.
        case notYet(String, final: Rejection?)
    }

    private func read(_ claim: ClaimedFile) -> Attempt {
        let largest = state.withLock { $0.largest }
        switch ClaimReader(folder: folder, largest: largest).read(claim) {
        case .article(let article):
            let record = reader.read(article)
            let rejection = RecordLimit.usual.rejection(of: record)
            return .done(rejection.map { .rejected($0) } ?? .record(record))
        case .rejected(let rejection): return .done(.rejected(rejection))
        case .vanished: return .done(.vanished)
        case .unstable:
            let why = "was still being written to after it was claimed"
            return .notYet(why, final: Rejection(.unstable, why))
        case .failed(let error):
            // Out of descriptors or memory: the file has no part in it.
            let isOurs = [EMFILE, ENFILE, ENOMEM].contains(error.code)
            let verdict = Rejection(.unreadable, error.description)
            return .notYet(error.description, final: isOurs ? nil : verdict)
        }
    }

    private func nextNumber() -> Int {
        state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber - 1
        }
    }

    private func begin(_ claim: ClaimedFile, _ number: Int) {
        let now = Clocks.monotonic()
        let startChecking = state.withLock { state in
            state.runs[number] = Run(claim: claim, start: now)
            let isFirst = !state.isChecking
            state.isChecking = true
            return isFirst
        }
        if startChecking { checkLater() }
    }

    private func end(_ number: Int) {
        state.withLock { $0.runs[number] = nil }
    }

    /// Looks at running jobs while there are any; an idle daemon is not woken.
    private func checkLater() {
        let pause = max(0.1, Double(deadline.microseconds) / 4e6)
        clockQueue.asyncAfter(deadline: .now() + pause) { [self] in
            let now = Clocks.monotonic()
            let (late, goOn) = state.withLock { state in
                state.isChecking = !state.runs.isEmpty
                let late = state.runs.values.first { now - $0.start > deadline }?.claim
                return (late, state.isChecking)
            }
            if let late { reports.overran(late) }
            if goOn { checkLater() }
        }
    }
}
