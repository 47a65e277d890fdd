import ArticleModel
package import LinuxIO
import TextKernel

/// Why a file is no article.
package struct Rejection: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Reason: String, Sendable, CaseIterable {
        /// The file holds no byte, and nobody wrote any while we waited.
        case empty
        /// The file holds white space only.
        case noText = "no-text"
        /// The file is larger than `inbox.max-bytes`, or its record would be too long to read.
        case tooLarge = "too-large"
        /// The bytes are no text in any encoding that is known here.
        case notText = "not-text"
        /// A link, a FIFO, a socket, a device or an empty folder.
        case notAFile = "not-a-file"
        /// The file could not be opened or read.
        case unreadable
        /// The file went on changing after it was claimed.
        case unstable
        /// Reading the article took longer than `work.deadline`.
        case tooSlow = "too-slow"
        /// Reading the article stopped the program, twice.
        case failed
    }

    package var reason: Reason
    /// For the person who reads the reason file; holds no text of the article.
    package var detail: String

    package init(_ reason: Reason, _ detail: String) {
        self.reason = reason
        self.detail = detail
    }

    package var description: String { "\(reason.rawValue): \(detail)" }

    /// The reason file's content: one JSON object and a line end.
    package func explanation(of file: PathBytes, byteCount: Int, when: String) -> [UInt8] {
        var json = JSONWriter()
        json.object {
            $0.key("reason")
            $0.string(reason.rawValue)
            $0.key("detail")
            $0.string(detail)
            $0.key("file")
            $0.string(file.description)
            if !file.isText {
                $0.key("fileBytes")
                $0.string(Hexadecimal.text(file.bytes))
            }
            $0.key("bytes")
            $0.integer(byteCount)
            $0.key("when")
            $0.string(when)
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }
}
