import CSystemd
import Glibc

/// The system's journal, spoken to in its own protocol: an entry is a set of fields.
///
/// - Source: `sd_journal_sendv(3)`, `systemd.exec(5)` on `$JOURNAL_STREAM`,
///   `systemd.journal-fields(7)`.
package struct Journal: Sendable {
    /// One field; the value may hold any bytes, line breaks included.
    package struct Field: Hashable, Sendable {
        /// Upper-case letters, digits and underscores, not beginning with an underscore.
        package let name: String
        package let value: [UInt8]

        package init(_ name: String, _ value: [UInt8]) {
            self.name = name
            self.value = value
        }

        package init(_ name: String, _ value: String) { self.init(name, Array(value.utf8)) }

        /// As the call takes it.
        package var assignment: [UInt8] { Array(name.utf8) + [UInt8(ascii: "=")] + value }
    }

    private let deliver: @Sendable ([Field]) -> Bool

    /// Delivers through `deliver`, which answers whether the entry went; tests pass their own.
    package init(deliver: @escaping @Sendable ([Field]) -> Bool) { self.deliver = deliver }

    /// - Returns: Whether the entry went; if not, it is to be told otherwise.
    package func send(_ fields: [Field]) -> Bool { deliver(fields) }

    /// Whether what is written to `descriptor` goes to the journal, as `stream` has it, the value
    /// of `JOURNAL_STREAM`: device and inode in decimal, a colon between.
    ///
    /// The variable alone proves nothing: a program started from a service inherits it, and may
    /// have its output elsewhere.
    package static func isBehind(_ descriptor: CInt, stream: String?) -> Bool {
        let parts = stream?.split(separator: ":", omittingEmptySubsequences: false) ?? []
        guard parts.count == 2, let device = UInt64(parts[0]), let inode = UInt64(parts[1]) else {
            return false
        }
        var info = stat()
        return fstat(descriptor, &info) == 0 && UInt64(info.st_dev) == device
            && UInt64(info.st_ino) == inode
    }

    /// The machine's journal.
    package static let system = Journal { fields in
        // Where there is no journal the library keeps silent, and the entry is lost.
        guard access("/run/systemd/journal/socket", W_OK) == 0 else { return false }
        let assignments = fields.map(\.assignment)
        // One block for all, so that the pointers hold as long as the call lasts.
        return assignments.flatMap(\.self).withUnsafeBytes { block in
            guard let start = block.baseAddress else { return false }
            var offset = 0
            let vectors = assignments.map { assignment in
                defer { offset += assignment.count }
                return iovec(
                    iov_base: UnsafeMutableRawPointer(mutating: start + offset),
                    iov_len: assignment.count
                )
            }
            return sd_journal_sendv(vectors, CInt(vectors.count)) >= 0
        }
    }
}
