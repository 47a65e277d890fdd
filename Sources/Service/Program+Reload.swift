import LinuxIO
import Logging
import Store

extension Program {
    /// Reads the configuration again and applies what can be applied; a bad one changes nothing.
    func reload(_ daemon: Daemon, _ log: ServiceLog.Settings) {
        let logger = daemon.logger
        daemon.tell(.reloading(at: Clocks.monotonic()), .status("Reloading"))
        defer {
            daemon.metricsFile.writeSoon()
            daemon.tell(.ready, .status(StatusBoard.line(daemon.board.status)))
        }
        let configured = load()
        Program.tell(configured, logger)
        guard configured.faults.isEmpty else {
            daemon.metrics.count(.reloads, "refused")
            return logger.tell(.reloadRefused)
        }
        let new = configured.configuration
        let waiting = ConfigurationKey.all.filter {
            !$0.isLive && $0.show(new) != $0.show(daemon.configuration)
        }
        log.level = new.logLevel
        log.format = new.logFormat
        daemon.apply(new)
        daemon.metrics.count(.reloads, "applied")
        daemon.metrics.set(.reloadTime, to: Daemon.now)
        let names = waiting.map(\.name).joined(separator: ",")
        logger.tell(
            .reloadApplied,
            ["needRestart": "\(waiting.isEmpty ? "none" : names)"]
        )
    }
}

extension Daemon {
    /// Takes over what can change while the daemon runs; the rest stays as it was at the start.
    func apply(_ new: Configuration) {
        var next = new
        next.state = configuration.state
        next.overlay = configuration.overlay
        next.isOneshot = configuration.isOneshot
        configuration = next
        inbox.apply(new)
        reading.apply(new)
        store.setRotation(byteLimit: new.store.segmentBytes, daily: new.store.rotateDaily)
        metricsFile.setInterval(new.metricsInterval)
    }
}
