import Glibc
package import LinuxIO

/// Reads the store line by line while it is being written, from a cursor on.
///
/// Needs no lock, shows whole lines only, and follows the writer from segment to segment, also
/// while an outside tool compresses them. What it shows may be ahead of the disk by one batch:
/// after a power cut the writer may give those numbers anew.
///
/// A class, for an open segment has one reading place.
///
/// ```swift
/// let reader = StoreReader(store: folder)
/// while let line = try reader.next(limit: 1).first { use(line.bytes) }
/// ```
package final class StoreReader {
    /// A whole line, without its newline, and where to go on behind it.
    package struct Line: Sendable {
        package var bytes: [UInt8]
        package var segment: String
        package var offset: Int
        package var next: StoreCursor
    }

    /// The segment that is being read.
    ///
    /// Its file keeps its bytes whatever becomes of its name.
    private final class Opened {
        /// As it is named now: the active one may have been sealed since it was opened.
        var segment: Segment
        let file: SegmentFile
        var lines: LineReader

        init(_ file: SegmentFile, from offset: Int) {
            segment = file.segment
            self.file = file
            lines = LineReader(file.content, from: offset, chunk: 1 << 16)
        }
    }

    /// Behind the last line given.
    package private(set) var cursor: StoreCursor
    /// Whether to go on behind the damage in a compressed segment, without what it has swallowed.
    private let passesDamage: Bool
    private let folder: Folder
    private var current: Opened?

    /// Bytes after which ``next(limit:)`` stops, so that long records do not fill the memory.
    private static let byteLimit = 16 << 20

    /// Begins at `cursor` in the folder of the segments.
    package init(
        store folder: Folder,
        from cursor: StoreCursor = .start,
        passesDamage: Bool = false
    ) {
        self.folder = folder
        self.cursor = cursor
        self.passesDamage = passesDamage
    }

    /// The next lines, at most `limit`; none if nothing has been added.
    ///
    /// - Throws: ``SystemCallError``; the cursor stays where it was. `EBADMSG` where a compressed
    ///   segment is damaged.
    package func next(limit: Int = 256) throws(SystemCallError) -> [Line] {
        while let opened = try opened() {
            let lines = try readLines(of: opened, limit)
            if let last = lines.last {
                cursor = last.next
                return lines
            }
            if let last = opened.segment.last {
                if opened.file.fault != nil, !passesDamage {
                    let name = opened.file.segment.name
                    throw SystemCallError("decompress", name, code: EBADMSG)
                }
                current = nil
                cursor = StoreCursor(segment: last + 1, offset: 0)
            } else if let sealed = try sealedForm(of: opened.segment) {
                // It was sealed meanwhile and may have grown before: read it to its end.
                opened.segment = sealed
            } else {
                try dropIfReplaced(opened.file.file)
                return []
            }
        }
        return []
    }

    /// Goes to the place before the last `count` lines that the store has now.
    ///
    /// - Complexity: O(*n*) in the bytes of those lines; for compressed segments, in the bytes of
    ///   the segments that hold them.
    package func rewind(toLast count: Int) throws(SystemCallError) {
        let view = try StoreView(of: folder)
        var missing = count
        current = nil
        cursor = .start
        for segment in view.segments.reversed() {
            let (offset, found) = try view.open(segment).start(ofLast: missing)
            cursor = StoreCursor(segment: segment.first, offset: offset)
            missing -= found
            if missing <= 0 { return }
        }
    }

    /// Whether the cursor is a place of this store: in a segment that is there, or behind all.
    package func cursorIsKnown() throws(SystemCallError) -> Bool {
        if cursor == .start { return true }
        let segments = try Segment.list(in: folder)
        let end = StoreCursor(segment: (segments.compactMap(\.last).max() ?? 0) + 1, offset: 0)
        return cursor == end || segments.contains { $0.first == cursor.segment }
    }
}

extension StoreReader {
    /// The segment that the cursor is in; if it is gone, the next one there is.
    private func opened() throws(SystemCallError) -> Opened? {
        if let current {
            if current.segment.isActive { try realign(current) }
            return current
        }
        let view = try StoreView(of: folder)
        guard let segment = view.segments.first(where: { $0.first >= cursor.segment }) else {
            return nil
        }
        let file = try view.open(segment)
        if segment.first != cursor.segment {
            cursor = StoreCursor(segment: segment.first, offset: 0)
        }
        let opened = Opened(file, from: cursor.offset)
        try realign(opened)
        current = opened
        return opened
    }

    /// Makes sure that the cursor stands behind a newline.
    ///
    /// A writer that was refused by the disk takes back what it wrote of a batch, and a power cut
    /// may take a batch that was shown. The cursor then goes back to the last line that is there,
    /// so that a line may be shown again, and never half of one.
    private func realign(_ opened: Opened) throws(SystemCallError) {
        let offset = cursor.offset
        if offset == 0 { return }
        if try opened.file.byte(at: offset - 1) == UInt8(ascii: "\n") { return }
        cursor.offset = try opened.file.lineStart(before: offset)
        opened.lines = LineReader(opened.file.content, from: cursor.offset, chunk: 1 << 16)
    }

    private func readLines(of opened: Opened, _ limit: Int) throws(SystemCallError) -> [Line] {
        var lines: [Line] = []
        var byteCount = 0
        try opened.lines.readLines { bytes, offset, length in
            lines.append(
                Line(
                    bytes: Array(copying: bytes),
                    segment: opened.segment.name,
                    offset: offset,
                    next: StoreCursor(segment: opened.segment.first, offset: offset + length + 1)
                )
            )
            byteCount += bytes.count
            return lines.count < limit && byteCount < Self.byteLimit
        }
        return lines
    }

    private func sealedForm(of segment: Segment) throws(SystemCallError) -> Segment? {
        try Segment.list(in: folder).first { !$0.isActive && $0.first == segment.first }
    }

    /// A writer that could not trust an empty active segment removes it and makes another.
    private func dropIfReplaced(_ file: FileDescriptor) throws(SystemCallError) {
        let open = try file.status()
        let named = try folder.status(of: PathBytes(Segment.activeName))
        if named?.inode != open.inode || named?.device != open.device { current = nil }
    }
}

extension Array<UInt8> {
    /// The bytes of `span`.
    init(copying span: Span<UInt8>) {
        self = span.withUnsafeBufferPointer { Array($0) }
    }
}
