import Intake
import LinuxIO

/// How many claimed files there are between the inbox and the archive, and how many may be.
struct InFlight: Sendable {
    private var mostFiles: Int
    private let mostBytes: Int
    private var byteCounts: [PathBytes: Int] = [:]
    private var byteCount = 0

    init(workers: Int) {
        mostFiles = InFlight.mostFiles(for: workers)
        mostBytes = 64 << 20
    }

    /// From now on; what is in hand already stays there.
    mutating func allow(workers: Int) { mostFiles = InFlight.mostFiles(for: workers) }

    private static func mostFiles(for workers: Int) -> Int { min(8 * max(1, workers), 256) }

    var count: Int { byteCounts.count }

    /// Whether one more may be claimed.
    ///
    /// The last one may go past the limit of bytes, or a file
    /// larger than the limit would wait for ever.
    var admitsMore: Bool { byteCounts.count < mostFiles && byteCount < mostBytes }

    mutating func add(_ claim: ClaimedFile) {
        byteCounts[claim.path] = claim.byteCount
        byteCount += claim.byteCount
    }

    mutating func remove(_ claim: ClaimedFile) {
        byteCount -= byteCounts.removeValue(forKey: claim.path) ?? 0
    }
}
