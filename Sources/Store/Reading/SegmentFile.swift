import Glibc
package import LinuxIO

/// A segment opened for reading, whatever its form.
///
/// Its bytes are counted as if it were plain, so that offsets stay valid when it is compressed.
package struct SegmentFile {
    /// As it was found, which may be another form than was asked for.
    package let segment: Segment
    package let file: FileDescriptor
    /// The bytes of its lines.
    package let content: any ByteSource

    /// Adopts the file of `segment`.
    init(_ segment: Segment, _ file: FileDescriptor) {
        self.segment = segment
        self.file = file
        content = segment.compression.map { DecompressedFile(file, $0) } ?? file
    }

    /// Opens a sealed segment, or the active one.
    ///
    /// The plain file may give way to a compressed one between any two looks.
    ///
    /// - Throws: ``SystemCallError`` naming `openat`; `ENOENT` if it is there in no form.
    package init(_ segment: Segment, in folder: Folder) throws(SystemCallError) {
        var missing: SystemCallError?
        let forms = segment.isActive ? [segment] : segment.forms
        // Twice, for one who unpacks it while we look.
        for form in forms + forms {
            do throws(SystemCallError) {
                let file = try FileDescriptor.open(
                    PathBytes(form.name),
                    in: folder.descriptor,
                    flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK
                )
                self.init(form, file)
                return
            } catch {
                if error.code != ENOENT { throw error }
                missing = missing ?? error
            }
        }
        throw missing ?? SystemCallError("openat", segment.name, code: ENOENT)
    }

    /// Why the content of a compressed segment ended before its end; nil if it did not.
    package var fault: CompressionFault? { (content as? DecompressedFile)?.fault }

    /// Lines after which there is no point in reading on: a small compressed file can hold any
    /// number, while a segment's name tells how many there should be.
    var lineLimit: Int {
        guard segment.compression != nil, let last = segment.last else { return .max }
        let (count, isTooMany) = (last - segment.first).multipliedReportingOverflow(by: 2)
        return isTooMany ? .max : count + 1000
    }

    /// What is wrong with the file as a whole, after `line` lines and `rest` bytes behind the last
    /// newline were read.
    func faults(afterLine line: Int, rest: Int) -> [Finding.Fault] {
        if let fault { return [.compression(fault)] }
        if line >= lineLimit { return [.tooManyLines(line)] }
        return rest > 0 ? [.unfinished(byteCount: rest)] : []
    }
}

extension SegmentFile {
    private static let chunk = 1 << 16

    /// Where the last `count` whole lines begin, or all if there are fewer.
    ///
    /// - Returns: The byte offset of the first of them, and how many they are.
    func start(ofLast count: Int) throws(SystemCallError) -> (offset: Int, found: Int) {
        try segment.compression == nil ? searchBackwards(count) : searchForwards(count)
    }

    /// Counts newlines from the end of the file.
    private func searchBackwards(_ count: Int) throws(SystemCallError) -> (Int, Int) {
        var found = 0
        var place = try file.status().byteCount
        while place > 0 {
            let start = max(0, place - Self.chunk)
            let bytes = try file.read(upTo: place - start, at: start)
            for index in bytes.indices.reversed() where bytes[index] == UInt8(ascii: "\n") {
                // The newline before the first line that is wanted.
                if found == count { return (start + index + 1, count) }
                found += 1
            }
            place = start
        }
        return (0, found)
    }

    private func searchForwards(_ count: Int) throws(SystemCallError) -> (Int, Int) {
        var starts: [Int] = []
        let limit = lineLimit
        var reader = LineReader(content, lineLimit: Self.chunk, chunk: Self.chunk)
        try reader.readLines { _, offset, _ in
            starts.append(offset)
            return starts.count < limit
        }
        let wanted = starts.suffix(count)
        return (wanted.first ?? reader.end, wanted.count)
    }

    /// The byte at `offset`; nil behind the end.
    func byte(at offset: Int) throws(SystemCallError) -> UInt8? {
        var byte: UInt8 = 0
        var failure: SystemCallError?
        let count = withUnsafeMutableBytes(of: &byte) { bytes in
            do throws(SystemCallError) {
                return try content.read(into: bytes, at: offset)
            } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw failure }
        return count == 1 ? byte : nil
    }

    /// The last start of a line at or before `offset`.
    func lineStart(before offset: Int) throws(SystemCallError) -> Int {
        var start = 0
        var reader = LineReader(content, lineLimit: Self.chunk, chunk: Self.chunk)
        try reader.readLines { _, place, byteCount in
            let next = place + byteCount + 1
            if next <= offset { start = next }
            return next < offset
        }
        return start
    }
}
