import Glibc

/// Writes whole lines to standard output, many at a time.
package struct LineOutput {
    private static let capacity = 1 << 16
    private var waiting: [UInt8] = []
    private let output = StandardStream.output

    package init() {}

    /// - Throws: ``SystemCallError`` naming `write`.
    package mutating func write(_ line: [UInt8]) throws(SystemCallError) {
        waiting.append(contentsOf: line)
        waiting.append(0x0A)
        if waiting.count >= LineOutput.capacity { try flush() }
    }

    /// - Throws: ``SystemCallError`` naming `write`.
    package mutating func flush() throws(SystemCallError) {
        guard !waiting.isEmpty else { return }
        try output.write(all: waiting)
        waiting.removeAll(keepingCapacity: true)
    }
}

/// Cuts a stream into lines without their ends.
package struct LineInput {
    private static let chunk = 1 << 16
    private let input: FileDescriptor
    private var bytes: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    package init(_ input: FileDescriptor) { self.input = input }

    /// The next line, nil at the end.
    ///
    /// `output` is flushed before the stream is waited for, so that each line is answered as
    /// soon as it can be.
    ///
    /// - Throws: ``SystemCallError`` naming `read` or `write`.
    package mutating func next(flushing output: inout LineOutput) throws(SystemCallError)
        -> [UInt8]?
    {
        var searched = start
        while true {
            if let end = bytes[searched...].firstIndex(of: 0x0A) {
                let line = Array(bytes[start..<end])
                start = end + 1
                return line
            }
            searched = bytes.count
            if isAtEnd {
                guard start < bytes.count else { return nil }
                let line = Array(bytes[start...])
                start = bytes.count
                return line
            }
            try output.flush()
            if start > 0 {
                bytes.removeFirst(start)
                searched -= start
                start = 0
            }
            let more = try input.readSome(upTo: LineInput.chunk)
            isAtEnd = more.isEmpty
            bytes.append(contentsOf: more)
        }
    }
}

package enum StandardError {
    /// Writes `line` and a line end.
    ///
    /// - Throws: ``SystemCallError`` naming `write`.
    package static func write(_ line: String) throws(SystemCallError) {
        try StandardStream.error.write(all: Array(line.utf8) + [0x0A])
    }
}

package enum StandardInput {
    /// All bytes up to the end of the stream.
    ///
    /// - Throws: ``SystemCallError`` naming `read`.
    package static func readAll() throws(SystemCallError) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let more = try StandardStream.input.readSome(upTo: 1 << 16)
            if more.isEmpty { return bytes }
            bytes.append(contentsOf: more)
        }
    }
}

/// The three streams that every program begins with; held for good, so that none is ever closed.
package enum StandardStream {
    package static let input = FileDescriptor(adopting: 0, path: PathBytes("standard input"))
    package static let output = FileDescriptor(adopting: 1, path: PathBytes("standard output"))
    package static let error = FileDescriptor(adopting: 2, path: PathBytes("standard error"))

    /// Opens `/dev/null` for each stream that the program was started without.
    ///
    /// Otherwise the next file that is opened, a segment of the store perhaps, would get the
    /// stream's number, and whatever is written to the stream.
    package static func fillGaps() {
        for number in CInt(0)...2 where fcntl(number, F_GETFD) == -1 {
            // The lowest free number is this one.
            _ = open("/dev/null", O_RDWR)
        }
    }
}

extension FileDescriptor {
    /// What one `read` gives, empty at the end.
    ///
    /// - Throws: ``SystemCallError`` naming `read`.
    package func readSome(upTo limit: Int) throws(SystemCallError) -> [UInt8] {
        var failure: SystemCallError?
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            do throws(SystemCallError) {
                count = try checked("read", path.description) {
                    Glibc.read(number, buffer.baseAddress, limit)
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }
}
