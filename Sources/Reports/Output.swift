import Glibc
import LinuxIO

/// Where reports go.
package enum Output {
    /// Writes to the standard output at once.
    ///
    /// - Throws: ``ReportError``, when nobody takes it.
    package static func write(_ bytes: [UInt8]) throws(ReportError) {
        try ReportError.reading("-") { _ throws(SystemCallError) in
            let number = try checked("dup", "standard output") { dup(STDOUT_FILENO) }
            try FileDescriptor(adopting: number, path: PathBytes("standard output"))
                .write(all: bytes)
        }
    }

    /// Writes a text to the standard output at once.
    ///
    /// - Throws: as ``write(_:)-([UInt8])``.
    package static func write(_ text: String) throws(ReportError) { try write(Array(text.utf8)) }

    /// Writes a line to the standard error, as far as anybody takes it.
    package static func complain(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
