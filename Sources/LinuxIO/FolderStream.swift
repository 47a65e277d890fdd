import Glibc

/// The names in one folder, one after the other, without holding them in memory.
package final class FolderStream {
    /// A name in the folder; `kind` is nil where the file system does not tell without asking.
    package struct Entry: Hashable, Sendable {
        package var name: PathBytes
        package var kind: FileStatus.Kind?
    }

    package let folder: Folder
    private let stream: OpaquePointer

    /// Opens a folder in `parent` for listing; the empty name stands for `parent` itself.
    ///
    /// No link is followed.
    ///
    /// - Throws: ``SystemCallError`` naming `openat` or `fdopendir`.
    package init(_ name: PathBytes, in parent: Folder) throws(SystemCallError) {
        let path = name.isEmpty ? PathBytes(".") : name
        let folder = try Folder(path, in: parent, followLinks: false)
        self.folder = folder
        // The stream closes its descriptor, and `folder` its own.
        let number = try checked("openat", path.description) {
            openat(folder.descriptor.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        }
        guard let stream = fdopendir(number) else {
            let code = errno
            close(number)
            throw SystemCallError("fdopendir", path.description, code: code)
        }
        self.stream = stream
    }

    deinit { closedir(stream) }

    /// The next name but `.` and `..`, in the kernel's order; nil at the end.
    ///
    /// - Throws: ``SystemCallError`` naming `readdir`.
    package func next() throws(SystemCallError) -> Entry? {
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                if errno == 0 { return nil }
                throw SystemCallError("readdir", folder.path.description, code: errno)
            }
            let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { $0.prefix { $0 != 0 } }
            if bytes.elementsEqual(".".utf8) || bytes.elementsEqual("..".utf8) { continue }
            return Entry(
                name: PathBytes(bytes),
                kind: FolderStream.kind(Int32(entry.pointee.d_type))
            )
        }
    }

    private static func kind(_ type: Int32) -> FileStatus.Kind? {
        switch type {
        case Int32(DT_REG): .regular
        case Int32(DT_DIR): .folder
        case Int32(DT_LNK): .link
        case Int32(DT_FIFO): .fifo
        case Int32(DT_SOCK): .socket
        case Int32(DT_CHR), Int32(DT_BLK): .device
        default: nil
        }
    }
}
