import CLinux
import Glibc

extension Folder {
    /// Gives each of two files or folders the other one's name, in one step.
    ///
    /// - Throws: ``SystemCallError`` naming `renameat2`; `EINVAL` where the file system cannot.
    package func exchange(
        _ path: PathBytes,
        with other: PathBytes
    ) throws(SystemCallError) {
        try checked("renameat2", "\(path) <-> \(other)") {
            path.withCString { first in
                other.withCString { second in
                    renameat2(
                        descriptor.number,
                        first,
                        descriptor.number,
                        second,
                        UInt32(ARTICLED_RENAME_EXCHANGE)
                    )
                }
            }
        }
    }
}
