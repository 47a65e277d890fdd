import DataPacks
import Intake
import LinuxIO
import Reading
import Store

/// What the daemon counts, and shows in the metrics and the status.
extension Daemon {
    /// Shows what is known before the first article.
    func prepareMetrics(_ parts: Parts) {
        metrics.set(.buildInfo, ProgramVersion.current, to: 1)
        metrics.set(.up, to: 1)
        metrics.set(.startTime, to: Daemon.now)
        metrics.expect(.articlesStored, parts.reader.library.languages + ["und"])
        metrics.expect(.extractDuration, ReadingStage.stepNames(parts.reader))
        metrics.sample(.heartbeat) { Daemon.now }
        let pool = reading.pool
        metrics.sample(.workers) { Double(pool.width) }
        metrics.sample(.workersBusy) { Double(pool.progress.runningCount) }
        let root = parts.tree.root
        metrics.sample(.diskFree) { Double((try? root.fileSystem().freeBytes) ?? 0) }
        showStore()
        metricsFile.write()
    }

    /// Unix time in seconds.
    static var now: Double {
        let (seconds, nanoseconds) = Clocks.wall()
        return Double(seconds) + Double(nanoseconds) / 1e9
    }

    /// Shows the size and the state of the store; on the queue that writes to it, because the
    /// store makes others wait while it syncs.
    func showStore() {
        let summary = store.summary
        metrics.set(.storeBytes, to: Double(summary.byteCount))
        metrics.set(.storeSegments, to: Double(summary.segmentCount))
        metrics.set(.storeRecords, to: Double(summary.articleCount))
        metrics.set(.storeTailRepairs, to: Double(summary.repairCount))
        metrics.set(.storeDamagedLines, to: Double(summary.findingCount))
        board.update { $0.sealedSegments = summary.sealedCount }
        let count = summary.findingCount
        board.note(
            .damagedStore,
            count == 0 ? nil : "\(count) damaged lines in the store, see articlectl verify"
        )
    }

    /// Counts what became of the files of `group`.
    func count(_ group: CommitGroup, lastSeq: Int?) {
        for case let article? in group.articles where article.isNew {
            metrics.count(.articlesStored, article.language)
        }
        for fate in group.fates {
            switch fate {
            case .stored: break
            case .duplicate: metrics.count(.articlesDuplicate)
            case .rejected(let rejection):
                metrics.count(.articlesRejected, rejection.reason.rawValue)
            case .vanished: metrics.count(.articlesVanished)
            }
        }
        if lastSeq != nil {
            metrics.set(.lastStored, to: Daemon.now)
            showStore()
        }
        board.update { $0.count(group.fates, lastSeq: lastSeq) }
    }
}
