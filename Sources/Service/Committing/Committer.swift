import ArticleModel
@preconcurrency import Dispatch
import Glibc
import Intake
import Linking
import LinuxIO
import Store
import Synchronization

/// Links and stores what the workers read, in the order of the claims, and puts the files away.
///
/// While one group is being made durable the next gathers: under load one sync serves many
/// articles, and a lone article waits for nobody.
final class Committer: @unchecked Sendable {
    // @unchecked: everything mutable but the buffer is touched on `queue` only.

    /// What the committer tells.
    struct Reports: Sendable {
        /// The files of the group are put away; with the last number given, if one was.
        var finished: @Sendable (CommitGroup, _ lastSeq: Int?) -> Void
        /// Nothing can be stored for now; nil when it can again.
        var paused: @Sendable ((any Error)?) -> Void
    }

    private static let firstPause = 1.0
    private static let longestPause = 30.0

    let queue = DispatchQueue(label: "articled.commit", qos: .utility)
    private let buffer = Mutex(ReorderBuffer<ReadFile>())
    private let store: ArticleStore
    private var linker: Linker
    private var names: NameMemory
    private let shelves: Shelves
    private let metrics: Metrics
    private let reports: Reports
    private var current: CommitGroup?
    private var pause = 0.0
    private var storeNeedsReopening = false
    private var lastSeq: Int?

    init(
        store: ArticleStore,
        memory: Restoration.Memory,
        shelves: Shelves,
        metrics: Metrics,
        reports: Reports
    ) {
        self.store = store
        linker = memory.linker
        names = memory.names
        self.shelves = shelves
        self.metrics = metrics
        self.reports = reports
    }

    /// Takes what reading the claim of that number came to; nil if it will come under another.
    func submit(_ file: ReadFile?, number: Int) {
        buffer.withLock { $0.insert(file, at: number) }
        queue.async { [self] in if pause == 0 { advance() } }
    }

    private func advance() {
        while true {
            if current == nil {
                let files = buffer.withLock { $0.takeReady() }
                if files.isEmpty { return }
                current = prepare(files)
            }
            do {
                try finishCurrent()
                current = nil
            } catch {
                return retryLater(because: error)
            }
            if pause > 0 {
                pause = 0
                reports.paused(nil)
            }
        }
    }

    private func prepare(_ files: [ReadFile]) -> CommitGroup {
        var group = CommitGroup(files) { store.contains($0) }
        let next = store.summary.nextSeq
        for index in group.records.indices {
            group.records[index].seq = next + index
            linker.link(&group.records[index])
            names.note(&group.records[index])
        }
        return group
    }

    private func finishCurrent() throws {
        guard var group = current else { return }
        // Kept on failure too, so that a retry goes on where this try stopped.
        defer { current = group }
        if !group.records.isEmpty {
            try shelves.checkStore()
            if storeNeedsReopening {
                try store.reopen()
                // What the store has after all must not be added again.
                group.records.removeAll { store.contains($0.id) }
            }
            storeNeedsReopening = false
            let start = Clocks.monotonic()
            group.placement = try store.append(group.records)
            metrics.observe(.storeSyncDuration, Clocks.monotonic() - start)
            lastSeq = group.placement.map { $0.seqs.upperBound - 1 }
            group.records = []
        }
        while group.putAwayCount < group.claims.count {
            let index = group.putAwayCount
            group.touched.formUnion(try shelves.putAway(group.claims[index], group.fates[index]))
            group.putAwayCount += 1
        }
        try shelves.sync(group.touched)
        group.touched = []
        for claim in group.claims { shelves.claimed.tidy(above: claim.path) }
        reports.finished(group, lastSeq)
        lastSeq = nil
    }

    private func retryLater(because error: any Error) {
        switch error as? StoreError {
        // After these the store must read itself again before anything can be added.
        case .suspect, .changed, .needsReopening, .failed: storeNeedsReopening = true
        default: break
        }
        let name = (error as? any KernelReason)?.reason?.codeName
        metrics.count(.storeAppendErrors, name ?? "other")
        metrics.count(.articlesRetried, "store")
        pause = min(max(Committer.firstPause, pause * 2), Committer.longestPause)
        reports.paused(error)
        queue.asyncAfter(deadline: .now() + pause) { [self] in advance() }
    }
}
