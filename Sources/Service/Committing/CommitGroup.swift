import ArticleModel
import Intake
import LinuxIO
import Store

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
    /// How long it took to read; nil for what was not read.
    var duration: Duration?
}

/// Some files that become durable together, and how far that has come.
///
/// The order is what keeps the promise: records first, durably; only then are files put away.
/// Every step may be done again after a failure, and a kill between any two loses nothing.
struct CommitGroup: Sendable {
    enum Fate: Hashable, Sendable {
        case stored, duplicate, rejected(Rejection), vanished
    }

    /// What is told of a file that is an article.
    struct Article: Sendable {
        var id: String
        var language: String
        var duration: Duration?
        /// Whether its record is added to the store with this group.
        var isNew: Bool
    }

    private(set) var claims: [ClaimedFile]
    private(set) var fates: [Fate]
    /// One for each file; nil for what is no article.
    private(set) var articles: [Article?] = []
    /// Where the records went, once they are stored.
    var placement: ArticleStore.Placement?
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
            let recordCount = records.count
            defer { articles.append(Article(file, isNew: records.count > recordCount)) }
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

extension CommitGroup.Article {
    fileprivate init?(_ file: ReadFile, isNew: Bool) {
        guard case .record(let record) = file.outcome else { return nil }
        id = record.id
        language = record.language.tag
        duration = file.duration
        self.isNew = isNew
    }
}

/// A folder of the state tree in which names have changed.
struct TouchedFolder: Hashable, Sendable {
    enum Root: Hashable, Sendable { case inbox, claimed, archive }

    var root: Root
    var path: PathBytes
}
