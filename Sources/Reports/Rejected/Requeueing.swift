import Glibc
import Intake
package import LinuxIO

/// Gives rejected files to the inbox again.
///
/// Works while the daemon runs: the file goes back by rename, under the path that it came with or
/// beside a file of that name. Its article keeps its identity, which is that of its bytes.
package struct Requeueing {
    package enum Outcome: Hashable, Sendable {
        /// Under that path in the inbox.
        case queued(PathBytes)
        /// The file was gone, its reason is now too.
        case reasonRemoved
        /// It stays where it is; why.
        case refused(String)
        /// Somebody else took it meanwhile.
        case gone
    }

    private static let hold = PathBytes(".articled-requeue")

    private let shelf: RejectedShelf
    private let inbox: Folder
    private let state: String

    /// - Throws: ``ReportError``.
    package init(state: String) throws(ReportError) {
        self.state = state
        shelf = try RejectedShelf(state: state)
        inbox = try ReportError.reading(state) { path throws(SystemCallError) in
            // The inbox itself may be a link, as the daemon allows.
            try Folder(PathBytes("inbox"), in: Folder(path))
        }
    }

    /// Moves the file to the inbox, then removes its reason.
    ///
    /// A kill between the two leaves a reason without its file, which a second try removes.
    ///
    /// - Throws: ``ReportError``; the file is in one of the two places.
    package func requeue(_ file: RejectedFile) throws(ReportError) -> Outcome {
        try ReportError.reading(state) { _ throws(SystemCallError) in
            let parent = try shelf.folder.descend(file.path.parent)
            let reason = Shelf.reason(for: file.path.lastComponent)
            let before = try parent.status(of: reason)
            var outcome = Outcome.reasonRemoved
            if let kind = file.kind {
                guard kind == .regular else { return .refused("is a \(kind.rawValue)") }
                guard let place = try move(file, from: parent) else { return .gone }
                outcome = .queued(place)
            }
            // The daemon may have rejected the file again by now, and given it a new reason.
            if let before, try parent.status(of: reason)?.isSameFile(as: before) == true {
                try parent.remove(reason)
            }
            return outcome
        }
    }

    private func move(
        _ file: RejectedFile,
        from parent: Folder
    ) throws(SystemCallError) -> PathBytes? {
        let wanted = file.explanation?.path ?? file.path
        try makeFolders(wanted.parent)
        let shelf = Shelf(inbox)
        let name = file.path.lastComponent
        let place: PathBytes?
        do throws(SystemCallError) {
            place = try shelf.put(name, from: parent, as: wanted)
        } catch {
            guard error.code == EXDEV else { throw error }
            // Whole under a name that the inbox passes over, then under its own.
            try copy(name, from: parent)
            place = try shelf.put(Self.hold, from: inbox, as: wanted)
            if let place {
                try shelf.sync(parentOf: place)
                try parent.remove(name)
            }
        }
        guard let place else { return nil }
        // Where it went to first: a power cut then leaves it in both places rather than in none.
        try shelf.sync(parentOf: place)
        try parent.sync()
        return place
    }

    /// Copies a rejected file into an inbox on another file system.
    ///
    /// A kill on the way leaves the file where it was, and at worst a copy in the inbox, which
    /// its content tells for a duplicate.
    private func copy(_ name: PathBytes, from parent: Folder) throws(SystemCallError) {
        let file = try FileDescriptor.open(
            name,
            in: parent.descriptor,
            flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
        )
        let copy = try FileDescriptor.open(
            Self.hold,
            in: inbox.descriptor,
            flags: O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW
        )
        _ = try file.copyContent(to: copy)
        try copy.giveToOwner(of: file)
        try copy.setModified(file.status().modified)
        try copy.sync()
    }

    /// Makes the folders of `path` in the inbox as a producer would have: the daemon must be
    /// able to take files out of them, whoever runs this.
    private func makeFolders(_ path: PathBytes) throws(SystemCallError) {
        guard !path.isEmpty, try inbox.status(of: path) == nil else { return }
        try makeFolders(path.parent)
        let parent = try inbox.descend(path.parent)
        try Folder.makePath(path.lastComponent, in: parent, mode: 0o770)
        let made = try Folder(path.lastComponent, in: parent, followLinks: false)
        try made.descriptor.giveToOwner(of: inbox.descriptor)
    }
}

extension Requeueing.Outcome {
    /// What became of the file, on one line.
    package func text(of file: RejectedFile) -> String {
        let name = "rejected/\(file.path)".shown
        return switch self {
        case .queued(let place): "\(name) -> inbox/\(place.description.shown)"
        case .reasonRemoved: "\(name) is gone, its reason is removed"
        case .refused(let why): "\(name) stays: \(why)"
        case .gone: "\(name) is gone"
        }
    }
}
