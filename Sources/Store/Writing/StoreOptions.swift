package import ArticleModel
import Glibc

/// How the store is kept.
package struct StoreOptions: Sendable {
    /// Bytes after which a segment is sealed; one batch is never split.
    package var segmentByteLimit = 256 << 20
    /// Whether the first record received on another UTC day begins a new segment.
    package var rotatesDaily = true
    /// The store's folder in the state folder.
    package var folderName = StoreFiles.store
    /// Announces each change of the disk; tests put their faults here.
    package var disk = Disk()
    /// Tells the time, which only names files of damaged pieces.
    package var now: @Sendable () -> Timestamp = StoreOptions.systemTime

    package init() {}

    @Sendable private static func systemTime() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(seconds: time.tv_sec, nanoseconds: time.tv_nsec)
    }
}
