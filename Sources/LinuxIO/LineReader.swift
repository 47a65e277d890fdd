import Glibc

/// Walks over the whole lines of a file, which may be growing meanwhile.
///
/// What stands behind the last newline is never shown: while a line is being written, readers
/// see the front of it in about half of all looks. Only ``end`` tells where it begins.
///
/// The file is read, not mapped: a failing disk is then an error, not a `SIGBUS`.
package struct LineReader: ~Copyable {
    /// The byte offset behind the last newline seen.
    package private(set) var end: Int
    /// Bytes seen behind ``end`` when the end of the file was last reached.
    package private(set) var rest = 0
    private let source: any ByteSource
    private let lineLimit: Int
    private var buffer: [UInt8]
    /// Bytes at the buffer's front that were read and not yet shown.
    ///
    /// Kept between calls only of a source that cannot go back; of others they may have changed.
    private var kept = 0

    /// Bytes of the longest line that is shown whole, unless told otherwise.
    package static let usualLineLimit = 1 << 26

    /// Reads from byte `offset`, which is the start of a line, `chunk` bytes at a time.
    ///
    /// Of a line at most `lineLimit` bytes, 1 or more, are shown, which bounds the memory.
    package init(
        _ source: any ByteSource,
        from offset: Int = 0,
        lineLimit: Int = LineReader.usualLineLimit,
        chunk: Int = 1 << 20
    ) {
        precondition(chunk > 0 && lineLimit > 0, "a reader needs room")
        self.source = source
        self.lineLimit = lineLimit
        end = offset
        buffer = [UInt8](repeating: 0, count: chunk)
    }

    /// Calls `visit` with each whole line until it answers false, from where it stopped last.
    ///
    /// `visit` gets the bytes without the newline, the byte offset of the first, and the length
    /// of the line, which is more than the bytes shown if the line is beyond the limit.
    ///
    /// - Throws: ``SystemCallError`` naming `pread`.
    /// - Complexity: O(*n*) in the bytes read, no allocation unless a line outgrows the chunk.
    package mutating func readLines(
        _ visit: (_ line: Span<UInt8>, _ offset: Int, _ byteCount: Int) -> Bool
    ) throws(SystemCallError) {
        var filled = kept
        var searched = 0
        kept = 0
        while true {
            let (used, goesOn) = visitLines(filled, searched, visit)
            if used > 0 { buffer.replaceSubrange(0..<filled - used, with: buffer[used..<filled]) }
            filled -= used
            if !goesOn { return keep(filled) }
            if filled == buffer.count {
                guard filled < lineLimit else {
                    if try !skipLongLine(visit) { return }
                    (filled, searched) = (kept, 0)
                    kept = 0
                    continue
                }
                buffer.append(contentsOf: repeatElement(0, count: buffer.count))
            }
            let count = try fill(from: filled)
            if count == 0 {
                rest = filled
                return keep(filled)
            }
            searched = filled
            filled += count
        }
    }

    private mutating func keep(_ count: Int) {
        if source.isSequential { kept = count }
    }

    /// - Returns: Bytes read into the buffer's free part, 0 at the end of the file.
    private mutating func fill(from filled: Int) throws(SystemCallError) -> Int {
        let place = end + filled
        var failure: SystemCallError?
        let count = buffer.withUnsafeMutableBytes { bytes in
            do throws(SystemCallError) {
                let free = UnsafeMutableRawBufferPointer(rebasing: bytes[filled...])
                return try source.read(into: free, at: place)
            } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw failure }
        return count
    }

    /// Shows the lines among the first `filled` bytes of the buffer, of which `searched` are
    /// known to hold no newline.
    private mutating func visitLines(
        _ filled: Int,
        _ searched: Int,
        _ visit: (Span<UInt8>, Int, Int) -> Bool
    ) -> (used: Int, goesOn: Bool) {
        var start = 0
        var from = searched
        while let newline = Self.newline(in: buffer, from..<filled) {
            let offset = end
            end += newline - start + 1
            let shown = min(newline - start, lineLimit)
            let line = buffer.span.extracting(start..<start + shown)
            if !visit(line, offset, newline - start) { return (newline + 1, false) }
            start = newline + 1
            from = start
        }
        return (start, true)
    }

    /// Shows the front of a line that fills the buffer, after looking for its end.
    ///
    /// - Returns: Whether to go on: false at the end of the file, or if `visit` says so.
    private mutating func skipLongLine(
        _ visit: (Span<UInt8>, Int, Int) -> Bool
    ) throws(SystemCallError) -> Bool {
        let offset = end
        var place = end + buffer.count
        let shown = buffer
        while true {
            end = place
            let count = try fill(from: 0)
            if count == 0 {
                end = offset
                rest = place - offset
                return false
            }
            guard let newline = Self.newline(in: buffer, 0..<count) else {
                place += count
                continue
            }
            end = place + newline + 1
            buffer.replaceSubrange(0..<count - newline - 1, with: buffer[(newline + 1)..<count])
            keep(count - newline - 1)
            return visit(shown.span.extracting(first: lineLimit), offset, end - 1 - offset)
        }
    }

    private static func newline(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
        bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, !range.isEmpty else { return nil }
            return memchr(base + range.lowerBound, 0x0A, range.count).map {
                UnsafeRawPointer($0) - base
            }
        }
    }
}
