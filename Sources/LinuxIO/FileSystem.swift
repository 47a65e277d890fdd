import CLinux
import Glibc

/// What the kernel says of the file system that a folder lies on.
package struct FileSystem: Sendable, Hashable {
    /// Bytes that may still be written without being root.
    package var freeBytes: Int
    /// Files that may still be made; nil where the file system sets no number.
    package var freeFiles: Int?
    /// Its name if its files may change without an event: others change them from elsewhere.
    package var remoteName: String?

    /// The numbers are those that `statfs(2)` lists; the ones that the kernel has no header for
    /// are those of the drivers' own sources.
    private static let remoteNames: [UInt32: String] = [
        0x6969: "NFS", 0x517B: "SMB", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB",
        0x6573_5546: "FUSE", 0x0102_1997: "9P", 0x00C3_6400: "Ceph", 0x5346_414F: "AFS",
        0x6B41_4653: "AFS", 0x7375_7245: "Coda", 0x7461_636F: "OCFS2", 0x0116_1970: "GFS2",
        0x0BD0_0BD0: "Lustre", 0x4750_4653: "GPFS", 0x1983_0326: "BeeGFS",
        0x786F_4256: "vboxsf", 0xBACB_ACBC: "vmhgfs",
    ]

    package init(freeBytes: Int, freeFiles: Int?, type: UInt32) {
        self.freeBytes = freeBytes
        self.freeFiles = freeFiles
        remoteName = FileSystem.remoteNames[type]
    }
}

extension Folder {
    /// - Throws: ``SystemCallError`` naming `fstatfs`.
    package func fileSystem() throws(SystemCallError) -> FileSystem {
        var info = statfs()
        try checked("fstatfs", path.description) { fstatfs(descriptor.number, &info) }
        let free = UInt64(info.f_bavail).multipliedReportingOverflow(by: UInt64(info.f_bsize))
        return FileSystem(
            freeBytes: free.overflow ? .max : Int(clamping: free.partialValue),
            freeFiles: info.f_files > 0 ? Int(clamping: info.f_ffree) : nil,
            type: UInt32(truncatingIfNeeded: info.f_type)
        )
    }
}
