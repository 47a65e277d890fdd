import Glibc
import LinuxIO
package import Store

/// A file that remembers how far a reader of the store has come.
///
/// It is replaced by rename and synced, so that it holds the old place or the new one whatever
/// happens. Written after the articles were handed on, it gives each at least once.
package struct CursorFile: Sendable {
    private let path: PathBytes

    package init(_ path: String) { self.path = PathBytes(path) }

    /// The place in the file; nil if there is no file, or an empty one.
    ///
    /// - Throws: ``ReportError``; one that holds anything else is not taken for a beginning.
    package func read() throws(ReportError) -> StoreCursor? {
        let bytes: [UInt8]
        do throws(SystemCallError) {
            bytes = try FileDescriptor.open(path, flags: O_RDONLY | O_NONBLOCK).read(upTo: 64)
        } catch {
            if error.code == ENOENT { return nil }
            throw .failed(state: path.description, error)
        }
        if bytes.isEmpty { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let line = text.split(separator: "\n", omittingEmptySubsequences: false).first,
            let cursor = StoreCursor(String(line))
        else { throw .malformedCursor(file: path.description) }
        return cursor
    }

    /// - Throws: ``ReportError``; the file then holds what it held before.
    package func write(_ cursor: StoreCursor) throws(ReportError) {
        let parent = path.parent
        let isAtRoot = path.bytes.first == UInt8(ascii: "/") && parent.isEmpty
        let folder = parent.isEmpty ? PathBytes(isAtRoot ? "/" : ".") : parent
        try ReportError.reading(path.description) { _ throws(SystemCallError) in
            try Folder(folder).write(Array("\(cursor)\n".utf8), to: path.lastComponent)
        }
    }
}
