import Service
import Synchronization
import TestSupport
import Testing

/// The pool's bound holds, and every job runs.
@Suite struct WorkerPoolTests {
    private final class Load: Sendable {
        let counts = Mutex((running: 0, most: 0, done: 0))
    }

    @Test(arguments: [1, 3])
    func neverMoreThanItsWidth(_ width: Int) {
        let load = Load()
        let pool = WorkerPool(label: "test", width: width)
        for _ in 0..<200 {
            pool.submit {
                load.counts.withLock {
                    $0.running += 1
                    $0.most = max($0.most, $0.running)
                }
                load.counts.withLock {
                    $0.running -= 1
                    $0.done += 1
                }
            }
        }
        #expect(eventually { pool.progress.completedCount == 200 })
        #expect(load.counts.withLock { $0.done } == 200)
        #expect(load.counts.withLock { $0.most } <= width)
    }
}
