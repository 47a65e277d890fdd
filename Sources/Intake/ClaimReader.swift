package import ArticleModel
import Glibc
package import LinuxIO

/// Reads a claimed file: bytes, identity, text.
package struct ClaimReader: Sendable {
    package enum Outcome: Sendable {
        case article(Article)
        case rejected(Rejection)
        /// Some process still writes to it, or it changed while it was read.
        case unstable
        /// The machine could not read it now: no descriptor or memory left, an I/O error.
        case failed(SystemCallError)
        /// Somebody took it out of `claimed/`.
        case vanished
    }

    private let folder: Folder
    private let largest: Int

    /// Files of more than `largest` bytes are not read.
    package init(folder: Folder, largest: Int) {
        self.folder = folder
        self.largest = largest
    }

    package func read(_ claim: ClaimedFile) -> Outcome {
        do throws(SystemCallError) {
            return try readRegular(claim)
        } catch {
            switch error.code {
            case ENOENT: return .vanished
            case EACCES, EPERM: return .rejected(Rejection(.unreadable, error.description))
            case ELOOP: return .rejected(Rejection(.notAFile, "is a symbolic link"))
            case ENXIO: return .rejected(Rejection(.notAFile, "is a socket or device"))
            default: return .failed(error)
            }
        }
    }

    private func readRegular(_ claim: ClaimedFile) throws(SystemCallError) -> Outcome {
        guard let seen = try folder.status(of: claim.path) else { return .vanished }
        guard seen.kind == .regular else {
            return .rejected(Rejection(.notAFile, "is a \(seen.kind.rawValue)"))
        }
        // The flags keep the promise should it become something else in between.
        let file = try FileDescriptor.open(
            claim.path,
            in: folder.descriptor,
            flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
        )
        let before = try file.status()
        guard before.kind == .regular else {
            return .rejected(Rejection(.notAFile, "is a \(before.kind.rawValue)"))
        }
        if before.byteCount > largest {
            return .rejected(
                Rejection(.tooLarge, "\(before.byteCount) bytes, at most \(largest) are read")
            )
        }
        // Its name is out of everyone's reach by now: who does not write already, never will.
        if file.writers() == .some { return .unstable }
        let bytes = try file.read(upTo: before.byteCount + 1)
        let after = try file.status()
        guard bytes.count == before.byteCount, isSame(before, after) else { return .unstable }
        return interpret(bytes, of: claim, modified: before.modified)
    }

    private func interpret(
        _ bytes: [UInt8],
        of claim: ClaimedFile,
        modified: (seconds: Int, nanoseconds: Int)
    ) -> Outcome {
        let made = ArticleMaker.article(
            bytes,
            name: claim.path,
            modified: Timestamp(seconds: modified.seconds, nanoseconds: modified.nanoseconds),
            received: claim.received
        )
        switch made {
        case .success(let article): return .article(article)
        case .failure(let rejection): return .rejected(rejection)
        }
    }

    /// Link count and name may change meanwhile, and with them ctime: a hard link removed by
    /// its producer is no change of content.
    private func isSame(_ before: FileStatus, _ after: FileStatus) -> Bool {
        before.isSameFile(as: after) && before.byteCount == after.byteCount
            && before.modified == after.modified
            && (before.changed == after.changed || before.linkCount != after.linkCount)
    }
}
