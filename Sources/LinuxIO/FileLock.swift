import Glibc

/// An advisory lock on a file, held as long as the value lives.
///
/// The kernel drops the lock with the last reference to the open file, also when the process is
/// killed, so that a lock never outlives its holder. The file itself means nothing and stays.
///
/// - Source: `flock(2)`.
package struct FileLock: Sendable {
    private let file: FileDescriptor

    /// Locks the file at `path`, which is made if missing, for this holder alone.
    ///
    /// A lock in the way is tried again for a fifth of a second: ``isHeld(_:in:)``, asked by
    /// another process, takes it for an instant.
    ///
    /// - Returns: nil if another holder keeps the lock.
    /// - Throws: ``SystemCallError`` naming `openat` or `flock`.
    package static func acquire(
        _ path: PathBytes,
        in folder: Folder
    ) throws(SystemCallError) -> FileLock? {
        let file = try FileDescriptor.open(
            path,
            in: folder.descriptor,
            flags: O_RDWR | O_CREAT | O_NOFOLLOW
        )
        for attempt in 0...10 {
            if attempt > 0 { usleep(20_000) }
            if try take(LOCK_EX, on: file) { return FileLock(file: file) }
        }
        return nil
    }

    /// Whether someone holds the lock; a missing file is held by nobody.
    ///
    /// - Throws: ``SystemCallError`` naming `openat` or `flock`.
    package static func isHeld(
        _ path: PathBytes,
        in folder: Folder
    ) throws(SystemCallError) -> Bool {
        guard try folder.status(of: path) != nil else { return false }
        let file = try FileDescriptor.open(
            path,
            in: folder.descriptor,
            flags: O_RDONLY | O_NOFOLLOW
        )
        return try !take(LOCK_SH, on: file)
    }

    private static func take(
        _ kind: CInt,
        on file: FileDescriptor
    ) throws(SystemCallError) -> Bool {
        do throws(SystemCallError) {
            try checked("flock", file.path.description) { flock(file.number, kind | LOCK_NB) }
            return true
        } catch {
            if error.code == EWOULDBLOCK { return false }
            throw error
        }
    }
}
