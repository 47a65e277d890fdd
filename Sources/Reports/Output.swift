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
}
