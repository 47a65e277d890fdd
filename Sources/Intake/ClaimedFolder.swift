import Glibc
package import LinuxIO
import Synchronization

/// The files in hand: claimed from the inbox by rename, so that each has one owner.
package final class ClaimedFolder: Sendable {
    package enum Claim: Hashable, Sendable {
        case claimed
        /// Somebody took it away meanwhile.
        case gone
        /// A file of that name, or one in the way of its folder, is still in hand.
        case nameTaken
    }

    private let place: OwnFolder
    /// Held while folders are made or removed, so that a folder is not removed as empty between
    /// its making and the arrival of its first file.
    private let folders = Mutex<Void>(())

    package init(_ place: OwnFolder) { self.place = place }

    /// The folder as it stands now.
    ///
    /// - Throws: ``SystemCallError`` when it is missing and cannot be made.
    package var folder: Folder { get throws(SystemCallError) { try place.current() } }

    /// Moves the file at `path` from the inbox to here.
    ///
    /// From an inbox on another file system it is copied, if it has at most `largest` bytes.
    ///
    /// - Throws: ``SystemCallError`` naming `renameat2`, `mkdirat`, `openat` or what copying
    ///   needs; `EACCES` when the inbox does not let go of it.
    package func claim(
        _ path: PathBytes,
        from inbox: Folder,
        largest: Int
    ) throws(SystemCallError) -> Claim {
        do throws(SystemCallError) {
            let source = try inbox.descend(path.parent)
            do throws(SystemCallError) {
                try move(path, from: source)
            } catch {
                guard error.code == EXDEV else { throw error }
                try folders.withLock { _ throws(SystemCallError) in
                    try Ferry(inbox: inbox, claimed: folder, largest: largest).bring(path)
                }
            }
            return .claimed
        } catch {
            switch error.code {
            case EEXIST: return .nameTaken
            // A link or file in place of a folder, in the inbox or here.
            case ENOTDIR, ELOOP: return try isThere(path, in: inbox) ? .nameTaken : .gone
            case ENOENT: return .gone
            default: throw error
            }
        }
    }

    /// Removes the folders above `path` that have become empty.
    package func tidy(above path: PathBytes) {
        guard !path.parent.isEmpty else { return }
        folders.withLock { _ in
            var parent = path.parent
            while !parent.isEmpty, (try? folder.removeFolder(parent)) != nil {
                parent = parent.parent
            }
        }
    }

    /// Calls `visit` with the path of everything here that is no folder, in sorted order per
    /// folder, and removes folders that hold nothing.
    ///
    /// - Throws: ``SystemCallError`` when a folder cannot be listed.
    package func files(
        below path: PathBytes = PathBytes(""),
        _ visit: (PathBytes) -> Void
    ) throws(SystemCallError) {
        let folder = try folder
        for name in try folder.names(in: path) {
            if path.isEmpty, name == Ferry.hold {
                try folder.remove(name)
            } else if try folder.status(of: path / name)?.kind == .folder {
                try files(below: path / name, visit)
                try folder.removeFolder(path / name)
            } else {
                visit(path / name)
            }
        }
    }

    private func move(_ path: PathBytes, from source: Folder) throws(SystemCallError) {
        let folder = try folder
        if path.parent.isEmpty {
            return try source.rename(path.lastComponent, to: folder, as: path)
        }
        try folders.withLock { _ throws(SystemCallError) in
            try Folder.makePath(path.parent, in: folder)
            try source.rename(path.lastComponent, to: folder, as: path)
        }
    }

    private func isThere(_ path: PathBytes, in inbox: Folder) throws(SystemCallError) -> Bool {
        guard let parent = try? inbox.descend(path.parent) else { return false }
        return try parent.status(of: path.lastComponent) != nil
    }
}
