import Glibc
import LinuxIO

/// Follows the growing segment of a store, and reads whole stores.
struct StoreTail {
    private let folder: Folder
    private var segment: FileDescriptor
    private var offset = 0
    private var rest: [UInt8] = []

    /// - Throws: ``SystemCallError``; `ENOENT` before the daemon has made its store.
    init(_ state: StateFolder) throws(SystemCallError) {
        folder = try Folder(state.path / "store")
        segment = try Self.open(folder)
    }

    /// The lines that have been completed since the last call.
    ///
    /// - Throws: ``SystemCallError``.
    mutating func newLines() throws(SystemCallError) -> [StoredLine] {
        while true {
            let chunk = try segment.read(upTo: 1 << 20, at: offset)
            offset += chunk.count
            rest.append(contentsOf: chunk)
            if chunk.count == 1 << 20 { continue }
            // A full segment gets another name and stays open here; the next one begins at 0.
            let next = try Self.open(folder)
            if try next.status().isSameFile(as: segment.status()) { break }
            segment = next
            offset = 0
        }
        guard let end = rest.lastIndex(of: 0x0A) else { return [] }
        let lines = rest[..<end].split(separator: 0x0A).map { StoredLine($0) }
        rest.removeFirst(end + 1)
        return lines
    }

    private static func open(_ folder: Folder) throws(SystemCallError) -> FileDescriptor {
        try FileDescriptor.open(
            PathBytes("articles.jsonl"),
            in: folder.descriptor,
            flags: O_RDONLY
        )
    }
}

/// What the benchmark needs to know of a line, found by plain search rather than by the code
/// that is measured.
struct StoredLine {
    /// 0 if the line has none.
    let seq: Int
    /// The file's name; empty if the line has none.
    let name: String
    /// Nil if the line has none.
    let headline: String?

    init(_ line: ArraySlice<UInt8>) {
        let head = String(decoding: line.prefix(4096), as: UTF8.self)
        seq = Self.value(after: #","seq":"#, until: ",", in: head).flatMap { Int($0) } ?? 0
        name = Self.value(after: #""file":{"name":""#, until: "\"", in: head) ?? ""
        headline = Self.value(after: #","headline":""#, until: "\"", in: head)
    }

    private static func value(
        after key: String,
        until end: Character,
        in head: String
    ) -> String? {
        guard let range = head.firstRange(of: key) else { return nil }
        return String(head[range.upperBound...].prefix { $0 != end })
    }
}
