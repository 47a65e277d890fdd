import Glibc
package import LinuxIO

/// Brings files into `claimed/` from an inbox on another file system, where no rename reaches.
///
/// The file is first parked in a hidden folder of its own file system, so that nobody gives it a
/// new content under its name meanwhile; then copied, durably, under a name that no start takes
/// for a file in hand; then it gets its name, durably; and only then the original goes. A kill
/// on the way leaves the original parked, and at worst a copy beside it, which its content tells.
package struct Ferry {
    /// Where files are parked, in the inbox.
    package static let parking = PathBytes(".articled")
    /// What a file is called in `claimed/` until it is whole.
    static let hold = PathBytes(".ferry")

    private let inbox: Folder
    private let claimed: Folder
    private let largest: Int

    init(inbox: Folder, claimed: Folder, largest: Int) {
        self.inbox = inbox
        self.claimed = claimed
        self.largest = largest
    }

    /// - Throws: ``SystemCallError``; the file is back at its place, or parked if another took
    ///   that meanwhile. `EFBIG`: it is too large; `EXDEV`: it is no regular file; `EBUSY`:
    ///   somebody writes to it.
    func bring(_ path: PathBytes) throws(SystemCallError) {
        if try claimed.status(of: path) != nil {
            throw SystemCallError("renameat2", path.description, code: EEXIST)
        }
        let name = path.lastComponent
        let source = try inbox.descend(path.parent)
        let parking = try makeParking(for: path)
        try source.rename(name, to: parking, as: name)
        do throws(SystemCallError) {
            try copy(name, from: parking)
            try Folder.makePath(path.parent, in: claimed)
            try claimed.rename(Ferry.hold, to: claimed, as: path)
            do throws(SystemCallError) {
                try claimed.descend(path.parent).sync()
                try claimed.sync()
            } catch {
                try? claimed.remove(path)
                throw error
            }
        } catch {
            try? parking.rename(name, to: source, as: name)
            throw error
        }
        try? parking.remove(name)
        Ferry.tidy(Ferry.parking / path.parent, in: inbox)
    }

    /// The folder in which the file is parked; no link leads there.
    private func makeParking(for path: PathBytes) throws(SystemCallError) -> Folder {
        try Folder.makePath(Ferry.parking, in: inbox, mode: 0o700)
        let parking = try inbox.descend(Ferry.parking)
        try Folder.makePath(path.parent, in: parking, mode: 0o700)
        return try parking.descend(path.parent)
    }

    private func copy(
        _ name: PathBytes,
        from parking: Folder
    ) throws(SystemCallError) {
        let file = try FileDescriptor.open(
            name,
            in: parking.descriptor,
            flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
        )
        let before = try file.status()
        if before.kind != .regular { throw refusal(EXDEV, name) }
        if before.byteCount > largest { throw refusal(EFBIG, name) }
        if file.writers() == .some { throw refusal(EBUSY, name) }
        let copy = try FileDescriptor.open(
            Ferry.hold,
            in: claimed.descriptor,
            flags: O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW
        )
        let count = try file.copyContent(to: copy, atMost: before.byteCount + 1)
        let after = try file.status()
        if count != before.byteCount || after != before { throw refusal(EBUSY, name) }
        try copy.setModified(before.modified)
        try copy.sync()
    }

    private func refusal(_ code: CInt, _ path: PathBytes) -> SystemCallError {
        SystemCallError("copy", path.description, code: code)
    }
}

extension Ferry {
    /// Puts back what a kill has left parked in `inbox`, so that it is found there.
    ///
    /// What cannot go back, as where another file has its name, stays for the next time.
    package static func unpark(in inbox: Folder) {
        guard (try? inbox.status(of: parking))?.kind == .folder else { return }
        unpark(parking, in: inbox)
        tidy(parking, in: inbox)
    }

    private static func unpark(_ folder: PathBytes, in inbox: Folder) {
        for name in (try? inbox.names(in: folder)) ?? [] {
            let path = folder / name
            if (try? inbox.status(of: path))?.kind == .folder {
                unpark(path, in: inbox)
                try? inbox.removeFolder(path)
            } else {
                let old = PathBytes(path.bytes.dropFirst(parking.bytes.count + 1))
                try? Folder.makePath(old.parent, in: inbox, mode: 0o770)
                try? inbox.rename(path, to: inbox, as: old)
            }
        }
    }

    /// Removes the folders from `path` upwards that have become empty.
    private static func tidy(_ path: PathBytes, in inbox: Folder) {
        var path = path
        while !path.isEmpty, (try? inbox.removeFolder(path)) != nil { path = path.parent }
    }
}
