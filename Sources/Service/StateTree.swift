package import Intake
package import LinuxIO

/// The daemon's folders, all in one tree, so that a file changes hands by rename.
package struct StateTree: Sendable {
    /// The inbox's name in the tree; the stage that watches it opens it, and opens it again when
    /// it is replaced.
    static let inbox = PathBytes("inbox")

    package let root: Folder
    /// As it was given; relative if that was.
    package let path: PathBytes
    package let claimed: OwnFolder
    package let store: OwnFolder
    package let archive: OwnFolder
    package let rejected: OwnFolder

    /// Opens the tree at `path` and makes what is missing in it.
    ///
    /// - Throws: ``SystemCallError`` naming `mkdirat`, `openat`, `fstat` or `fsync`.
    package init(at path: PathBytes) throws(SystemCallError) {
        self.path = path
        root = try Folder.make(path)
        try Folder.makePath(StateTree.inbox, in: root, mode: 0o770)
        claimed = try OwnFolder(PathBytes("claimed"), in: root)
        store = try OwnFolder(PathBytes("store"), in: root)
        archive = try OwnFolder(PathBytes("archive"), in: root)
        rejected = try OwnFolder(PathBytes("rejected"), in: root)
        try root.sync()
    }

    /// Whether the tree that is open stands at its path: if not, the lock is on one tree and
    /// people work in another.
    package var isInPlace: Bool {
        guard let there = FileStatus.at(path), let open = try? root.descriptor.status() else {
            return false
        }
        return there.isSameFile(as: open)
    }
}
