import CLinux
import Glibc

extension Folder {
    /// Gives a file another name; never replaces one.
    ///
    /// Where the file system has no such call (FUSE, NFS, 9P), the new name is looked for and
    /// then taken. Somebody else who took it in between would lose his file: the new name has to
    /// be in a folder where only the caller makes names.
    ///
    /// - Throws: ``SystemCallError`` naming `renameat2`, `fstatat` or `renameat`; `EEXIST` if
    ///   the new name is taken.
    /// - Source: `rename(2)`, `EINVAL`: "The filesystem does not support one of the flags".
    package func rename(
        _ path: PathBytes,
        to target: Folder,
        as newPath: PathBytes
    ) throws(SystemCallError) {
        let flags = UInt32(ARTICLED_RENAME_NOREPLACE)
        let change = Renaming(from: self, path, to: target, newPath)
        do throws(SystemCallError) {
            try change.perform("renameat2") { renameat2($0, $1, $2, $3, flags) }
        } catch {
            guard error.code == EINVAL || error.code == ENOSYS else { throw error }
            if try target.status(of: newPath) != nil {
                throw SystemCallError("renameat2", error.subject, code: EEXIST)
            }
            try change.perform("renameat") { renameat($0, $1, $2, $3) }
        }
    }
}

/// A file's old and new place.
private struct Renaming {
    let source: Folder
    let path: PathBytes
    let target: Folder
    let newPath: PathBytes

    init(from source: Folder, _ path: PathBytes, to target: Folder, _ newPath: PathBytes) {
        self.source = source
        self.path = path
        self.target = target
        self.newPath = newPath
    }

    func perform(
        _ name: String,
        _ call: (CInt, UnsafePointer<CChar>, CInt, UnsafePointer<CChar>) -> CInt
    ) throws(SystemCallError) {
        try checked(name, "\(path) -> \(target.path)/\(newPath)") {
            path.withCString { old in
                newPath.withCString { new in
                    call(source.descriptor.number, old, target.descriptor.number, new)
                }
            }
        }
    }
}
