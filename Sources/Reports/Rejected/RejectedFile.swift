import ArticleModel
import FoundationEssentials
import Glibc
package import LinuxIO
import TextKernel

/// A file that was rejected, with what its reason file says.
package struct RejectedFile: Hashable, Sendable {
    package enum Presence: String, Sendable {
        /// The file and its reason are there.
        case rejected
        /// A reason whose file is gone: taken away by hand, or by a requeueing that was killed.
        case fileGone = "file-gone"
        /// A file without a reason.
        case unexplained
    }

    /// What the reason file holds.
    package struct Explanation: Hashable, Sendable, Decodable {
        package var reason: String
        package var detail: String
        /// The path below the inbox that the file came under.
        package var file: String
        /// The path's bytes in hexadecimal, where ``file`` cannot keep them.
        package var fileBytes: String?
        package var bytes: Int
        /// RFC 3339.
        package var when: String

        /// The path below the inbox; nil if it leads out of it.
        package var path: PathBytes? {
            let bytes = fileBytes.map { Hexadecimal.bytes($0) } ?? Array(file.utf8)
            guard let path = bytes.map({ PathBytes($0) }), path.staysBelow else { return nil }
            return path
        }
    }

    /// Below `rejected/`.
    package var path: PathBytes
    package var presence: Presence
    package var explanation: Explanation?
    package var kind: FileStatus.Kind?
    package var byteCount: Int
}

extension RejectedFile {
    /// One line for a person; what the file's name and reason say is shown safely.
    package func text(on terminal: Terminal) -> String {
        let reason = explanation?.reason ?? "unexplained"
        let gone = presence == .fileGone ? " (the file is gone)" : ""
        let when = explanation?.when ?? "-"
        var line = when.shown + "  " + terminal.paint(reason.shown, .yellow) + "  "
        line += terminal.paint(path.description.shown, .bold) + "  \(byteCount) B" + gone
        if let detail = explanation?.detail { line += "  " + terminal.paint(detail.shown, .dim) }
        return line + "\n"
    }

    /// One line of JSON with a newline.
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.object {
            $0.key("name")
            $0.string(path.description)
            if !path.isText {
                $0.key("nameBytes")
                $0.string(Hexadecimal.text(path.bytes))
            }
            $0.key("presence")
            $0.string(presence.rawValue)
            $0.key("reason")
            $0.optional(explanation?.reason)
            $0.key("detail")
            $0.optional(explanation?.detail)
            $0.key("file")
            $0.optional(explanation?.file)
            $0.key("bytes")
            $0.integer(byteCount)
            $0.key("when")
            $0.optional(explanation?.when)
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }
}
