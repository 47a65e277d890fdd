import ArticleModel
import LinuxIO
import Store

/// The archive held against the store: which archived files have no record.
///
/// The daemon archives a file when the disk has confirmed its record. A file without one tells of
/// a disk that confirmed what it had not written, or of a store restored from an older backup.
struct ArchiveAudit: Sendable {
    /// Different contents in the archive.
    let articleCount: Int
    /// Paths below the state folder, in order; duplicates of one content once.
    let unrecorded: [PathBytes]
    /// Files whose bytes could not be had, and links, which are not followed.
    let unread: [PathBytes]

    /// What to do about an unrecorded file.
    static let remedy = "move it to the inbox, and it is stored again"

    /// - Parameters:
    ///   - index: Made before the store was read, for what is archived later than it was read is
    ///     no finding.
    ///   - holds: Whether the store has a record of those bytes.
    init(_ index: ArchiveIndex, holds: (ArticleDigest) -> Bool) {
        let archive = PathBytes("archive")
        articleCount = index.paths.count
        unrecorded = index.paths.filter { !holds($0.key) }.map { archive / $0.value }.sorted()
        unread = index.passedOver.map { archive / $0 }.sorted()
    }

    /// Whether every file could be read and has its record.
    var isSound: Bool { unrecorded.isEmpty && unread.isEmpty }

    /// A line and its remedy for each finding.
    func text(on terminal: Terminal) -> String {
        unrecorded.map {
            terminal.paint("\($0): archived, and no record has its bytes".shown, .red)
                + "\n    \(Self.remedy)\n"
        }.joined()
            + unread.map { terminal.paint("\($0): cannot be read".shown, .red) + "\n" }.joined()
    }

    /// `articles`, `unrecorded` and `unread`.
    func write(to json: inout JSONWriter) {
        json.object {
            $0.key("articles")
            $0.integer(articleCount)
            $0.key("unrecorded")
            $0.array(unrecorded) { $0.string($1.description) }
            $0.key("unread")
            $0.array(unread) { $0.string($1.description) }
        }
    }
}
