import CLinux
import Glibc

/// An open folder, and what can be done with the names in it.
///
/// Paths are relative to it.
/// Every step goes through the folder's own descriptor, so that nobody can lead the program
/// elsewhere by renaming a parent.
package struct Folder: Sendable {
    package let descriptor: FileDescriptor

    package var path: PathBytes { descriptor.path }

    /// Opens the folder at `path`, which may be reached through a link only if `followLinks`.
    ///
    /// - Throws: ``SystemCallError`` naming `openat`.
    package init(
        _ path: PathBytes,
        in parent: Folder? = nil,
        followLinks: Bool = true
    ) throws(SystemCallError) {
        descriptor = try FileDescriptor.open(
            path,
            in: parent?.descriptor,
            flags: O_RDONLY | O_DIRECTORY | (followLinks ? 0 : O_NOFOLLOW)
        )
    }

    /// Makes the folder and its missing parents, then opens it.
    ///
    /// - Throws: ``SystemCallError`` naming `mkdirat` or `openat`.
    package static func make(
        _ path: PathBytes,
        in parent: Folder? = nil,
        mode: UInt32 = 0o750
    ) throws(SystemCallError) -> Folder {
        try makePath(path, in: parent, mode: mode)
        return try Folder(path, in: parent)
    }

    /// Makes the folder at `path` and its missing parents.
    ///
    /// - Throws: ``SystemCallError`` naming `mkdirat`; a plain file in the way is `ENOTDIR` or
    ///   shows when the folder is used.
    package static func makePath(
        _ path: PathBytes,
        in parent: Folder? = nil,
        mode: UInt32 = 0o750
    ) throws(SystemCallError) {
        let base = parent?.descriptor.number ?? AT_FDCWD
        if path.isEmpty || path.withCString({ mkdirat(base, $0, mode) }) == 0 { return }
        if errno == EEXIST { return }
        guard errno == ENOENT, !path.parent.isEmpty else {
            throw SystemCallError("mkdirat", path.description, code: errno)
        }
        try makePath(path.parent, in: parent, mode: mode)
        try checked("mkdirat", path.description) {
            let result = path.withCString { mkdirat(base, $0, mode) }
            return result < 0 && errno == EEXIST ? 0 : result
        }
    }

    /// What stands at `path`, a link itself unless `followingLinks`; nil if nothing does.
    ///
    /// - Throws: ``SystemCallError`` naming `fstatat`.
    package func status(
        of path: PathBytes,
        followingLinks: Bool = false
    ) throws(SystemCallError) -> FileStatus? {
        let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
        var info = stat()
        do throws(SystemCallError) {
            try checked("fstatat", path.description) {
                path.withCString { fstatat(descriptor.number, $0, &info, flags) }
            }
        } catch {
            if error.code == ENOENT || error.code == ENOTDIR { return nil }
            throw error
        }
        return FileStatus(info)
    }

    /// Gives a file another name in this folder; a file of that name is replaced.
    ///
    /// - Throws: ``SystemCallError`` naming `renameat`.
    package func replace(_ newPath: PathBytes, by path: PathBytes) throws(SystemCallError) {
        try checked("renameat", "\(path) -> \(newPath)") {
            path.withCString { old in
                newPath.withCString { new in
                    renameat(descriptor.number, old, descriptor.number, new)
                }
            }
        }
    }

    /// Removes a file; nothing happens if there is none.
    ///
    /// - Throws: ``SystemCallError`` naming `unlinkat`.
    package func remove(_ path: PathBytes) throws(SystemCallError) {
        try unlink(path, flags: 0, passing: [ENOENT])
    }

    /// Removes a folder if it is empty; nothing happens otherwise.
    ///
    /// - Throws: ``SystemCallError`` naming `unlinkat`.
    package func removeFolder(_ path: PathBytes) throws(SystemCallError) {
        try unlink(path, flags: AT_REMOVEDIR, passing: [ENOENT, ENOTEMPTY, EEXIST])
    }

    private func unlink(
        _ path: PathBytes,
        flags: CInt,
        passing: Set<CInt>
    ) throws(SystemCallError) {
        try checked("unlinkat", path.description) {
            let result = path.withCString { unlinkat(descriptor.number, $0, flags) }
            return result < 0 && passing.contains(errno) ? 0 : result
        }
    }

    /// Makes new and changed names in the folder survive a power cut.
    ///
    /// - Throws: ``SystemCallError`` naming `fsync`.
    package func sync() throws(SystemCallError) { try descriptor.sync() }

    /// Calls `visit` with each name in the folder at `path` (`""` for this one) but `.` and
    /// `..`, in the kernel's order, until it answers false.
    ///
    /// - Throws: ``SystemCallError`` naming `openat`, `fdopendir` or `readdir`.
    package func list(
        _ path: PathBytes = PathBytes(""),
        _ visit: (PathBytes) -> Bool
    ) throws(SystemCallError) {
        let name = path.isEmpty ? PathBytes(".") : path
        let number = try checked("openat", path.description) {
            name.withCString {
                openat(
                    descriptor.number,
                    $0,
                    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
                )
            }
        }
        guard let stream = fdopendir(number) else {
            let code = errno
            close(number)
            throw SystemCallError("fdopendir", path.description, code: code)
        }
        defer { closedir(stream) }
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                if errno != 0 { throw SystemCallError("readdir", path.description, code: errno) }
                return
            }
            let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { $0.prefix { $0 != 0 } }
            if bytes.elementsEqual(".".utf8) || bytes.elementsEqual("..".utf8) { continue }
            if !visit(PathBytes(bytes)) { return }
        }
    }

    /// All names at `path`, sorted by their bytes.
    ///
    /// - Throws: as ``list(_:_:)``.
    package func names(in path: PathBytes = PathBytes("")) throws(SystemCallError) -> [PathBytes] {
        var names: [PathBytes] = []
        try list(path) {
            names.append($0)
            return true
        }
        return names.sorted()
    }
}
