package import LinuxIO

/// Goes through all names below a folder, one at a time, so that a scan can stop half-way.
///
/// Holds one open folder per level; no link is followed.
package final class FolderWalk {
    /// A name below the folder; `isFolder` is nil where only a look can tell.
    package struct Entry: Hashable, Sendable {
        package var path: PathBytes
        package var isFolder: Bool
    }

    private let deepest: Int
    private let enter: (PathBytes) -> Void
    private var levels: [(path: PathBytes, stream: FolderStream)]

    /// Starts at `root`; `enter` is called with each sub-folder before its names are read.
    ///
    /// Names are read `deepest` folders deep, from 0 for `root` alone.
    ///
    /// - Throws: ``SystemCallError`` when `root` cannot be listed.
    package init(
        _ root: Folder,
        deepest: Int,
        enter: @escaping (PathBytes) -> Void
    ) throws(SystemCallError) {
        self.deepest = deepest
        self.enter = enter
        levels = [(PathBytes(""), try FolderStream(PathBytes(""), in: root))]
    }

    /// The next name; nil at the end.
    ///
    /// Folders are told before what they hold; hidden ones and
    /// those that cannot be opened are passed over.
    package func next() -> Entry? {
        while let level = levels.last {
            // A folder that vanished while it was read is as good as ended.
            guard let found = (try? level.stream.next()) ?? nil else {
                levels.removeLast()
                continue
            }
            let path = level.path / found.name
            let kind = found.kind ?? (try? level.stream.folder.status(of: found.name))??.kind
            guard kind == .folder else {
                return Entry(path: path, isFolder: false)
            }
            if TemporaryNames.containsFolder(found.name) { continue }
            descend(into: found.name, at: path, in: level.stream.folder)
            return Entry(path: path, isFolder: true)
        }
        return nil
    }

    private func descend(into name: PathBytes, at path: PathBytes, in parent: Folder) {
        guard levels.count <= deepest else { return }
        // Watched first, then read: what arrives in between is seen twice rather than never.
        enter(path)
        if let stream = try? FolderStream(name, in: parent) { levels.append((path, stream)) }
    }
}
