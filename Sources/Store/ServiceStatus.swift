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
    /// `inotify` or `poll`.
    package var watchMode = "inotify"
    /// The last record's.
    package var seq = 0
    /// Why no files are taken at the moment; nil if they are.
    package var paused: String?
    /// When this was written, RFC 3339, UTC.
    package var heartbeat = ""

    package init() {}

    /// - Throws: `DecodingError`.
    package init(decoding json: [UInt8]) throws {
        self = try JSONDecoder().decode(ServiceStatus.self, from: Data(json))
    }

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
            $0.key("paused")
            $0.optional(paused)
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
        json.key("watchMode")
        json.string(watchMode)
        json.key("seq")
        json.integer(seq)
    }
}
