package import LinuxIO
import Synchronization

/// One of the daemon's own folders, found or made again when somebody moves or removes it.
package final class OwnFolder: Sendable {
    private struct Held {
        var folder: Folder
        var status: FileStatus
    }

    private let name: PathBytes
    private let root: Folder
    private let held: Mutex<Held>

    /// Opens the folder `name` in `root`, which is made if missing.
    ///
    /// - Throws: ``SystemCallError`` naming `mkdirat`, `openat` or `fstat`.
    package init(_ name: PathBytes, in root: Folder) throws(SystemCallError) {
        self.name = name
        self.root = root
        held = Mutex(try OwnFolder.open(name, in: root))
    }

    /// The folder that stands at its place; made if there is none.
    ///
    /// - Throws: ``SystemCallError`` naming the call that failed, as when a file is in its way.
    package func current() throws(SystemCallError) -> Folder {
        if let folder = try inPlace() { return folder }
        let new = try OwnFolder.open(name, in: root)
        try root.sync()
        held.withLock { $0 = new }
        return new.folder
    }

    /// The folder that is held; nil if it does not stand at its place any more.
    ///
    /// - Throws: ``SystemCallError`` naming `fstatat`.
    package func inPlace() throws(SystemCallError) -> Folder? {
        let there = try root.status(of: name, followingLinks: true)
        let held = held.withLock { $0 }
        guard let there, there.isSameFile(as: held.status) else { return nil }
        return held.folder
    }

    private static func open(
        _ name: PathBytes,
        in root: Folder
    ) throws(SystemCallError) -> Held {
        let folder = try Folder.make(name, in: root)
        return Held(folder: folder, status: try folder.descriptor.status())
    }
}
