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
    }

    /// How new files become known.
    package enum Mode: Hashable, Sendable {
        case events
        /// Events come, but not for what other machines or the file system's own program do.
        case eventsAndScans(fileSystem: String)
        case scans(because: SystemCallError)
    }

    /// More sub-folders than this are found by scans alone.
    private static let mostWatches = 8192
    /// Time after which events are tried again where they could not be had.
    private static let retryInterval = Duration.seconds(60)

    private let parent: Folder
    private let name: PathBytes
    /// How many folders deep a walk goes; holds from the next one on.
    package var deepest: Int
    private let queue: DispatchQueue
    private let report: @Sendable ([Notice]) -> Void
    package private(set) var root: Folder?
    package private(set) var mode = Mode.events
    private var watcher: InotifyWatcher?
    private var parentWatch: CInt?
    private var paths: [CInt: PathBytes] = [:]
    private var lastTry = Duration.zero
    /// Why not all folders are watched, as far as the walk at work has found.
    private var failure: SystemCallError?

    /// The inbox `name` in `parent`; `report` is called on `queue`.
    package init(
        _ name: PathBytes,
        in parent: Folder,
        deepest: Int,
        queue: DispatchQueue,
        report: @escaping @Sendable ([Notice]) -> Void
    ) {
        self.name = name
        self.parent = parent
        self.deepest = deepest
        self.queue = queue
        self.report = report
    }

    /// Whether the folder that is open is the one that stands at the inbox's place.
    package var isInPlace: Bool {
        guard let root, let status = try? root.descriptor.status(),
            let there = try? parent.status(of: name, followingLinks: true)
        else { return false }
        return status.isSameFile(as: there)
    }

    /// Makes sure that the folder in place is the one that is open and watched; a missing one
    /// is made.
    ///
    /// A watcher that could not be had is asked for again a minute after the last try.
    ///
    /// - Returns: Whether it is another one than before, so that everything is to be seen anew.
    /// - Throws: ``SystemCallError`` when there is no folder to be had.
    package func attach(at now: Duration) throws(SystemCallError) -> Bool {
        if isInPlace {
            if watcher == nil, now - lastTry >= InboxFolder.retryInterval {
                startWatching(at: now)
            }
            return false
        }
        root = nil
        watcher = nil
        try Folder.makePath(name, in: parent, mode: 0o770)
        root = try Folder(name, in: parent)
        startWatching(at: now)
        return true
    }

    /// Begins a walk that watches each sub-folder before it reads it.
    ///
    /// - Throws: ``SystemCallError`` when the inbox cannot be listed.
    package func walk() throws(SystemCallError) -> FolderWalk {
        guard let root else { throw SystemCallError("open", name.description, code: ENOENT) }
        failure = nil
        // The watch can have been lost with the event that told of it.
        watch(PathBytes(""))
        return try FolderWalk(root, deepest: deepest) { [unowned self] in watch($0) }
    }

    /// A walk has come to its end: only now is it known whether everything is watched.
    package func finishWalk() {
        guard watcher != nil else { return }
        let remote = (try? root?.fileSystem())?.remoteName
        mode =
            failure.map { .scans(because: $0) }
            ?? remote.map { .eventsAndScans(fileSystem: $0) } ?? .events
    }

    /// Turns what the kernel told into what it means for the inbox.
    package func interpret(_ events: [InotifyEvent]) -> [Notice] {
        events.flatMap { interpret($0) }
    }
}

extension InboxFolder {
    private func startWatching(at now: Duration) {
        lastTry = now
        paths.removeAll()
        parentWatch = nil
        do throws(SystemCallError) {
            watcher = try InotifyWatcher(queue: queue) { [weak self] events in
                guard let self else { return }
                let notices = interpret(events)
                if !notices.isEmpty { report(notices) }
            }
        } catch {
            mode = .scans(because: error)
        }
        // Tells at once of what befalls the inbox as a whole; without it the next scan does.
        parentWatch = try? watcher?.add(InboxFolder.handle(of: parent), for: .places)
        watch(PathBytes(""))
    }

    private func watch(_ folder: PathBytes) {
        guard let watcher, let root, failure == nil else { return }
        do throws(SystemCallError) {
            let number = try watcher.add(InboxFolder.handle(of: root) / folder, for: .files)
            if paths[number] == nil, paths.count >= InboxFolder.mostWatches {
                watcher.remove(number)
                throw SystemCallError("inotify_add_watch", folder.description, code: ENOSPC)
            }
            paths[number] = folder
        } catch {
            // ENOENT and ENOTDIR: gone again before it could be watched.
            if [ENOSPC, ENOSYS, ENOMEM].contains(error.code) { failure = error }
        }
    }

    /// A path to the very folder that is open, whatever has become of its name.
    ///
    /// The step at the end leads through the link that the kernel has there.
    ///
    /// - Source: `proc(5)`, `/proc/self/fd`.
    private static func handle(of folder: Folder) -> PathBytes {
        PathBytes("/proc/self/fd/\(folder.descriptor.number)/.")
    }

    private func interpret(_ event: InotifyEvent) -> [Notice] {
        if event.kind == .overflow { return [.overflowed, .event(.doubted)] }
        if event.watch == parentWatch {
            return event.kind == .folderGone || event.name == name ? [.event(.doubted)] : []
        }
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
