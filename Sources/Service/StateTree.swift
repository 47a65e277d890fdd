package import LinuxIO

/// The daemon's folders, all in one tree, so that a file changes hands by rename.
package struct StateTree: Sendable {
    package let root: Folder
    package let claimed: Folder
    package let store: Folder
    package let archive: Folder
    package let rejected: Folder
    /// Absolute; the inbox is opened by the stage that watches it, and again when it is replaced.
    package let inboxPath: PathBytes

    /// Opens the tree at `path` and makes what is missing in it.
    ///
    /// - Throws: ``SystemCallError`` naming `mkdirat`, `openat` or `fsync`.
    package init(at path: PathBytes) throws(SystemCallError) {
        root = try Folder.make(path)
        inboxPath = path / "inbox"
        try Folder.makePath(PathBytes("inbox"), in: root, mode: 0o770)
        claimed = try Folder.make(PathBytes("claimed"), in: root)
        store = try Folder.make(PathBytes("store"), in: root)
        archive = try Folder.make(PathBytes("archive"), in: root)
        rejected = try Folder.make(PathBytes("rejected"), in: root)
        try root.sync()
    }
}
