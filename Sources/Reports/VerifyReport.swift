import ArticleModel
import LinuxIO
package import Store

/// The audit of a store, for a person or a program.
package struct VerifyReport {
    private let verification: Verification
    private let archive: ArchiveAudit?

    package init(_ verification: Verification) {
        self.verification = verification
        archive = nil
    }

    /// Audits the store below the folder `state`, running or not.
    ///
    /// As many threads as `workers` says read the archive as well and hold it against the store;
    /// nil leaves it alone.
    ///
    /// - Throws: ``ReportError``.
    package init(state: String, archiveReadBy workers: Int? = nil) throws(ReportError) {
        (verification, archive) = try ReportError.reading(state) {
            path throws(SystemCallError) in
            var verifier = try StoreVerifier(state: path)
            let index = try workers.map { workers throws(SystemCallError) in
                try ArchiveIndex(below: Folder(path), workers: workers) { _ in }
            }
            let verification = try verifier.verify()
            return (verification, index.map { ArchiveAudit($0, holds: verifier.holds) })
        }
    }

    private var isSound: Bool { verification.findingCount == 0 && archive?.isSound ?? true }

    /// 0 for a sound store, else 65 (`EX_DATAERR`).
    package var exitCode: Int32 { isSound ? 0 : 65 }

    /// A line and its remedy for each finding, then a line on the whole.
    package func text(on terminal: Terminal) -> String {
        var text = ""
        for finding in verification.findings {
            text += terminal.paint(finding.description.shown, .red) + "\n"
            text += "    " + finding.fault.remedy + "\n"
        }
        let unlisted = verification.findingCount - verification.findings.count
        if unlisted > 0 { text += "and \(unlisted) more\n" }
        text += archive?.text(on: terminal) ?? ""
        if verification.claimedCount > 0, !verification.isInUse {
            let files = Self.count(verification.claimedCount, "claimed file")
            text += "\(files) left for the daemon's next start\n"
        }
        let findings =
            verification.findingCount + (archive?.unrecorded.count ?? 0)
            + (archive?.unread.count ?? 0)
        let verdict =
            isSound
            ? terminal.paint("sound", .green)
            : terminal.paint(Self.count(findings, "finding"), .red)
        return text + "\(summary): \(verdict)\n"
    }

    private var summary: String {
        let records = Self.count(verification.recordCount, "record")
        let segments = Self.count(verification.segmentCount, "segment")
        return "\(records) in \(segments), \(verification.byteCount) bytes, "
            + "last seq \(verification.lastSeq)"
            + (archive.map { ", " + Self.count($0.articleCount, "archived article") } ?? "")
            + (verification.isInUse ? ", in use" : "")
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    /// One line of JSON with a newline.
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.object {
            $0.key("sound")
            $0.boolean(isSound)
            $0.key("inUse")
            $0.boolean(verification.isInUse)
            $0.key("segments")
            $0.integer(verification.segmentCount)
            $0.key("records")
            $0.integer(verification.recordCount)
            $0.key("bytes")
            $0.integer(verification.byteCount)
            $0.key("lastSeq")
            $0.integer(verification.lastSeq)
            $0.key("claimed")
            $0.integer(verification.claimedCount)
            $0.key("findingCount")
            $0.integer(verification.findingCount)
            $0.key("findings")
            $0.array(verification.findings) { Self.write($1, to: &$0) }
            if let archive {
                $0.key("archive")
                archive.write(to: &$0)
            }
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private static func write(_ finding: Finding, to json: inout JSONWriter) {
        json.object {
            $0.key("file")
            $0.string(finding.segment)
            $0.key("line")
            $0.integer(finding.line)
            $0.key("offset")
            $0.integer(finding.offset)
            $0.key("what")
            $0.string(finding.fault.what)
            $0.key("remedy")
            $0.string(finding.fault.remedy)
        }
    }
}
