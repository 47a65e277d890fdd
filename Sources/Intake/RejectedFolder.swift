package import LinuxIO

/// What is no article, each with a file beside it that says why.
package struct RejectedFolder: Sendable {
    private let folder: OwnFolder

    package init(_ folder: OwnFolder) { self.folder = folder }

    /// Moves the file at `path` in `source` here as `name`, its reason first.
    ///
    /// A kill between the two leaves a reason without its file, which the next try replaces.
    ///
    /// The record holds the path that the file had in the inbox and the time, RFC 3339.
    ///
    /// - Returns: The path it got; nil if the file is gone.
    /// - Throws: ``SystemCallError`` naming the call that failed; the file is where it was.
    package func put(
        _ path: PathBytes,
        from source: Folder,
        because rejection: Rejection,
        record: (name: PathBytes, when: String)
    ) throws(SystemCallError) -> PathBytes? {
        let byteCount = try source.status(of: path)?.byteCount ?? 0
        let explanation = rejection.explanation(
            of: record.name,
            byteCount: byteCount,
            when: record.when
        )
        let shelf = Shelf(try folder.current())
        let place = try shelf.put(path, from: source, as: record.name) {
            place throws(SystemCallError) in
            try shelf.folder.write(explanation, to: Shelf.reason(for: place))
        }
        if let place { try shelf.sync(parentOf: place) }
        return place
    }
}
