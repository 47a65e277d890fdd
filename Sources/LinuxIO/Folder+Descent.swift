import Glibc

extension Folder {
    /// Opens the folder at the relative `path`, step by step, following no link on the way.
    ///
    /// - Throws: ``SystemCallError`` naming `openat`; `ELOOP` or `ENOTDIR` where a link stands.
    package func descend(_ path: PathBytes) throws(SystemCallError) -> Folder {
        var folder = self
        for step in path.bytes.split(separator: UInt8(ascii: "/")) {
            folder = try Folder(PathBytes(step), in: folder, followLinks: false)
        }
        return folder
    }

    /// Makes the folder at `path` and its missing parents, each durable in the one above.
    ///
    /// - Throws: ``SystemCallError`` naming `mkdirat`, `openat` or `fsync`.
    package func makeDurably(_ path: PathBytes, mode: UInt32 = 0o750) throws(SystemCallError) {
        if try status(of: path) != nil || path.isEmpty { return }
        try makeDurably(path.parent, mode: mode)
        try Folder.makePath(path, in: self, mode: mode)
        try descend(path.parent).sync()
    }

    /// Writes a whole file so that readers see it completely or not at all; if `isDurable`, a
    /// power cut too.
    ///
    /// An earlier file of that name is replaced. The new one has the given permission bits, or
    /// where none are given those that the umask leaves of 0640.
    ///
    /// - Throws: ``SystemCallError`` naming the call that failed; the name then holds what it
    ///   held before.
    package func write(
        _ bytes: [UInt8],
        to path: PathBytes,
        isDurable: Bool = true,
        permissions: UInt32? = nil
    ) throws(SystemCallError) {
        // Cut, so that a name of 255 bytes still has a temporary one.
        let name = path.lastComponent.bytes.prefix(240)
        let temporary = path.parent / PathBytes([UInt8(ascii: ".")] + name + Array(".tmp".utf8))
        let file = try FileDescriptor.open(
            temporary,
            in: descriptor,
            flags: O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW
        )
        if let permissions { try file.setPermissions(permissions) }
        try file.write(all: bytes)
        if isDurable { try file.sync() }
        try replace(path, by: temporary)
        guard isDurable else { return }
        try descend(path.parent).sync()
    }
}
