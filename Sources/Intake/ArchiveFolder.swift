import ArticleModel
package import LinuxIO

/// The files whose records are in the store, by the day they were received.
package struct ArchiveFolder: Sendable {
    private let folder: OwnFolder

    package init(_ folder: OwnFolder) { self.folder = folder }

    /// Moves a claimed file to `YYYY-MM-DD/` of the day it was received (universal time), one
    /// whose content was there before to `duplicates/YYYY-MM-DD/`.
    ///
    /// - Returns: The path it got, for ``sync(parentOf:)``; nil if the file is gone.
    /// - Throws: ``SystemCallError`` naming the call that failed; the file is where it was.
    package func put(
        _ claim: ClaimedFile,
        from claimed: Folder,
        isDuplicate: Bool
    ) throws(SystemCallError) -> PathBytes? {
        let day = PathBytes(isDuplicate ? "duplicates" : "") / claim.received.day.iso
        return try Shelf(folder.current()).put(claim.path, from: claimed, as: day / claim.path)
    }

    /// Makes what was put under `path` survive a power cut.
    ///
    /// - Throws: ``SystemCallError`` naming `openat` or `fsync`.
    package func sync(parentOf path: PathBytes) throws(SystemCallError) {
        try Shelf(folder.current()).sync(parentOf: path)
    }
}
