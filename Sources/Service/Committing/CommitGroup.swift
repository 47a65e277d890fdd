import ArticleModel
import Intake
import LinuxIO

/// A claimed file and what reading it came to, on the way to the committer.
struct ReadFile: Sendable {
    enum Outcome: Sendable {
        case record(ArticleRecord)
        case rejected(Rejection)
        /// Somebody took the file out of `claimed/`: there is nothing to put away.
        case vanished
    }

    var claim: ClaimedFile
    var outcome: Outcome
}

/// Some files that become durable together, and how far that has come.
///
/// The order is what keeps the promise: records first, durably; only then are files put away.
/// Every step may be done again after a failure, and a kill between any two loses nothing.
struct CommitGroup: Sendable {
    enum Fate: Hashable, Sendable {
        case stored, duplicate, rejected(Rejection), vanished
    }

    private(set) var claims: [ClaimedFile]
    private(set) var fates: [Fate]
    /// Linked, and not yet in the store.
    var records: [ArticleRecord]
    var putAwayCount = 0
    /// Folders whose changed names are not durable yet.
    var touched: Set<TouchedFolder> = []

    /// Decides what becomes of each file.
    ///
    /// - Parameters:
    ///   - files: In the order of their claims.
    ///   - isStored: Whether a record of that id is in the store.
    init(_ files: [ReadFile], isStored: (String) -> Bool) {
        claims = files.map(\.claim)
        fates = []
        records = []
        var ids: Set<String> = []
        for file in files {
            switch file.outcome {
            case .vanished: fates.append(.vanished)
            case .rejected(let rejection): fates.append(.rejected(rejection))
            case .record(let record):
                if isStored(record.id) {
                    // An earlier run stored it and was stopped before it put the file away.
                    fates.append(file.claim.isLeftover ? .stored : .duplicate)
                } else if ids.insert(record.id).inserted {
                    fates.append(.stored)
                    records.append(record)
                } else {
                    fates.append(.duplicate)
                }
            }
        }
    }
}

/// A folder of the state tree in which names have changed.
struct TouchedFolder: Hashable, Sendable {
    enum Root: Hashable, Sendable { case inbox, claimed, archive }

    var root: Root
    var path: PathBytes
}
