import TextKernel

/// A language table that cannot be used: where, what was expected, what was found.
package struct PackError: Error, Hashable, CustomStringConvertible {
    package let file: String
    /// From 1; 0 for the file as a whole.
    package let line: Int
    package let expected: String
    package let found: String

    package init(_ file: String, line: Int = 0, expected: String, found: String) {
        self.file = file
        self.line = line
        self.expected = expected
        self.found = found
    }

    package var description: String {
        let place = line > 0 ? "\(file):\(line)" : file
        return "\(place): expected \(expected), found \(found); see docs/adding-a-language.md"
    }
}

/// A tab-separated table of a language pack; docs/adding-a-language.md gives the form.
///
/// Fields are kept as places in the table's bytes: a hundred thousand of them are read whenever
/// the program starts.
package struct Table: Sendable {
    /// Path below the folder of packs, `da/times.tsv`.
    package let path: String
    package let columns: [String]
    private let bytes: [UInt8]
    /// For each row and column where the field begins and ends.
    private var bounds: [Int32] = []
    private var lines: [Int32] = []

    package var rowCount: Int { lines.count }

    /// Reads the table in `bytes`.
    ///
    /// - Throws: ``PackError`` for bytes that are no UTF-8, another header than `columns`, and a
    ///   row of the wrong width.
    package init(path: String, bytes: [UInt8], columns: [String]) throws(PackError) {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw PackError(path, expected: "UTF-8", found: "other bytes")
        }
        self.path = path
        self.columns = columns
        self.bytes = bytes
        try readRows()
    }

    private mutating func readRows() throws(PackError) {
        var number = 0
        var start = 0
        var hasHeader = false
        while start < bytes.count {
            number += 1
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            if start < end, bytes[start] == UInt8(ascii: "#") {
                hasHeader = try readComment(start..<end, number, hasHeader)
            } else if bytes[start..<end].contains(where: { $0 != 0x20 && $0 != 0x09 }) {
                guard hasHeader else {
                    throw PackError(
                        path,
                        line: number,
                        expected: "a header line “# columns: …” first",
                        found: "an entry"
                    )
                }
                try readRow(start..<end, number)
            }
            start = end + 1
        }
    }

    private func readComment(
        _ range: Range<Int>,
        _ number: Int,
        _ hasHeader: Bool
    ) throws(PackError) -> Bool {
        guard bytes[range].starts(with: "# columns:".utf8) else { return hasHeader }
        let header = String(decoding: bytes[range].dropFirst(10), as: UTF8.self)
        let found = header.split(separator: " ").map(String.init)
        if found == columns { return true }
        throw PackError(
            path,
            line: number,
            expected: "# columns: \(columns.joined(separator: " "))",
            found: header
        )
    }

    private mutating func readRow(_ range: Range<Int>, _ number: Int) throws(PackError) {
        var count = 0
        var start = range.lowerBound
        while start <= range.upperBound {
            let end = bytes[start..<range.upperBound].firstIndex(of: 0x09) ?? range.upperBound
            // A comment, or blanks at the line's end, after the last field.
            let isComment = start < end && bytes[start] == UInt8(ascii: "#") && count > 0
            let isBlank = !bytes[start..<range.upperBound].contains { $0 != 0x20 && $0 != 0x09 }
            if isComment || (isBlank && count >= columns.count) { break }
            bounds.append(Int32(start))
            bounds.append(Int32(end))
            count += 1
            start = end + 1
        }
        guard count == columns.count else {
            throw PackError(
                path,
                line: number,
                expected: "\(columns.count) fields",
                found: "\(count)"
            )
        }
        lines.append(Int32(number))
    }

    /// The line that row `row` stands in, from 1.
    package func line(_ row: Int) -> Int { Int(lines[row]) }

    package func bytes(_ row: Int, _ column: Int) -> ArraySlice<UInt8> {
        let place = 2 * (row * columns.count + column)
        return bytes[Int(bounds[place])..<Int(bounds[place + 1])]
    }

    package func text(_ row: Int, _ column: Int) -> String {
        String(decoding: bytes(row, column), as: UTF8.self)
    }
}

/// The bytes of all tables by path: the embedded ones with a folder of the user's laid over.
package struct TableSource: Sendable {
    private enum Content: Sendable {
        case embedded(EmbeddedTable)
        case laidOver([UInt8])
    }

    private var contents: [String: Content] = [:]

    /// The tables that were embedded when the program was built.
    package static let embedded = TableSource(contentsOf: EmbeddedPacks.self)

    private init(contentsOf archive: EmbeddedPacks.Type) {
        for entry in archive.contents {
            contents[entry.path.description] = .embedded(
                EmbeddedTable(
                    place: entry.offset..<(entry.offset + entry.byteCount),
                    length: entry.length,
                    digest: entry.digest
                )
            )
        }
    }

    /// Lays one table over: it replaces an embedded one of the same path.
    package mutating func lay(over path: String, bytes: [UInt8]) {
        contents[path] = .laidOver(bytes)
    }

    package var paths: [String] { contents.keys.sorted() }

    /// Whether a table of the user's stands in the folder of `tag`.
    package func isLaidOver(_ tag: String) -> Bool {
        contents.contains { path, content in
            if case .laidOver = content { path.hasPrefix("\(tag)/") } else { false }
        }
    }

    /// Tags that have a folder, sorted; `mul` (all languages) is none.
    package var languages: [String] {
        Set(contents.keys.compactMap { $0.split(separator: "/").first.map(String.init) })
            .subtracting(["mul"]).sorted()
    }

    package func bytes(of path: String) -> [UInt8]? {
        switch contents[path] {
        case nil: nil
        case .laidOver(let bytes): bytes
        case .embedded(let table): table.bytes
        }
    }

    /// The SHA-256 of a table; that of an embedded one is known without decoding it.
    package func digest(of path: String) -> String? {
        switch contents[path] {
        case nil: nil
        case .laidOver(let bytes): SHA256.identity(of: bytes)
        case .embedded(let table): table.digest.description
        }
    }

    /// - Throws: ``PackError`` if there is no such table or its form is wrong.
    package func table(_ path: String, columns: [String]) throws(PackError) -> Table {
        guard let bytes = bytes(of: path) else {
            throw PackError(path, expected: "the table", found: "no such file")
        }
        return try Table(path: path, bytes: bytes, columns: columns)
    }
}
