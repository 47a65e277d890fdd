import ArticleModel
import FoundationEssentials

/// What the daemon says of itself in `status.json`, which it replaces by rename.
///
/// It is only as good as its ``heartbeat``; whether a daemon runs, the store's lock tells.
package struct ServiceStatus: Codable, Hashable, Sendable {
    package struct Inbox: Codable, Hashable, Sendable {
        package var waiting = 0
        /// Files that may still be written to.
        package var settling = 0

        package init(waiting: Int = 0, settling: Int = 0) {
            self.waiting = waiting
            self.settling = settling
        }
    }

    package var pid = 0
    /// `starting`, `running`, `paused`, `degraded` or `stopping`.
    package var state = "starting"
    /// When it started, RFC 3339, UTC.
    package var since = ""
    package var inbox = Inbox()
    package var claimed = 0
    /// Articles stored, recognised as duplicates and rejected since it started.
    package var stored = 0
    package var duplicates = 0
    package var rejected = 0
    /// The rejected ones by their reason; no reason with 0.
    package var rejectedReasons: [String: Int] = [:]
    /// `inotify` or `poll`.
    package var watchMode = "inotify"
    /// When another folder was last found at the inbox's place, RFC 3339, UTC; nil if that has
    /// not been since the start.
    package var inboxReplaced: String?
    /// The last record's.
    package var seq = 0
    /// Segments of the store that change no more.
    package var sealedSegments = 0
    /// Bytes that may still be written to the state folder's file system; nil if unknown.
    package var diskFree: Int?
    /// Since when the oldest file known to wait in the inbox has been as it is, RFC 3339, UTC;
    /// nil if none waits.
    package var oldestWaiting: String?
    /// When a record was last stored since the start, RFC 3339, UTC; nil if none was.
    package var lastStored: String?
    /// Why no files are taken at the moment; nil if they are.
    package var paused: String?
    /// Since when, RFC 3339, UTC.
    package var pausedSince: String?
    /// What is wrong for longer and does not end by itself, one sentence each; nil if nothing is.
    package var degraded: [String]?
    /// When this was written, RFC 3339, UTC.
    package var heartbeat = ""

    package init() {}

    /// What ``state`` is while the daemon neither starts nor stops.
    package var workingState: String {
        if paused != nil { return "paused" }
        return degraded == nil ? "running" : "degraded"
    }

    /// - Throws: `DecodingError`.
    package init(decoding json: [UInt8]) throws {
        self = try JSONDecoder().decode(ServiceStatus.self, from: Data(json))
    }
}

extension ServiceStatus {
    /// One line of JSON with a newline, keys in the order of the properties.
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.object {
            $0.key("pid")
            $0.integer(pid)
            $0.key("state")
            $0.string(state)
            $0.key("since")
            $0.string(since)
            $0.key("inbox")
            $0.object {
                $0.key("waiting")
                $0.integer(inbox.waiting)
                $0.key("settling")
                $0.integer(inbox.settling)
            }
            writeCounts(&$0)
            writeStore(&$0)
            writeTroubles(&$0)
            $0.key("heartbeat")
            $0.string(heartbeat)
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private func writeCounts(_ json: inout JSONWriter) {
        json.key("claimed")
        json.integer(claimed)
        json.key("stored")
        json.integer(stored)
        json.key("duplicates")
        json.integer(duplicates)
        json.key("rejected")
        json.integer(rejected)
        json.key("rejectedReasons")
        json.object {
            for (reason, count) in rejectedReasons.sorted(by: { $0.key < $1.key }) {
                $0.key(escaping: reason)
                $0.integer(count)
            }
        }
        json.key("watchMode")
        json.string(watchMode)
        json.key("inboxReplaced")
        json.optional(inboxReplaced)
    }

    private func writeStore(_ json: inout JSONWriter) {
        json.key("seq")
        json.integer(seq)
        json.key("sealedSegments")
        json.integer(sealedSegments)
        json.key("diskFree")
        if let diskFree { json.integer(diskFree) } else { json.null() }
        json.key("oldestWaiting")
        json.optional(oldestWaiting)
        json.key("lastStored")
        json.optional(lastStored)
    }

    private func writeTroubles(_ json: inout JSONWriter) {
        json.key("paused")
        json.optional(paused)
        json.key("pausedSince")
        json.optional(pausedSince)
        json.key("degraded")
        if let degraded { json.array(degraded) { $0.string($1) } } else { json.null() }
    }
}
