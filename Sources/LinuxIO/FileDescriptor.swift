import CLinux
package import Glibc

/// An open file or folder, closed when the last reference goes.
///
/// A class, because a kernel handle has one end and several holders (a queue and the closures
/// it runs). Only the descriptor's number is kept, which never changes.
package final class FileDescriptor: Sendable {
    package let number: CInt
    /// What was opened, for error messages.
    package let path: PathBytes

    package init(adopting number: CInt, path: PathBytes) {
        self.number = number
        self.path = path
    }

    deinit { close(number) }

    /// Opens `path`, below `folder` if one is given.
    ///
    /// `O_CLOEXEC` is always set.
    ///
    /// - Throws: ``SystemCallError`` naming `openat`.
    package static func open(
        _ path: PathBytes,
        in folder: FileDescriptor? = nil,
        flags: CInt,
        mode: UInt32 = 0o640
    ) throws(SystemCallError) -> FileDescriptor {
        let number = try checked("openat", path.description) {
            path.withCString { openat(folder?.number ?? AT_FDCWD, $0, flags | O_CLOEXEC, mode) }
        }
        return FileDescriptor(adopting: number, path: path)
    }

    /// - Throws: ``SystemCallError`` naming `fstat`.
    package func status() throws(SystemCallError) -> FileStatus {
        var info = stat()
        try checked("fstat", path.description) { fstat(number, &info) }
        return FileStatus(info)
    }

    /// Reads up to `limit` bytes from the current place, fewer only at the file's end.
    ///
    /// - Throws: ``SystemCallError`` naming `read`.
    package func read(upTo limit: Int) throws(SystemCallError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: limit)
        var filled = 0
        while filled < limit {
            let count = try checked("read", path.description) {
                bytes.withUnsafeMutableBytes {
                    Glibc.read(number, $0.baseAddress.map { $0 + filled }, limit - filled)
                }
            }
            if count == 0 { break }
            filled += count
        }
        bytes.removeLast(limit - filled)
        return bytes
    }

    /// Reads up to `limit` bytes from byte `offset`, without moving the current place.
    ///
    /// - Throws: ``SystemCallError`` naming `pread`.
    package func read(upTo limit: Int, at offset: Int) throws(SystemCallError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: limit)
        var filled = 0
        while filled < limit {
            let count = try checked("pread", path.description) {
                bytes.withUnsafeMutableBytes {
                    pread(
                        number,
                        $0.baseAddress.map { $0 + filled },
                        limit - filled,
                        off_t(offset + filled)
                    )
                }
            }
            if count == 0 { break }
            filled += count
        }
        bytes.removeLast(limit - filled)
        return bytes
    }

    /// Writes all of `bytes` at the current place, however often the kernel writes short.
    ///
    /// - Throws: ``SystemCallError`` naming `write`; part of the bytes may have been written.
    package func write(all bytes: [UInt8]) throws(SystemCallError) {
        var done = 0
        while done < bytes.count {
            done += try checked("write", path.description) {
                bytes.withUnsafeBytes {
                    Glibc.write(number, $0.baseAddress.map { $0 + done }, bytes.count - done)
                }
            }
        }
    }

    /// - Throws: ``SystemCallError`` naming `fdatasync`.
    package func syncData() throws(SystemCallError) {
        try checked("fdatasync", path.description) { fdatasync(number) }
    }

    /// - Throws: ``SystemCallError`` naming `fsync`.
    package func sync() throws(SystemCallError) {
        try checked("fsync", path.description) { fsync(number) }
    }

    /// Gives the file these permission bits whatever the umask is.
    ///
    /// - Throws: ``SystemCallError`` naming `fchmod`.
    package func setPermissions(_ permissions: UInt32) throws(SystemCallError) {
        try checked("fchmod", path.description) { fchmod(number, permissions) }
    }

    /// Sets the time of the last change of content.
    ///
    /// - Throws: ``SystemCallError`` naming `futimens`.
    package func setModified(
        _ time: (seconds: Int, nanoseconds: Int)
    ) throws(SystemCallError) {
        // The time of the last reading stays.
        let omitted = timespec(tv_sec: 0, tv_nsec: Int(ARTICLED_UTIME_OMIT))
        let times = [omitted, timespec(tv_sec: time.seconds, tv_nsec: time.nanoseconds)]
        try checked("futimens", path.description) { futimens(number, times) }
    }

    /// - Throws: ``SystemCallError`` naming `ftruncate`.
    package func truncate(to byteCount: Int) throws(SystemCallError) {
        try checked("ftruncate", path.description) { ftruncate(number, off_t(byteCount)) }
    }
}

/// What the kernel says of a file.
package struct FileStatus: Sendable, Hashable {
    package enum Kind: String, Sendable {
        case regular = "regular file"
        case folder = "folder"
        case link = "symbolic link"
        case fifo = "FIFO"
        case socket = "socket"
        case device = "device"
    }

    package var kind: Kind
    package var device: UInt64
    package var inode: UInt64
    package var byteCount: Int
    package var linkCount: Int
    /// The permission bits, `0o7777` at most.
    package var permissions: UInt32
    package var modified: (seconds: Int, nanoseconds: Int) {
        (modifiedSeconds, modifiedNanoseconds)
    }
    /// Time of the last change of content, name or mode; set by the kernel, cannot be forged.
    package var changed: (seconds: Int, nanoseconds: Int) { (changedSeconds, changedNanoseconds) }
    private var modifiedSeconds: Int
    private var modifiedNanoseconds: Int
    private var changedSeconds: Int
    private var changedNanoseconds: Int

    package init(_ info: stat) {
        switch info.st_mode & S_IFMT {
        case S_IFREG: kind = .regular
        case S_IFDIR: kind = .folder
        case S_IFLNK: kind = .link
        case S_IFIFO: kind = .fifo
        case S_IFSOCK: kind = .socket
        default: kind = .device
        }
        device = UInt64(info.st_dev)
        inode = UInt64(info.st_ino)
        byteCount = Int(info.st_size)
        linkCount = Int(info.st_nlink)
        permissions = UInt32(info.st_mode) & 0o7777
        modifiedSeconds = info.st_mtim.tv_sec
        modifiedNanoseconds = info.st_mtim.tv_nsec
        changedSeconds = info.st_ctim.tv_sec
        changedNanoseconds = info.st_ctim.tv_nsec
    }
}
