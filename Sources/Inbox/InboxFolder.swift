@preconcurrency package import Dispatch
import Glibc
package import LinuxIO

/// The inbox on disk: watched, walked, and found again when somebody replaces it.
///
/// Belongs to one serial queue, on which all its functions are called.
package final class InboxFolder: @unchecked Sendable {
    // @unchecked: everything mutable is touched on `queue` only.

    /// What the folder has to tell.
    package enum Notice: Hashable, Sendable {
        case event(InboxState.Event)
        /// The kernel's queue was full.
        case overflowed
        /// No events from now on: only scans find files.
        case pollingOnly(SystemCallError)
    }

    /// More sub-folders than this are found by scans alone.
    private static let mostWatches = 8192

    package let path: PathBytes
    /// How many folders deep a walk goes; holds from the next one on.
    package var deepest: Int
    private let queue: DispatchQueue
    private let report: @Sendable ([Notice]) -> Void
    package private(set) var root: Folder?
    private var watcher: InotifyWatcher?
    private var paths: [CInt: PathBytes] = [:]
    package private(set) var isPolling = false

    /// The inbox at the absolute `path`; `report` is called on `queue`.
    package init(
        path: PathBytes,
        deepest: Int,
        queue: DispatchQueue,
        report: @escaping @Sendable ([Notice]) -> Void
    ) {
        self.path = path
        self.deepest = deepest
        self.queue = queue
        self.report = report
    }

    /// Makes sure that the folder at ``path`` is the one that is open and watched; a missing
    /// one is made.
    ///
    /// - Returns: Whether it is another one than before, so that everything is to be seen anew.
    /// - Throws: ``SystemCallError`` when there is no folder to be had.
    package func attach() throws(SystemCallError) -> Bool {
        if let root, let status = try? root.descriptor.status(),
            let there = FileStatus.at(path), status.isSameFile(as: there)
        {
            return false
        }
        root = nil
        try Folder.makePath(path, mode: 0o770)
        root = try Folder(path)
        paths.removeAll()
        watcher = nil
        startWatching()
        return true
    }

    /// Begins a walk that watches each sub-folder before it reads it.
    ///
    /// - Throws: ``SystemCallError`` when the inbox cannot be listed.
    package func walk() throws(SystemCallError) -> FolderWalk {
        guard let root else { throw SystemCallError("open", path.description, code: ENOENT) }
        // The watch can have been lost with the event that told of it.
        if !isPolling { watch(PathBytes("")) }
        return try FolderWalk(root, deepest: deepest) { [unowned self] in watch($0) }
    }

    /// Turns what the kernel told into what it means for the inbox.
    package func interpret(_ events: [InotifyEvent]) -> [Notice] {
        events.flatMap { interpret($0) }
    }
}

extension InboxFolder {
    private func startWatching() {
        do throws(SystemCallError) {
            watcher = try InotifyWatcher(queue: queue) { [weak self] events in
                guard let self else { return }
                report(interpret(events))
            }
            isPolling = false
            watch(PathBytes(""))
        } catch {
            poll(because: error)
        }
    }

    private func poll(because error: SystemCallError) {
        watcher = nil
        paths.removeAll()
        if isPolling { return }
        isPolling = true
        report([.pollingOnly(error)])
    }

    private func watch(_ folder: PathBytes) {
        guard let watcher, paths.count < InboxFolder.mostWatches else { return }
        do throws(SystemCallError) {
            paths[try watcher.add(path / folder)] = folder
        } catch {
            // ENOENT and ENOTDIR: gone again before it could be watched.
            if error.code == ENOSPC || error.code == ENOSYS || error.code == ENOMEM {
                poll(because: error)
            }
        }
    }

    private func interpret(_ event: InotifyEvent) -> [Notice] {
        if event.kind == .overflow { return [.overflowed, .event(.doubted)] }
        guard let folder = paths[event.watch] else { return [] }
        let name = folder / event.name
        switch event.kind {
        case .folderGone:
            unwatch(folder)
            return [.event(.doubted)]
        case .created, .closedAfterWrite, .movedIn:
            if event.isFolder { return [.event(.doubted)] }
            return [.event(.noticed(name, movedIn: event.kind == .movedIn))]
        case .movedOut:
            if event.isFolder { unwatch(name) }
            return [.event(.vanished(name))]
        case .overflow:
            return []
        }
    }

    /// Ends the watches of a folder that is no longer at its path, and of all below it.
    private func unwatch(_ folder: PathBytes) {
        let below = (folder / "").bytes + [UInt8(ascii: "/")]
        for (number, path) in paths
        where path == folder || folder.isEmpty || path.bytes.starts(with: below) {
            watcher?.remove(number)
            paths[number] = nil
        }
    }
}
