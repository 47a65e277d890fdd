import ArticleModel
import Glibc
import LinuxIO

/// The folder of the indexes beside the segments.
///
/// Nothing here can keep the store from working: what cannot be read counts as absent, and what
/// cannot be written is left out. Nothing is synced, for a torn file is recognised.
struct SegmentIndexFolder {
    private static let unfinished = ".unfinished"

    let disk: Disk
    let store: Folder

    /// The index of `segment`, if there is one that holds for the file as it is now.
    func index(of segment: Segment, _ file: FileDescriptor) -> SegmentIndex? {
        guard let bytes = try? read(SegmentIndex.name(of: segment)),
            let index = SegmentIndex(bytes.span),
            index.first == segment.first, index.last == segment.last,
            let status = try? file.status(), index.stamp.modified == SegmentIndex.modified(status),
            (try? isLength(index.stamp.byteCount, of: file, segment, status)) == true
        else { return nil }
        return index
    }

    private func read(_ name: String) throws(SystemCallError) -> [UInt8] {
        let file = try FileDescriptor.open(
            PathBytes(SegmentIndex.folderName) / name,
            in: store.descriptor,
            flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK
        )
        let status = try file.status()
        let isOurs = status.kind == .regular && status.permissions & S_IWOTH == 0
        return isOurs ? try file.read(upTo: status.byteCount) : []
    }

    private func isLength(
        _ byteCount: Int,
        of file: FileDescriptor,
        _ segment: Segment,
        _ status: FileStatus
    ) throws(SystemCallError) -> Bool {
        guard let format = segment.compression else { return status.byteCount == byteCount }
        let stated = try DecompressedFile.statedLength(of: file, format)
        // gzip keeps 32 bits of it.
        return stated == (format == .gzip ? byteCount & 0xFFFF_FFFF : byteCount)
    }

    /// Writes the index of `segment`, replacing an earlier one.
    func write(_ index: SegmentIndex, of segment: Segment) {
        do throws(SystemCallError) {
            let folder = try Folder.make(PathBytes(SegmentIndex.folderName), in: store)
            let file = try disk.createAnew(Self.unfinished, in: folder)
            try disk.write(index.encoded, to: file)
            try disk.remove(SegmentIndex.name(of: segment), in: folder)
            try disk.rename(Self.unfinished, to: SegmentIndex.name(of: segment), in: folder)
        } catch {
            // A full disk, for one: the next start reads the segment instead.
        }
    }

    /// Removes indexes of segments that are no more.
    func tidy(keeping segments: [Segment]) {
        guard let folder = try? Folder(PathBytes(SegmentIndex.folderName), in: store),
            let names = try? folder.names()
        else { return }
        let known = Set(segments.map(SegmentIndex.name))
        for name in names.map(\.description) where !known.contains(name) {
            try? disk.remove(name, in: folder)
        }
    }
}
