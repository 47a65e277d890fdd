import Glibc
import Intake
import LinuxIO
import Store
import TextKernel

/// Which archived file holds the bytes of which article.
///
/// Every file is read and digested once: names and days may have changed since it was archived,
/// its digest cannot.
struct ArchiveIndex: Sendable {
    /// Larger files were never archived.
    private static let largest = 1 << 28
    private static let batch = 1024

    private(set) var paths: [ArticleDigest: PathBytes] = [:]
    /// Files that could not be read, and links, which are not followed.
    private(set) var passedOver: [PathBytes] = []
    let folder: Folder

    /// Reads the archive of the state folder `root`, which may have none.
    ///
    /// Originals go before duplicates of the same bytes, earlier days before later ones.
    ///
    /// - Throws: ``SystemCallError`` when a folder cannot be listed.
    init(
        below root: Folder,
        workers: Int,
        progress: (Int) -> Void
    ) throws(SystemCallError) {
        let name = PathBytes("archive")
        let isThere = try root.status(of: name) != nil
        let folder = try isThere ? Folder(name, in: root, followLinks: false) : root
        self.folder = folder
        if !isThere { return }
        let duplicates = PathBytes("duplicates")
        var waiting: [PathBytes] = []
        var count = 0
        func digestWaiting(_ index: inout ArchiveIndex) {
            let batch = waiting
            let digests = Parallel.map(batch, workers: workers) {
                Self.digest(of: $0, in: folder)
            }
            for (path, digest) in zip(batch, digests) { index.note(path, digest) }
            count += batch.count
            waiting = []
            progress(count)
        }
        for top in try folder.names().filter({ $0 != duplicates }) + [duplicates] {
            try Self.walk(top, in: folder) { path in
                waiting.append(path)
                if waiting.count == Self.batch { digestWaiting(&self) }
            }
        }
        digestWaiting(&self)
    }

    private mutating func note(_ path: PathBytes, _ digest: ArticleDigest?) {
        guard let digest else { return passedOver.append(path) }
        if paths[digest] == nil { paths[digest] = path }
    }

    /// The bytes and the time of change of an archived file; nil if they cannot be had.
    static func read(_ path: PathBytes, in folder: Folder) -> (bytes: [UInt8], FileStatus)? {
        do throws(SystemCallError) {
            let file = try FileDescriptor.open(
                path.lastComponent,
                in: folder.descend(path.parent).descriptor,
                flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
            )
            let status = try file.status()
            guard status.kind == .regular, status.byteCount <= largest else { return nil }
            return (try file.read(upTo: status.byteCount), status)
        } catch {
            return nil
        }
    }

    private static func digest(of path: PathBytes, in folder: Folder) -> ArticleDigest? {
        read(path, in: folder).flatMap { ArticleDigest(id: SHA256.identity(of: $0.bytes)) }
    }

    private static func walk(
        _ path: PathBytes,
        in folder: Folder,
        _ visit: (PathBytes) -> Void
    ) throws(SystemCallError) {
        guard let status = try folder.status(of: path) else { return }
        guard status.kind == .folder else { return visit(path) }
        for name in try folder.descend(path).names() { try walk(path / name, in: folder, visit) }
    }
}
