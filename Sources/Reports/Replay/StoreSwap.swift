package import ArticleModel
import Glibc
package import LinuxIO
import Store

/// Puts a new store in the place of the old one, at once.
///
/// The new one is made as `store.new` and bears a mark until it is whole. The two folders then
/// change names in one step of the kernel, and the old one is named after the time. Whatever the
/// moment of a kill, `store` is one of the two, complete; what is left beside it is told apart by
/// the mark.
package struct StoreSwap {
    static let newName = "store.new"
    private static let mark = ".unfinished"

    package let state: Folder

    package init(state: Folder) { self.state = state }

    /// Clears away what a run has left that was killed.
    ///
    /// - Returns: The name of an old store, if one had still to be given its name.
    package func cleanUp(now: Timestamp) throws(SystemCallError) -> String? {
        guard try state.status(of: PathBytes(Self.newName)) != nil else { return nil }
        let left = try Folder(PathBytes(Self.newName), in: state, followLinks: false)
        if try left.status(of: PathBytes(Self.mark)) != nil {
            try Self.removeAll(in: left, last: PathBytes(Self.mark))
            try state.removeFolder(PathBytes(Self.newName))
            return nil
        }
        return try keep(now: now)
    }

    /// Makes the folder of a new store, with its mark.
    ///
    /// - Throws: ``SystemCallError``; `EEXIST` if there is something of that name.
    package static func begin(_ name: String, in parent: Folder) throws(SystemCallError) -> Folder {
        let path = PathBytes(name)
        guard try parent.status(of: path) == nil else {
            throw SystemCallError("mkdirat", name, code: EEXIST)
        }
        // Until the mark is in it, it must not be taken for a whole store.
        let unmarked = PathBytes(name + ".begun")
        let folder = try Folder.make(unmarked, in: parent)
        try folder.write([], to: PathBytes(mark))
        try parent.rename(unmarked, to: parent, as: path)
        try parent.sync()
        return folder
    }

    /// Takes the mark off: all that is in the folder is on the disk.
    package static func finish(_ folder: Folder) throws(SystemCallError) {
        try folder.sync()
        try folder.remove(PathBytes(mark))
        try folder.sync()
    }

    /// Swaps the new store in.
    ///
    /// - Returns: The name that the old one has now.
    package func swap(now: Timestamp) throws(SystemCallError) -> String {
        try state.exchange(PathBytes(Self.newName), with: PathBytes(StoreFiles.store))
        try state.sync()
        return try keep(now: now)
    }

    /// Gives the old store the name that it keeps.
    private func keep(now: Timestamp) throws(SystemCallError) -> String {
        let stamp = String(now.isoSeconds.filter { $0 != "-" && $0 != ":" })
        var name = "store.old-\(stamp)"
        var number = 1
        while try state.status(of: PathBytes(name)) != nil {
            number += 1
            name = "store.old-\(stamp)-\(number)"
        }
        try state.rename(PathBytes(Self.newName), to: state, as: PathBytes(name))
        try state.sync()
        return name
    }

    /// Empties a folder of ours, which is two levels deep; the file `last` goes last.
    private static func removeAll(
        in folder: Folder,
        last: PathBytes?
    ) throws(SystemCallError) {
        for name in try folder.names() where name != last {
            if try folder.status(of: name)?.kind == .folder {
                let inner = try Folder(name, in: folder, followLinks: false)
                try removeAll(in: inner, last: nil)
                try folder.removeFolder(name)
            } else {
                try folder.remove(name)
            }
        }
        if let last { try folder.remove(last) }
    }
}
