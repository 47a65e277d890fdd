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
            return Vitals.Sample(
                stage: stage,
                isBusy: true,
                finishedCount: answered,
                isPulse: true
            )
        }
    }

    private let queue = DispatchQueue(label: "articled.watchdog", qos: .utility)
    private let timer: any DispatchSourceTimer
    private let pulses: [Pulse]
    private let parts: Parts
    private var vitals = Vitals()

    /// What the watchdog looks at, and whom it tells.
    struct Parts: Sendable {
        /// The serial queues by the names of their stages.
        var queues: [String: DispatchQueue]
        var pool: WorkerPool
        var hand: Hand
        var board: StatusBoard
        var manager: ServiceManager
        var logger: Logger
    }

    /// Looks at the stages twice in `interval`, which the manager waits at most.
    init(interval: Duration, _ parts: Parts) {
        self.parts = parts
        pulses = parts.queues.map { Pulse(stage: $0.key, queue: $0.value) }
        timer = DispatchSource.makeTimerSource(queue: queue)
        timer.setEventHandler { [weak self] in self?.look() }
        timer.schedule(
            deadline: .now(),
            repeating: Metrics.seconds(interval) / 2,
            leeway: .milliseconds(50)
        )
        timer.activate()
    }

    deinit { timer.cancel() }

    private func look() {
        switch vitals.judge(pulses.map { $0.sample() } + [reading], hand: hand) {
        case .well:
            parts.board.note(.stall, nil)
            _ = try? parts.manager.notify(.watchdog)
        case .stalled(let stages):
            // Nothing more is sent: the manager waits for a while, and then starts afresh.
            let stages = stages.sorted().joined(separator: ", ")
            report(.stageStalled, stages, "no progress in \(stages)")
        case .forgotten:
            report(.filesForgotten, hand.stage, "no stage works on the files in hand")
            _ = try? parts.manager.notify(.watchdogTrigger)
        }
    }

    private func report(_ event: JournalEvent, _ stage: String, _ sentence: String) {
        parts.logger.tell(event, ["stage": "\(stage)"])
        parts.board.note(.stall, sentence)
        // At once: the manager may end the program any moment.
        _ = try? parts.manager.notify(.status(StatusBoard.line(parts.board.status)))
    }

    private var reading: Vitals.Sample {
        let load = parts.pool.progress
        return Vitals.Sample(
            stage: "reading",
            isBusy: load.runningCount > 0,
            finishedCount: load.completedCount
        )
    }

    private var hand: Vitals.Sample {
        let (isDone, releasedCount) = parts.hand.progress
        return Vitals.Sample(stage: "hand", isBusy: !isDone, finishedCount: releasedCount)
    }
}
