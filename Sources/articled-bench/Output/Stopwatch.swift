import ArticleModel
import CAllocationCount
import Glibc

/// Time and allocations between two moments.
struct Cost {
    var seconds = 0.0
    var allocations = 0.0
    var allocatedBytes = 0.0

    static func += (total: inout Cost, cost: Cost) {
        total.seconds += cost.seconds
        total.allocations += cost.allocations
        total.allocatedBytes += cost.allocatedBytes
    }
}

/// Measures stretches of work on the calling thread.
enum Stopwatch {
    /// What `work` cost in this thread's CPU time, so that other processes do not count.
    static func cost(_ work: () -> Void) -> Cost {
        let allocations = articled_allocation_count()
        let bytes = articled_allocation_bytes()
        let start = seconds(CLOCK_THREAD_CPUTIME_ID)
        work()
        return Cost(
            seconds: seconds(CLOCK_THREAD_CPUTIME_ID) - start,
            allocations: Double(articled_allocation_count() - allocations),
            allocatedBytes: Double(articled_allocation_bytes() - bytes)
        )
    }

    /// Seconds of `work` on the wall.
    static func wall(_ work: () throws -> Void) rethrows -> Double {
        let start = seconds(CLOCK_MONOTONIC)
        try work()
        return seconds(CLOCK_MONOTONIC) - start
    }

    static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Whether allocations are counted: a sanitizer's allocator takes the place of ours.
    static var countsAllocations: Bool {
        cost { keep(ArticleRecord().line()) }.allocations >= 1
    }
}

/// Keeps the optimiser from leaving out the making of `value`.
@inline(never)
func keep<Value>(_ value: Value) {}

/// Values in order, for percentiles.
struct Distribution {
    private let sorted: [Double]

    init(_ values: [Double]) { sorted = values.sorted() }

    var median: Double { percentile(50) }
    var maximum: Double { sorted.last ?? 0 }

    /// The smallest value that at least `percent` of all do not exceed; 0 if there is none.
    func percentile(_ percent: Double) -> Double {
        guard !sorted.isEmpty else { return 0 }
        let rank = Int((percent / 100 * Double(sorted.count)).rounded(.up))
        return sorted[min(max(rank, 1), sorted.count) - 1]
    }
}
