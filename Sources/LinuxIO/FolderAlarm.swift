import Glibc

/// Waits until something changes in a folder, for a program that has nothing else to do.
///
/// A hint and no more: a change may wake it twice or, where the file system gives no events, only
/// when the time is over. The caller looks for itself.
package final class FolderAlarm {
    /// nil where no events are to be had.
    private let events: FileDescriptor?

    /// Watches the folder at `path` from now on.
    package init(_ path: PathBytes) {
        let number = inotify_init1(CInt(IN_CLOEXEC | IN_NONBLOCK))
        guard number >= 0 else {
            events = nil
            return
        }
        let events = FileDescriptor(adopting: number, path: path)
        let mask = IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_MOVE_SELF
        let watch = path.withCString { inotify_add_watch(number, $0, UInt32(mask)) }
        self.events = watch >= 0 ? events : nil
    }

    /// Returns after a change since the last call, or after a while: `longest`, or `polling`
    /// where there are no events.
    package func wait(longest: Duration, polling: Duration) {
        guard let events else {
            usleep(UInt32(polling.microseconds))
            return
        }
        var poll = pollfd(fd: events.number, events: Int16(POLLIN), revents: 0)
        let milliseconds = CInt(longest.microseconds / 1000)
        guard Glibc.poll(&poll, 1, milliseconds) > 0 else { return }
        // What they say does not matter; a full buffer leaves the rest for the next call.
        withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 8) { scratch in
            _ = read(events.number, scratch.baseAddress, scratch.count)
        }
    }
}
