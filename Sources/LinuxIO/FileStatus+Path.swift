import Glibc

extension FileStatus {
    /// What stands at the absolute `path`, links followed; nil if nothing does or it cannot be
    /// reached.
    package static func at(_ path: PathBytes) -> FileStatus? {
        var info = stat()
        return path.withCString { stat($0, &info) } == 0 ? FileStatus(info) : nil
    }

    /// Whether both are the same file, under whatever name.
    package func isSameFile(as other: FileStatus) -> Bool {
        device == other.device && inode == other.inode
    }
}
