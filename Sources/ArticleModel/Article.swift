/// A decoded article with what is known of its file: what intake hands to extraction.
package struct Article: Sendable {
    package var source: Source
    /// The text in UTF-8: valid, NFC, lines ended by LF, without a byte order mark.
    package var text: [UInt8]

    package init(source: Source, text: [UInt8]) {
        self.source = source
        self.text = text
    }

    package struct Source: Sendable, Hashable {
        /// `sha256:` and 64 hexadecimal digits, over the file's raw bytes.
        package var id: String
        /// Path below the inbox, as bytes: file names are bytes on Linux.
        package var name: [UInt8]
        package var byteCount: Int
        package var modified: Timestamp
        package var received: Timestamp
        /// Media type, `text/plain` for all that is read as text.
        package var format = "text/plain"
        /// IANA name of the character encoding that was decoded.
        package var encoding = "UTF-8"
        /// What a reader of the record should know about the decoding.
        package var warnings: [String] = []

        package init(
            id: String,
            name: [UInt8],
            byteCount: Int,
            modified: Timestamp,
            received: Timestamp
        ) {
            self.id = id
            self.name = name
            self.byteCount = byteCount
            self.modified = modified
            self.received = received
        }
    }
}
