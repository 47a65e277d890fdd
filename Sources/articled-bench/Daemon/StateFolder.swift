import Glibc
import LinuxIO

/// A state folder of the daemon's, removed by ``remove()``.
struct StateFolder {
    let path: PathBytes
    private let root: Folder
    /// Where files are written before they are renamed into the inbox.
    private let outbox: Folder
    private let inbox: Folder

    /// - Throws: ``SystemCallError``.
    init(below work: String) throws(SystemCallError) {
        path = PathBytes("\(work)/articled-bench-\(getpid())-\(Clocks.monotonic().microseconds)")
        root = try Folder.make(path)
        outbox = try Folder.make(PathBytes("outbox"), in: root)
        inbox = try Folder.make(PathBytes("inbox"), in: root)
        try write(root, "articled.conf", "")
    }

    /// An empty configuration, so that the machine's own is not read.
    var configuration: PathBytes { path / "articled.conf" }

    /// Writes `text` beside the inbox and returns what puts it there.
    func prepareRename(_ name: String, _ text: String) throws(SystemCallError) -> Drop {
        try write(outbox, name, text)
        return Drop(rename: PathBytes(name), from: outbox, to: inbox)
    }

    /// Writes `text` into the inbox and returns what closes the file.
    func prepareClose(_ name: String, _ text: String) throws(SystemCallError) -> Drop {
        let number = try checked("openat", name) {
            openat(inbox.descriptor.number, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
        }
        let bytes = Array(text.utf8)
        try checked("write", name) {
            bytes.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
        }
        return Drop(close: number)
    }

    /// Whether the daemon has put the file away, which it does once its line is durable.
    func isPutAway(_ name: String) throws(SystemCallError) -> Bool {
        let inClaimed = try root.status(of: PathBytes("claimed/\(name)"))
        let inInbox = try inbox.status(of: PathBytes(name))
        return inClaimed == nil && inInbox == nil
    }

    /// Removes the folder and all that is in it.
    func remove() {
        Self.empty(root)
        rmdir(path.description)
    }

    /// Measures the disk: 8 kB appended and synced, in µs.
    ///
    /// - Throws: ``SystemCallError``.
    func syncTimes(count: Int) throws(SystemCallError) -> [Double] {
        let file = try FileDescriptor.open(
            PathBytes("disk"),
            in: root.descriptor,
            flags: O_WRONLY | O_CREAT | O_APPEND
        )
        let bytes = [UInt8](repeating: 0x61, count: 8192)
        var times: [Double] = []
        for _ in 0..<count {
            let start = Stopwatch.seconds(CLOCK_MONOTONIC)
            try file.write(all: bytes)
            try file.syncData()
            times.append((Stopwatch.seconds(CLOCK_MONOTONIC) - start) * 1e6)
        }
        return times
    }

    private func write(_ folder: Folder, _ name: String, _ text: String) throws(SystemCallError) {
        let file = try FileDescriptor.open(
            PathBytes(name),
            in: folder.descriptor,
            flags: O_WRONLY | O_CREAT | O_EXCL
        )
        try file.write(all: Array(text.utf8))
    }

    private static func empty(_ folder: Folder) {
        for name in (try? folder.names()) ?? [] {
            let status = try? folder.status(of: name)
            guard status?.kind == .folder else {
                try? folder.remove(name)
                continue
            }
            if let inner = try? Folder(name, in: folder, followLinks: false) { empty(inner) }
            try? folder.removeFolder(name)
        }
    }
}

/// The last call of a producer, after which its file is complete in the inbox.
struct Drop {
    private let complete: () throws(SystemCallError) -> Void

    init(rename name: PathBytes, from outbox: Folder, to inbox: Folder) {
        complete = { () throws(SystemCallError) in
            try outbox.rename(name, to: inbox, as: name)
        }
    }

    init(close number: CInt) {
        complete = { () throws(SystemCallError) in try checked("close") { close(number) } }
    }

    /// - Throws: ``SystemCallError``.
    func callAsFunction() throws(SystemCallError) { try complete() }
}
