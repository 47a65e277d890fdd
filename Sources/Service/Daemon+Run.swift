import ArticleModel
@preconcurrency import Dispatch
import Glibc
import Intake
import LinuxIO
import Logging
import Store
import Synchronization

/// The daemon's life: leftovers first, then the inbox, then ready; and in the end the drain.
extension Daemon {
    /// How long a one-shot run waits for files that are still being written.
    private static let oneshotPatience = Duration.seconds(10)

    /// Runs until a signal or, in a one-shot run, until nothing is left.
    func run(reload: @escaping @Sendable (Daemon) -> Void) -> ExitStatus {
        let control = DispatchQueue(label: "articled.control", qos: .utility)
        let stops = Mutex(0)
        let signals: Signals
        do throws(SystemCallError) {
            signals = try Signals(queue: control) { [self] signal in
                switch signal {
                case .quit: _exit(ExitStatus.ok.rawValue)
                case .stop:
                    let count = stops.withLock { count in
                        count += 1
                        return count
                    }
                    // Whatever is in hand stays in claimed/ and is taken up at the next start.
                    if count > 1 { _exit(ExitStatus.ok.rawValue) }
                    drain(on: control)
                case .reload: reload(self)
                case .report: report()
                }
            }
        } catch {
            logger.error("signals cannot be received", metadata: ["error": "\(error)"])
            return .system
        }
        defer { withExtendedLifetime(signals) {} }
        sweep()
        inbox.start()
        board.begin()
        // Whoever waited for the start may ask articlectl for the status next.
        board.flush()
        tell(.ready, .status(StatusBoard.line(board.status)))
        metricsFile.write()
        let watchdog = ServiceManager.watchdogInterval().map { Watchdog(interval: $0, watched) }
        defer { withExtendedLifetime(watchdog) {} }
        if configuration.isOneshot { endWhenStuck(on: control) }
        logger.tell(.ready, ["state": "\(configuration.state ?? "")"])
        return waitForEnd()
    }

    private var watched: Watchdog.Parts {
        Watchdog.Parts(
            queues: queues,
            pool: reading.pool,
            hand: hand,
            board: board,
            manager: manager,
            logger: logger
        )
    }

    /// Deals with what an earlier run had claimed, one file at a time.
    ///
    /// Alone, so that if the program dies the file to blame is known (``Attempts``).
    private func sweep() {
        var leftovers: [PathBytes] = []
        do throws(SystemCallError) {
            try shelves.claimed.files { leftovers.append($0) }
        } catch {
            logger.error(
                "claimed files cannot be listed",
                metadata: ["error": .stringConvertible(error)]
            )
        }
        guard !leftovers.isEmpty else { return }
        logger.tell(.leftoversTaken, ["count": "\(leftovers.count)"])
        reading.setAlone(true)
        for (index, path) in leftovers.enumerated() {
            tell(
                .status("Taking up files of an earlier run: \(index) of \(leftovers.count)"),
                .extendTimeout(by: reading.limit * 1.25 + .seconds(10))
            )
            solo.expect(path)
            takeUp(path)
            solo.wait()
        }
        reading.setAlone(false)
        try? attempts.clear()
    }

    private func takeUp(_ path: PathBytes) {
        let status = try? shelves.claimed.folder.status(of: path)
        let claim = ClaimedFile(
            path: path,
            byteCount: min(status?.byteCount ?? 0, configuration.inbox.maxBytes),
            received: WallClock.now(),
            isLeftover: true
        )
        hand.take(claim)
        inbox.adopt(claim)
        let count = attempts.count(of: path)
        if count.isHopeless {
            let detail =
                "reading this file alone crashed or hung the program \(count.crashes) times, and "
                + "it was killed \(count.kills) times while the reading took long or much memory"
            return reading.refuse(claim, because: Rejection(.failed, detail))
        }
        // A count that cannot be written costs another try, no more.
        try? attempts.begin(path, residentBytes: ProcessMemory.residentBytes())
        reading.take(claim)
    }

    private func drain(on control: DispatchQueue) {
        logger.tell(.stopping, ["inHand": "\(hand.count)"])
        board.update { $0.state = "stopping" }
        tell(.stopping, .status("Stopping: \(hand.count) in hand"))
        inbox.close { [self] in endWhenDrained(on: control, checkCount: 0) }
    }

    private func endWhenDrained(on control: DispatchQueue, checkCount: Int) {
        if hand.isDone { return end(.ok) }
        if checkCount % 250 == 0 { tell(.extendTimeout(by: .seconds(10))) }
        control.asyncAfter(deadline: .now() + 0.02) { [self] in
            endWhenDrained(on: control, checkCount: checkCount + 1)
        }
    }

    /// Ends a one-shot run when what is left does not settle in time.
    private func endWhenStuck(on control: DispatchQueue) {
        let quietFor = Clocks.monotonic() - lastProgress.withLock { $0 }
        if hand.isDone, quietFor > Daemon.oneshotPatience {
            logger.tell(.filesLeft, ["count": "\(board.status.inbox.waiting)"])
            return end(.ok)
        }
        control.asyncAfter(deadline: .now() + 0.5) { [self] in endWhenStuck(on: control) }
    }

    private func report() {
        let status = board.status
        logger.tell(
            .status,
            [
                "state": "\(status.state)", "waiting": "\(status.inbox.waiting)",
                "inHand": "\(hand.count)", "stored": "\(status.stored)",
                "duplicates": "\(status.duplicates)", "rejected": "\(status.rejected)",
                "watch": "\(status.watchMode)", "paused": "\(status.paused ?? "no")",
                "degraded": "\(status.degraded?.joined(separator: "; ") ?? "no")",
            ]
        )
    }

    /// A message that does not go is no reason to stop: the manager notices silence by itself.
    func tell(_ first: ServiceManager.Message, _ second: ServiceManager.Message? = nil) {
        do throws(SystemCallError) {
            if let second { try manager.notify(first, second) } else { try manager.notify(first) }
        } catch {
            logger.debug("service manager not told", metadata: ["error": .stringConvertible(error)])
        }
    }
}
