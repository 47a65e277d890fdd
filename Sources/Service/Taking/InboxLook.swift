import ArticleModel
import Glibc
import Inbox
import Intake
import LinuxIO

/// Looks at one candidate: whole or not, and if so, claims it.
///
/// Every step goes from the inbox's own descriptor, folder by folder, following no link.
struct InboxLook {
    /// What the look came to, for the state machine and for the daemon.
    enum Result {
        case claimed(ClaimedFile)
        case dropped
        case vanished
        case unsettled(for: Duration?)
        case nameTaken
        /// An empty folder with a document's name was put away with its reason.
        case rejectedFolder(Rejection)
        /// The file cannot be taken; it stays where it is, for another look much later.
        case refused(SystemCallError)
    }

    /// What earlier looks saw of a file that is not whole yet, or cannot be taken.
    struct Memory {
        var status: FileStatus
        /// When it was first seen so.
        var since: Duration
        /// When it was first seen at all.
        let first: Duration
        var refusalCount = 0
        /// Whether somebody was told that it stays open.
        var isTold = false
    }

    let inbox: Folder
    let shelves: Shelves
    let rule: SettlingRule
    /// Whether empty files are refused as soon as nobody writes to them.
    let isOneshot: Bool
    /// A file counts with at most so many bytes: larger ones are not read.
    let largest: Int

    func look(at path: PathBytes, movedIn: Bool, _ memory: inout Memory?) -> Result {
        do throws(SystemCallError) {
            let parent = try inbox.descend(path.parent)
            guard let status = try parent.status(of: path.lastComponent) else {
                return .vanished
            }
            remember(status, &memory)
            switch status.kind {
            case .folder: return try judgeFolder(path, status, in: parent)
            case .regular:
                let wait = judgeFile(path, status, in: parent, movedIn: movedIn, memory)
                if let wait { return wait }
                return try claim(path, status)
            // Nobody writes articles through these; they are put away unopened.
            case .link, .fifo, .socket, .device: return try claim(path, status)
            }
        } catch {
            // Gone meanwhile, or a link now stands where a folder was.
            if [ENOENT, ENOTDIR, ELOOP].contains(error.code) { return .vanished }
            // The inbox itself cannot be had: it is no fault of this file, and the scan that can
            // list it again will find it.
            if (try? inbox.status(of: PathBytes("."))) == nil { return .dropped }
            return .refused(error)
        }
    }

    private func claim(_ path: PathBytes, _ status: FileStatus) throws(SystemCallError) -> Result {
        switch try shelves.claimed.claim(path, from: inbox, largest: largest) {
        case .gone: return .vanished
        case .nameTaken: return .nameTaken
        case .claimed:
            let now = Clocks.wall()
            return .claimed(
                ClaimedFile(
                    path: path,
                    byteCount: min(status.byteCount, largest),
                    received: Timestamp(seconds: now.seconds, nanoseconds: now.nanoseconds)
                )
            )
        }
    }

    /// Nil when the file is to be claimed.
    private func judgeFile(
        _ path: PathBytes,
        _ status: FileStatus,
        in parent: Folder,
        movedIn: Bool,
        _ memory: Memory?
    ) -> Result? {
        let writers =
            (try? FileDescriptor.open(
                path.lastComponent,
                in: parent.descriptor,
                flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
            ))?.writers() ?? .unknown
        let sight = sight(of: status, writers, movedIn: movedIn, memory)
        var rule = rule
        if isOneshot { rule.emptyWait = .zero }
        switch rule.judge(sight) {
        case .settled, .empty: return nil
        case .unsettled(let wait): return .unsettled(for: wait)
        }
    }

    private func remember(_ status: FileStatus, _ memory: inout Memory?) {
        let now = Clocks.monotonic()
        if memory == nil { memory = Memory(status: status, since: now, first: now) }
        if memory?.status != status {
            memory?.status = status
            memory?.since = now
        }
    }

    private func sight(
        of status: FileStatus,
        _ writers: Writers,
        movedIn: Bool,
        _ memory: Memory?
    ) -> SettlingRule.Sight {
        let now = Clocks.monotonic()
        let wall = Clocks.wall()
        let age =
            Duration.seconds(wall.seconds - status.changed.seconds)
            + .nanoseconds(wall.nanoseconds - status.changed.nanoseconds)
        return SettlingRule.Sight(
            byteCount: status.byteCount,
            age: age,
            unchangedFor: now - (memory?.since ?? now),
            writers: writers,
            movedIn: movedIn
        )
    }

    /// A folder is no candidate, unless somebody made one where a document was meant.
    private func judgeFolder(
        _ path: PathBytes,
        _ status: FileStatus,
        in parent: Folder
    ) throws(SystemCallError) -> Result {
        guard TemporaryNames.looksLikeDocument(path.lastComponent) else { return .dropped }
        var isEmpty = true
        try parent.list(path.lastComponent) { _ in
            isEmpty = false
            return false
        }
        guard isEmpty else { return .dropped }
        let age = Duration.seconds(Clocks.wall().seconds - status.changed.seconds)
        if !isOneshot, age < rule.emptyWait { return .unsettled(for: rule.emptyWait - age) }
        let rejection = Rejection(.notAFile, "is an empty folder with the name of a document")
        let now = Clocks.wall()
        _ = try shelves.rejected.put(
            path.lastComponent,
            from: parent,
            because: rejection,
            record: (path, Timestamp(seconds: now.seconds).isoMilliseconds)
        )
        return .rejectedFolder(rejection)
    }
}
