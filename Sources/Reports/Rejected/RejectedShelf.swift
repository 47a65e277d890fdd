import ArticleModel
import FoundationEssentials
import Glibc
import Intake
package import LinuxIO
import TextKernel

/// The folder `rejected/`, looked into without following a link.
package struct RejectedShelf {
    private static let reasonEnding = ".reason.json"
    private static let reasonLimit = 1 << 16
    private static let headLimit = 2048
    /// Deeper folders are not looked into; the inbox is read less deep.
    private static let deepest = 64

    let folder: Folder
    private let state: String

    /// Opens the folder below the state folder `state`.
    ///
    /// - Throws: ``ReportError``.
    package init(state: String) throws(ReportError) {
        self.state = state
        folder = try ReportError.reading(state) { path throws(SystemCallError) in
            try Folder(PathBytes("rejected"), in: Folder(path), followLinks: false)
        }
    }

    /// Calls `visit` with each rejected file, sorted by name folder by folder.
    ///
    /// The daemon may add to the folder meanwhile.
    ///
    /// - Throws: ``ReportError``, and what `visit` throws.
    package func list(_ visit: (RejectedFile) throws -> Void) throws {
        try list(PathBytes(""), depth: 0, visit)
    }

    private func list(
        _ path: PathBytes,
        depth: Int,
        _ visit: (RejectedFile) throws -> Void
    ) throws {
        let names = try ReportError.reading(state) { _ throws(SystemCallError) in
            try folder.descend(path).names()
        }
        for name in names where name.bytes.first != UInt8(ascii: ".") {
            guard let file = try file(at: path / name) else { continue }
            if file.kind == .folder, file.presence == .unexplained {
                if depth < Self.deepest { try list(path / name, depth: depth + 1, visit) }
            } else {
                try visit(file)
            }
        }
    }

    /// What is known of the file at `path`; nil if there is nothing, or the reason of another one.
    ///
    /// - Throws: ``ReportError``; `unsafeName` for a path that leads elsewhere.
    package func file(at path: PathBytes) throws(ReportError) -> RejectedFile? {
        guard path.staysBelow else { throw .unsafeName(path.description.shown) }
        return try ReportError.reading(state) { _ throws(SystemCallError) in
            let (parent, name) = try (folder.descend(path.parent), path.lastComponent)
            let status = try parent.status(of: name)
            let explanation = try explanation(Shelf.reason(for: name), in: parent)
            if let status {
                let isExplained = try parent.status(of: Shelf.reason(for: name)) != nil
                if !isExplained, let base = Self.base(of: name) {
                    // A reason file; its file, or its absence, is what is told.
                    return try parent.status(of: base) != nil
                        ? nil
                        : RejectedFile(
                            path: path.parent / base,
                            presence: .fileGone,
                            explanation: self.explanation(name, in: parent),
                            kind: nil,
                            byteCount: 0
                        )
                }
                return RejectedFile(
                    path: path,
                    presence: isExplained ? .rejected : .unexplained,
                    explanation: explanation,
                    kind: status.kind,
                    byteCount: status.byteCount
                )
            }
            guard try parent.status(of: Shelf.reason(for: name)) != nil else { return nil }
            return RejectedFile(
                path: path,
                presence: .fileGone,
                explanation: explanation,
                kind: nil,
                byteCount: 0
            )
        }
    }

    /// The first bytes of a rejected file as text that is safe on a terminal; what it is, if it
    /// is no regular file.
    ///
    /// - Throws: ``ReportError``.
    package func head(of file: RejectedFile) throws(ReportError) -> String {
        guard let kind = file.kind else { return "(the file is gone)\n" }
        guard kind == .regular else { return "(a \(kind.rawValue))\n" }
        return try ReportError.reading(state) { _ throws(SystemCallError) in
            let opened = try FileDescriptor.open(
                file.path.lastComponent,
                in: folder.descend(file.path.parent).descriptor,
                flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
            )
            guard try opened.status().kind == .regular else { return "(not a file any more)\n" }
            let bytes = try opened.read(upTo: Self.headLimit)
            let rest = file.byteCount - bytes.count
            return String(decoding: bytes, as: UTF8.self).escaped + "\n"
                + (rest > 0 ? "(and \(rest) bytes more)\n" : "")
        }
    }
}

extension RejectedShelf {
    /// The name of the file whose reason `name` is; nil for other names.
    private static func base(of name: PathBytes) -> PathBytes? {
        let ending = Array(reasonEnding.utf8)
        guard name.bytes.count > ending.count, name.bytes.suffix(ending.count) == ending[...]
        else { return nil }
        return PathBytes(name.bytes.dropLast(ending.count))
    }

    /// What a reason file says; nil for anything that is none.
    private func explanation(
        _ name: PathBytes,
        in parent: Folder
    ) throws(SystemCallError) -> RejectedFile.Explanation? {
        guard try parent.status(of: name)?.kind == .regular else { return nil }
        let file = try FileDescriptor.open(
            name,
            in: parent.descriptor,
            flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK
        )
        let bytes = try file.read(upTo: Self.reasonLimit)
        return try? JSONDecoder().decode(RejectedFile.Explanation.self, from: Data(bytes))
    }
}

extension String {
    /// The text with line ends kept, and everything else written out that could act on a
    /// terminal.
    var escaped: String {
        var escaped = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar.actsOnTerminals, scalar != "\t", scalar != "\n" {
                escaped.append(contentsOf: scalar.escape.unicodeScalars)
            } else {
                escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
