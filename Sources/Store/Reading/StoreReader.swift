package import LinuxIO

/// A place between two lines of the store, which stays valid when segments are sealed.
package struct StoreCursor: Hashable, Sendable, CustomStringConvertible {
    /// The `seq` of the first record of the segment.
    package var segment: Int
    /// Byte offset in the segment.
    package var offset: Int

    package static let start = StoreCursor(segment: 1, offset: 0)

    package init(segment: Int, offset: Int) {
        self.segment = segment
        self.offset = offset
    }

    /// Reads `17:4096`, as ``description`` writes it.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let segment = parts[0], let offset = parts[1], segment > 0,
            offset >= 0
        else { return nil }
        self.init(segment: segment, offset: offset)
    }

    package var description: String { "\(segment):\(offset)" }
}

/// Reads the store line by line while it is being written, from a cursor on.
///
/// Needs no lock, shows whole lines only, and follows the writer from segment to segment. What
/// it shows may be ahead of the disk by one batch: after a power cut the writer may give those
/// numbers anew.
///
/// ```swift
/// var reader = try StoreReader(store: folder)
/// while let line = try reader.next(limit: 1).first { use(line.bytes) }
/// ```
package struct StoreReader {
    /// A whole line, without its newline, and where to go on behind it.
    package struct Line: Sendable {
        package var bytes: [UInt8]
        package var segment: String
        package var offset: Int
        package var next: StoreCursor
    }

    /// Behind the last line given.
    package private(set) var cursor: StoreCursor
    private let folder: Folder
    private var current: (segment: Segment, file: FileDescriptor)?

    /// Bytes after which ``next(limit:)`` stops, so that long records do not fill the memory.
    private static let byteLimit = 16 << 20

    /// Begins at `cursor` in the folder of the segments.
    package init(store folder: Folder, from cursor: StoreCursor = .start) {
        self.folder = folder
        self.cursor = cursor
    }

    /// The next lines, at most `limit`; none if nothing has been added.
    ///
    /// - Throws: ``SystemCallError``; the cursor stays where it was.
    package mutating func next(limit: Int = 256) throws(SystemCallError) -> [Line] {
        while let (segment, file) = try opened() {
            let lines = try readLines(of: segment, file, limit)
            if let last = lines.last {
                cursor = last.next
                return lines
            }
            if let last = segment.last {
                current = nil
                cursor = StoreCursor(segment: last + 1, offset: 0)
            } else if let sealed = try sealedName(of: segment) {
                // It was sealed meanwhile and may have grown before: read it to its end.
                current = (sealed, file)
            } else {
                try dropIfReplaced(file)
                return []
            }
        }
        return []
    }

    /// Goes to the place before the last `count` lines that the store has now.
    ///
    /// - Complexity: O(*n*) in the bytes of the segments that hold those lines.
    package mutating func rewind(toLast count: Int) throws(SystemCallError) {
        let view = try StoreView(of: folder)
        var missing = count
        for segment in view.segments.reversed() {
            var starts: [Int] = []
            var reader = try LineReader(view.open(segment), lineLimit: 1 << 16, chunk: 1 << 16)
            try reader.readLines { _, offset, _ in
                starts.append(offset)
                return true
            }
            cursor = StoreCursor(segment: segment.first, offset: reader.end)
            if missing <= 0 { break }
            if let start = starts.suffix(missing).first { cursor.offset = start }
            missing -= starts.count
            if missing <= 0 { break }
        }
        current = nil
    }
}

extension StoreReader {
    /// The segment that the cursor is in; if it is gone, the next one there is.
    private mutating func opened() throws(SystemCallError) -> (Segment, FileDescriptor)? {
        if let current { return current }
        let view = try StoreView(of: folder)
        guard let segment = view.segments.first(where: { $0.first >= cursor.segment }) else {
            return nil
        }
        let file = try view.open(segment)
        if segment.first != cursor.segment {
            cursor = StoreCursor(segment: segment.first, offset: 0)
        }
        current = (segment, file)
        return current
    }

    private func readLines(
        of segment: Segment,
        _ file: FileDescriptor,
        _ limit: Int
    ) throws(SystemCallError) -> [Line] {
        var lines: [Line] = []
        var byteCount = 0
        var reader = LineReader(file, from: cursor.offset, chunk: 1 << 16)
        try reader.readLines { bytes, offset, length in
            lines.append(
                Line(
                    bytes: Array(copying: bytes),
                    segment: segment.name,
                    offset: offset,
                    next: StoreCursor(segment: segment.first, offset: offset + length + 1)
                )
            )
            byteCount += bytes.count
            return lines.count < limit && byteCount < Self.byteLimit
        }
        return lines
    }

    private func sealedName(of segment: Segment) throws(SystemCallError) -> Segment? {
        try Segment.list(in: folder).first { !$0.isActive && $0.first == segment.first }
    }

    /// A writer that could not trust an empty active segment removes it and makes another.
    private mutating func dropIfReplaced(_ file: FileDescriptor) throws(SystemCallError) {
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
