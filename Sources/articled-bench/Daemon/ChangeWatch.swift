import Glibc
import LinuxIO

/// Waits for a change in the store or in the claimed folder, without looking all the time.
struct ChangeWatch {
    private let descriptor: FileDescriptor

    /// - Throws: ``SystemCallError`` naming `inotify_init1` or `inotify_add_watch`.
    init(_ state: StateFolder) throws(SystemCallError) {
        let number = try checked("inotify_init1") {
            inotify_init1(CInt(IN_NONBLOCK) | CInt(IN_CLOEXEC))
        }
        descriptor = FileDescriptor(adopting: number, path: PathBytes("inotify"))
        let mask = UInt32(IN_MODIFY | IN_MOVED_FROM | IN_DELETE)
        for name in ["store", "claimed"] {
            try checked("inotify_add_watch", name) {
                inotify_add_watch(number, "\(state.path)/\(name)", mask)
            }
        }
    }

    /// Returns after a change, or after `milliseconds` without one.
    func wait(milliseconds: CInt) {
        var entry = pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0)
        guard poll(&entry, 1, milliseconds) > 0 else { return }
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        while read(descriptor.number, &buffer, buffer.count) > 0 {}
    }
}
