extension FileDescriptor {
    /// Bytes held in memory while a file is copied.
    private static let pieceSize = 1 << 20

    /// Adds what follows the place of this file's reading to `target`, at most so many bytes.
    ///
    /// - Returns: How many they were.
    /// - Throws: ``SystemCallError`` naming `read` or `write`.
    package func copyContent(
        to target: FileDescriptor,
        atMost limit: Int = .max
    ) throws(SystemCallError) -> Int {
        var count = 0
        while count < limit {
            let piece = try read(upTo: min(Self.pieceSize, limit - count))
            if piece.isEmpty { break }
            try target.write(all: piece)
            count += piece.count
        }
        return count
    }
}
