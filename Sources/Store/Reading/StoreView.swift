import Glibc
package import LinuxIO

/// The store's segments at one moment, seen by a reader without a lock.
///
/// The writer may seal a segment between any two looks. Names and the open active file belong
/// together here: the names are listed again after opening until they agree.
package struct StoreView: Sendable {
    package var segments: [Segment]
    /// The active segment, open; it keeps its bytes when it is renamed.
    package var active: FileDescriptor?
    package let folder: Folder

    /// - Throws: ``SystemCallError`` naming the call that failed.
    package init(of folder: Folder) throws(SystemCallError) {
        self.folder = folder
        segments = try Segment.list(in: folder)
        while true {
            active = try Self.openActive(in: folder)
            let later = try Segment.list(in: folder)
            if later == segments { return }
            segments = later
        }
    }

    /// Opens a segment of the view.
    ///
    /// - Throws: ``SystemCallError`` naming `openat`.
    package func open(_ segment: Segment) throws(SystemCallError) -> SegmentFile {
        if segment.isActive, let active { return SegmentFile(segment, active) }
        return try SegmentFile(segment, in: folder)
    }

    private static func openActive(
        in folder: Folder
    ) throws(SystemCallError) -> FileDescriptor? {
        do throws(SystemCallError) {
            return try FileDescriptor.open(
                PathBytes(Segment.activeName),
                in: folder.descriptor,
                flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK
            )
        } catch {
            if error.code == ENOENT { return nil }
            throw error
        }
    }
}
