import Dispatch
import Synchronization

/// Runs blocking jobs, at most ``width`` at a time, in the order they came.
///
/// ``submit(_:)`` never waits: the caller bounds what it has in hand, and hands over no more.
package final class WorkerPool: Sendable {
    private struct Load {
        var width: Int
        var runningCount = 0
        var completedCount = 0
        var waiting: [@Sendable () -> Void] = []
    }

    private let queue: DispatchQueue
    private let load: Mutex<Load>

    /// - Precondition: `width` is at least 1.
    package init(label: String, width: Int) {
        precondition(width >= 1, "a pool needs a worker")
        queue = DispatchQueue(label: label, qos: .utility, attributes: .concurrent)
        load = Mutex(Load(width: width))
    }

    /// How many jobs run, and how many have ended since the start.
    package var progress: (runningCount: Int, completedCount: Int) {
        load.withLock { ($0.runningCount, $0.completedCount) }
    }

    /// How many jobs may run at the same time.
    package var width: Int { load.withLock { $0.width } }

    /// Jobs that run go on; a wider pool starts more at the next change.
    package func setWidth(_ width: Int) {
        load.withLock { $0.width = max(1, width) }
        startWaiting()
    }

    package func submit(_ job: @escaping @Sendable () -> Void) {
        load.withLock { $0.waiting.append(job) }
        startWaiting()
    }

    private func startWaiting() {
        while let job = takeJob() {
            queue.async { [self] in
                job()
                load.withLock {
                    $0.runningCount -= 1
                    $0.completedCount += 1
                }
                startWaiting()
            }
        }
    }

    private func takeJob() -> (@Sendable () -> Void)? {
        load.withLock {
            guard $0.runningCount < $0.width, !$0.waiting.isEmpty else { return nil }
            $0.runningCount += 1
            return $0.waiting.removeFirst()
        }
    }
}
