package import ArticleModel
import Glibc
import LinuxIO
package import Store

/// How the daemon is, for a person or a program.
///
/// Whether one runs is told by the lock on the store, which dies with its holder; a process
/// number could be another's by now.
package struct StatusReport: Sendable {
    package enum Health: String, Sendable {
        case healthy, degraded, stopped
    }

    package let isRunning: Bool
    /// What the daemon last said; nil if that cannot be read.
    package let status: ServiceStatus?
    private let now: Timestamp
    private static let heartbeatLimit = 120

    package init(isRunning: Bool, status: ServiceStatus?, now: Timestamp) {
        self.isRunning = isRunning
        self.status = status
        self.now = now
    }

    /// Looks at the folder `state`.
    ///
    /// - Throws: ``ReportError`` if the lock cannot be asked.
    package init(
        state: String,
        now: Timestamp = StoreOptions().now()
    ) throws(ReportError) {
        let (isRunning, status) = try ReportError.reading(state) { path throws(SystemCallError) in
            try Self.look(at: path)
        }
        self.init(isRunning: isRunning, status: status, now: now)
    }

    private static func look(
        at path: PathBytes
    ) throws(SystemCallError) -> (Bool, ServiceStatus?) {
        guard let folder = try existing(path) else { return (false, nil) }
        let lock = PathBytes(StoreFiles.store) / StoreFiles.lock
        let isRunning = try FileLock.isHeld(lock, in: folder)
        guard try folder.status(of: PathBytes(StoreFiles.status))?.kind == .regular else {
            return (isRunning, nil)
        }
        let file = try FileDescriptor.open(
            PathBytes(StoreFiles.status),
            in: folder.descriptor,
            flags: O_RDONLY | O_NOFOLLOW
        )
        let json = try file.read(upTo: 1 << 16)
        return (isRunning, try? ServiceStatus(decoding: json))
    }

    private static func existing(_ path: PathBytes) throws(SystemCallError) -> Folder? {
        let parent = try Folder(PathBytes("."))
        return try parent.status(of: path) == nil ? nil : try Folder(path)
    }

    package var health: Health {
        if !isRunning { return .stopped }
        return complaints.isEmpty ? .healthy : .degraded
    }

    /// As LSB has it: 0 healthy, 1 degraded, 3 not running.
    package var exitCode: Int32 {
        switch health {
        case .healthy: 0
        case .degraded: 1
        case .stopped: 3
        }
    }

    /// What keeps the daemon from being called healthy.
    package var complaints: [String] {
        guard let status else { return ["it has not written its status"] }
        var complaints: [String] = []
        if let paused = status.paused {
            let since = status.pausedSince.map { " since \($0.shown)" } ?? ""
            complaints.append("paused\(since): \(paused.shown)")
        }
        complaints += (status.degraded ?? []).map(\.shown)
        // These two are told already, and at more length.
        if !["running", "paused", "degraded"].contains(status.state) {
            complaints.append("it is \(status.state.shown)")
        }
        let limit = Timestamp(seconds: now.seconds - Self.heartbeatLimit).isoSeconds
        if status.heartbeat < limit {
            complaints.append("no heartbeat since \(status.heartbeat.shown)")
        }
        return complaints
    }
}

extension StatusReport {
    package func text(on terminal: Terminal) -> String {
        let colour: Terminal.Colour =
            switch health {
            case .healthy: .green
            case .degraded: .yellow
            case .stopped: .red
            }
        var text =
            "articled is " + terminal.paint(isRunning ? health.rawValue : "not running", colour)
        if isRunning { text += complaints.map { "; " + $0 }.joined() }
        text += "\n"
        guard let status else { return text }
        for (name, value) in rows(status) {
            let padding = String(repeating: " ", count: 10 - name.count)
            text += terminal.paint(name, .dim) + padding + value + "\n"
        }
        return text
    }

    private func rows(_ status: ServiceStatus) -> [(name: String, value: String)] {
        let when = isRunning ? "since \(status.since.shown)" : "last seen \(status.heartbeat.shown)"
        let oldest = status.oldestWaiting.map { ", the oldest since \($0.shown)" } ?? ""
        let reasons = status.rejectedReasons.sorted { $0.key < $1.key }
            .map { "\($0.value) \($0.key.shown)" }
        let last = status.lastStored.map { ", stored \($0.shown)" } ?? ""
        let free = status.diskFree.map { ", \($0 >> 20) MiB free" } ?? ""
        return [
            ("process", "\(status.pid), \(when)"),
            (
                "inbox",
                "\(status.inbox.waiting) waiting, \(status.inbox.settling) settling, "
                    + "\(status.claimed) claimed; watched by \(status.watchMode.shown)\(oldest)"
            ),
            (
                "articles",
                "\(status.stored) stored, \(status.duplicates) duplicates, "
                    + "\(status.rejected) rejected"
                    + (reasons.isEmpty ? "" : " (\(reasons.joined(separator: ", ")))")
            ),
            ("store", "last seq \(status.seq)\(last); \(status.sealedSegments) sealed\(free)"),
        ]
    }

    /// One line of JSON with a newline: the verdict, and what the daemon said.
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.object {
            $0.key("health")
            $0.string(health.rawValue)
            $0.key("running")
            $0.boolean(isRunning)
            $0.key("complaints")
            $0.array(isRunning ? complaints : []) { $0.string($1) }
            $0.key("status")
            if let status {
                $0.raw(String(decoding: status.json.dropLast(), as: UTF8.self))
            } else {
                $0.null()
            }
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }
}
