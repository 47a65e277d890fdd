import ArticleModel
import Glibc
import Intake
import LinuxIO

/// Where files go when their fate is decided.
struct Shelves: Sendable {
    let claimed: ClaimedFolder
    let archive: ArchiveFolder
    let rejected: RejectedFolder
    private let tree: StateTree

    init(_ tree: StateTree) {
        self.tree = tree
        claimed = ClaimedFolder(tree.claimed)
        archive = ArchiveFolder(tree.archive)
        rejected = RejectedFolder(tree.rejected)
    }

    /// Moves a claimed file to where it belongs; nothing happens if that was done before.
    ///
    /// - Returns: The folders that ``sync(_:)`` must make durable.
    /// - Throws: ``SystemCallError`` naming the call that failed; the file is where it was.
    func putAway(
        _ claim: ClaimedFile,
        _ fate: CommitGroup.Fate
    ) throws(SystemCallError) -> Set<TouchedFolder> {
        var touched: Set<TouchedFolder> = [
            TouchedFolder(root: .inbox, path: claim.path.parent),
            TouchedFolder(root: .claimed, path: claim.path.parent),
        ]
        switch fate {
        case .stored, .duplicate:
            let place = try archive.put(
                claim,
                from: claimed.folder,
                isDuplicate: fate == .duplicate
            )
            if let place { touched.insert(TouchedFolder(root: .archive, path: place.parent)) }
        case .rejected(let rejection):
            _ = try rejected.put(
                claim.path,
                from: claimed.folder,
                because: rejection,
                record: (claim.path, claim.received.isoMilliseconds)
            )
        case .vanished:
            break
        }
        return touched
    }

    /// Makes sure that the store's folder is still the one that records go to.
    ///
    /// - Throws: ``StoreMoved`` when somebody has moved or replaced it.
    func checkStore() throws {
        if try !tree.isInPlace || tree.store.inPlace() == nil { throw StoreMoved() }
    }

    /// What is written now would go where nobody looks for it.
    struct StoreMoved: Error, CustomStringConvertible {
        let description =
            "the store's folder was moved or replaced: put it back, or restart the daemon"
    }

    /// Makes changed names survive a power cut: where files went to, then where they came from.
    ///
    /// - Throws: ``SystemCallError`` naming `fsync`.
    func sync(_ touched: Set<TouchedFolder>) throws(SystemCallError) {
        for folder in touched where folder.root == .archive {
            try syncIfThere(folder.path, in: tree.archive.current())
        }
        for folder in touched where folder.root == .claimed {
            try syncIfThere(folder.path, in: tree.claimed.current())
        }
        // The inbox may have been replaced; who replaced it has taken its names along. One that
        // cannot be synced holds nobody up: a name that comes back is known by its content.
        guard let inbox = try? Folder(StateTree.inbox, in: tree.root) else { return }
        for folder in touched where folder.root == .inbox {
            try? syncIfThere(folder.path, in: inbox)
        }
    }

    /// A folder that is gone has no names left to keep; one that may not be read or is a link
    /// is not ours to sync.
    private func syncIfThere(_ path: PathBytes, in root: Folder) throws(SystemCallError) {
        do throws(SystemCallError) {
            try root.descend(path).sync()
        } catch {
            if ![ENOENT, ENOTDIR, ELOOP, EACCES].contains(error.code) { throw error }
        }
    }
}
