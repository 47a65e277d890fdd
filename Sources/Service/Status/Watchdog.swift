@preconcurrency import Dispatch
import LinuxIO
import Logging
import Synchronization

/// Keeps the service manager's watchdog quiet as long as every stage makes progress.
final class Watchdog: @unchecked Sendable {
    // @unchecked: `vitals` is touched on `queue` only.

    /// A serial queue whose life is shown by answering.
    private final class Pulse: Sendable {
        let stage: String
        let queue: DispatchQueue
        private let counts = Mutex((asked: 0, answered: 0))

        init(stage: String, queue: DispatchQueue) {
            self.stage = stage
            self.queue = queue
        }

        /// Asks again if the last question was answered.
        func sample() -> Vitals.Sample {
            let (isWaiting, answered) = counts.withLock { counts in
                let isWaiting = counts.asked > counts.answered
                if !isWaiting { counts.asked += 1 }
                return (isWaiting, counts.answered)
            }
            if !isWaiting { queue.async { self.counts.withLock { $0.answered += 1 } } }
            return Vitals.Sample(stage: stage, isBusy: true, finishedCount: answered)
        }
    }

    private let queue = DispatchQueue(label: "articled.watchdog", qos: .utility)
    private let timer: any DispatchSourceTimer
    private let pulses: [Pulse]
    private let pool: WorkerPool
    private var vitals = Vitals()

    /// Looks at the stages twice in `interval`, which the manager waits at most.
    ///
    /// The serial queues are given by the names of their stages.
    init(
        interval: Duration,
        queues: [String: DispatchQueue],
        pool: WorkerPool,
        manager: ServiceManager,
        logger: Logger
    ) {
        self.pool = pool
        pulses = queues.map { Pulse(stage: $0.key, queue: $0.value) }
        timer = DispatchSource.makeTimerSource(queue: queue)
        timer.setEventHandler { [weak self] in
            guard let self else { return }
            let stalled = look()
            if stalled.isEmpty {
                _ = try? manager.notify(.watchdog)
            } else {
                logger.error(
                    "a stage makes no progress, the watchdog is not told that all is well",
                    metadata: ["stages": "\(stalled.joined(separator: ","))"]
                )
            }
        }
        let half = Double(interval.microseconds) / 2e6
        timer.schedule(deadline: .now(), repeating: half, leeway: .milliseconds(50))
        timer.activate()
    }

    deinit { timer.cancel() }

    private func look() -> [String] {
        let load = pool.progress
        let reading = Vitals.Sample(
            stage: "reading",
            isBusy: load.runningCount > 0,
            finishedCount: load.completedCount
        )
        return vitals.stalled(pulses.map { $0.sample() } + [reading])
    }
}
