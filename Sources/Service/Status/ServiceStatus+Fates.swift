import ArticleModel
import Intake
import Store

extension ServiceStatus {
    /// Counts what became of some files; `lastSeq` is the last record's number if some were
    /// stored.
    mutating func count(_ fates: [CommitGroup.Fate], lastSeq: Int?) {
        if let lastSeq {
            seq = lastSeq
            lastStored = WallClock.now().isoSeconds
        }
        for fate in fates {
            switch fate {
            case .stored: stored += 1
            case .duplicate: duplicates += 1
            case .rejected(let rejection):
                rejected += 1
                rejectedReasons[rejection.reason.rawValue, default: 0] += 1
            case .vanished: break
            }
        }
    }
}
