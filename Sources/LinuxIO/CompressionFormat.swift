/// How a file was compressed by an outside tool.
package enum CompressionFormat: String, Hashable, Sendable, CaseIterable {
    case gzip = ".gz"
    case zstd = ".zst"

    /// What the tool appends to the file's name.
    package var ending: String { rawValue }
}

/// Why compressed bytes give no more bytes.
package enum CompressionFault: Hashable, Sendable {
    /// The file ends before its content does.
    case cutShort
    /// The bytes were changed, or are of another format.
    case damaged
    /// The content was compressed with a window that is larger than is held in memory here.
    case windowTooLarge
}
