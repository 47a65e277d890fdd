@preconcurrency package import Dispatch
import Glibc

/// Reports what changes in the watched folders, until released.
///
/// The descriptor belongs to the dispatch source: only its cancel handler closes it, after the
/// last event handler has returned.
package final class InotifyWatcher: Sendable {
    private let source: any DispatchSourceRead
    private let number: CInt

    /// Starts without watching anything; `report` is called on `queue`.
    ///
    /// - Throws: ``SystemCallError`` naming `inotify_init1`; `EMFILE` when the user has no
    ///   instance left.
    package init(
        queue: DispatchQueue,
        report: @escaping @Sendable ([InotifyEvent]) -> Void
    ) throws(SystemCallError) {
        let number = try checked("inotify_init1") { inotify_init1(CInt(IN_CLOEXEC | IN_NONBLOCK)) }
        self.number = number
        source = DispatchSource.makeReadSource(fileDescriptor: number, queue: queue)
        source.setEventHandler { report(InotifyWatcher.readAvailable(from: number)) }
        source.setCancelHandler { close(number) }
        source.activate()
    }

    deinit { source.cancel() }

    /// What is to be told of a folder.
    package enum Interest: Hashable, Sendable {
        /// Files that come or are written to, and what becomes of the folder.
        case files
        /// Names that come and go, and what becomes of the folder; not what is in the files.
        case places
    }

    /// Watches the folder at `path`, which must not be a link; watching it again gives the
    /// same number.
    ///
    /// - Throws: ``SystemCallError`` naming `inotify_add_watch`; `ENOSPC` when the user has no
    ///   watch left.
    package func add(_ path: PathBytes, for interest: Interest) throws(SystemCallError) -> CInt {
        try checked("inotify_add_watch", path.description) {
            path.withCString { inotify_add_watch(number, $0, InotifyEvent.mask(interest)) }
        }
    }

    /// Ends a watch; nothing happens if the kernel has ended it already.
    package func remove(_ watch: CInt) { _ = inotify_rm_watch(number, watch) }

    /// Reads one buffer; if more waits, the source fires again.
    private static func readAvailable(from number: CInt) -> [InotifyEvent] {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = bytes.withUnsafeMutableBytes { read(number, $0.baseAddress, $0.count) }
        // An interrupted or empty read is no fault: the source fires again while data waits.
        guard count > 0 else { return [] }
        bytes.removeLast(bytes.count - count)
        return InotifyEvent.decode(bytes)
    }
}
