import Glibc
import LinuxIO

/// Where reports go.
package enum Output {
    /// Writes to the standard output at once.
    ///
    /// - Throws: ``ReportError``, when nobody takes it.
    package static func write(_ bytes: [UInt8]) throws(ReportError) {
        try ReportError.reading("-") { _ throws(SystemCallError) in
            try StandardStream.output.write(all: bytes)
        }
    }

    /// Writes a text to the standard output at once.
    ///
    /// - Throws: as ``write(_:)-([UInt8])``.
    package static func write(_ text: String) throws(ReportError) { try write(Array(text.utf8)) }

    /// Makes what was written survive a power cut, where the output is a file.
    ///
    /// - Throws: ``ReportError``.
    package static func sync() throws(ReportError) {
        do throws(SystemCallError) {
            try StandardStream.output.syncData()
        } catch {
            // Pipes and terminals have nothing to sync.
            if error.code != EINVAL && error.code != EROFS {
                throw ReportError.failed(state: "-", error)
            }
        }
    }
}
