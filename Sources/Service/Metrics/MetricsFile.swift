@preconcurrency import Dispatch
import LinuxIO
import Logging
import Synchronization

/// Shows the metrics in a file, `metrics/articled.prom` in the state folder, which the textfile
/// collector of Prometheus' node exporter reads.
///
/// An idle daemon is woken by nothing here: after a change the file is written within the
/// interval, and otherwise only when somebody calls ``write()``.
final class MetricsFile: Sendable {
    private struct Plan {
        var interval: Duration
        var isWriteDue = false
        var lastWrite = Duration.zero
    }

    private static let folder = PathBytes("metrics")
    private static let name = PathBytes("articled.prom")

    let metrics: Metrics
    private let file: ShownFile
    private let logger: Logger
    let queue: DispatchQueue
    private let plan: Mutex<Plan>

    /// Makes the folder, which everybody may read whatever the umask is.
    ///
    /// Files are written on `queue`, which is serial.
    ///
    /// - Throws: ``SystemCallError`` naming `mkdirat`, `openat` or `fchmod`.
    init(
        _ metrics: Metrics,
        root: Folder,
        interval: Duration,
        queue: DispatchQueue,
        logger: Logger
    ) throws(SystemCallError) {
        let folder = try Folder.make(MetricsFile.folder, in: root, mode: 0o755)
        try folder.descriptor.setPermissions(0o755)
        file = ShownFile(folder: folder, name: MetricsFile.name, permissions: 0o644)
        self.metrics = metrics
        self.queue = queue
        self.logger = logger
        plan = Mutex(Plan(interval: interval))
    }

    /// From the next change on.
    func setInterval(_ interval: Duration) { plan.withLock { $0.interval = interval } }

    /// Something was counted: it shows within the interval.
    func noteChange() {
        let wait: Duration? = plan.withLock { plan in
            if plan.isWriteDue { return nil }
            plan.isWriteDue = true
            return max(.zero, plan.lastWrite + plan.interval - Clocks.monotonic())
        }
        guard let wait else { return }
        queue.asyncAfter(deadline: .now() + Metrics.seconds(wait)) { [weak self] in
            self?.writeHere()
        }
    }

    /// Shows the metrics now; returns when that is done.
    func write() { queue.sync { writeHere() } }

    /// The same, without waiting for it.
    func writeSoon() { queue.async { [weak self] in self?.writeHere() } }

    private func writeHere() {
        plan.withLock {
            $0.isWriteDue = false
            $0.lastWrite = Clocks.monotonic()
        }
        do throws(SystemCallError) {
            try file.show(Array(metrics.text.utf8))
        } catch {
            logger.debug("metrics not written", metadata: ["error": .stringConvertible(error)])
        }
    }
}
