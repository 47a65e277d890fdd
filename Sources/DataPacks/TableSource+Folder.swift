import Glibc
import LinuxIO

extension TableSource {
    /// Largest table that is read, bytes.
    private static let largest = 64 << 20

    /// Lays the tables of a user's folder over these: `FOLDER/da/times.tsv` replaces the
    /// embedded table of that path, and a folder with a new tag is a new language.
    ///
    /// - Throws: ``SystemCallError`` where the folder or a table cannot be read; ``PackError``
    ///   for a table that is no UTF-8.
    package mutating func lay(overFolder path: String) throws {
        let root = try Folder(PathBytes(path))
        for tag in try root.names() where try root.status(of: tag)?.kind == .folder {
            for name in try root.names(in: tag) where name.description.hasSuffix(".tsv") {
                let table = tag / name
                let file = try FileDescriptor.open(
                    table,
                    in: root.descriptor,
                    flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK
                )
                let byteCount = try file.status().byteCount
                guard byteCount <= TableSource.largest else {
                    throw PackError(
                        "\(path)/\(table)",
                        expected: "at most \(TableSource.largest) bytes",
                        found: "\(byteCount)"
                    )
                }
                let bytes = try file.read(upTo: byteCount)
                lay(over: table.description, bytes: bytes)
            }
        }
    }
}

extension PackLibrary {
    /// The embedded tables with those of a user's folder laid over, if one is named.
    ///
    /// - Throws: ``SystemCallError`` where the folder or a table cannot be read; ``PackError``
    ///   for a table that cannot be used.
    package convenience init(overlay folder: String?) throws {
        var source = TableSource.embedded
        if let folder { try source.lay(overFolder: folder) }
        try self.init(source)
    }
}
