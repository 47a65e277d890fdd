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
package struct Table: Sendable {
    package struct Row: Sendable {
        package let line: Int
        package let fields: [Substring]
    }

    /// Path below the folder of packs, `da/times.tsv`.
    package let path: String
    package let columns: [Substring]
    package let rows: [Row]

    /// Reads the table in `text`.
    ///
    /// - Throws: ``PackError`` for a missing header and for a row of the wrong width.
    package init(path: String, text: Substring) throws(PackError) {
        var columns: [Substring] = []
        var rows: [Row] = []
        var number = 0
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        {
            number += 1
            let line = Substring(line)
            if line.utf8.first == UInt8(ascii: "#") {
                if line.hasPrefix("# columns:") {
                    columns = line.dropFirst(10).split(separator: " ")
                }
                continue
            }
            if line.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
            var fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            if let comment = fields.firstIndex(where: { $0.hasPrefix("#") }), comment > 0 {
                fields.removeSubrange(comment...)
            }
            while let last = fields.last, last.allSatisfy({ $0 == " " }) { fields.removeLast() }
            guard fields.count == columns.count else {
                throw PackError(
                    path, line: number,
                    expected: columns.isEmpty
                        ? "a header line “# columns: …” first" : "\(columns.count) fields",
                    found: "\(fields.count)")
            }
            rows.append(Row(line: number, fields: fields))
        }
        self.path = path
        self.columns = columns
        self.rows = rows
    }
}

/// The texts of all tables by path: the embedded ones with a folder of the user's laid over.
package struct TableSource: Sendable {
    package private(set) var texts: [String: Substring]

    /// The tables that were embedded when the program was built.
    package static let embedded = TableSource(archive: EmbeddedPacks.archive.description)

    /// - Parameter archive: Tables, each after a line `@@ <path>`.
    package init(archive: String) {
        var texts: [String: Substring] = [:]
        let bytes = archive.utf8
        var path: String?
        var start = bytes.startIndex
        var line = bytes.startIndex
        while line < bytes.endIndex {
            let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.endIndex
            if bytes[line..<end].starts(with: "@@ ".utf8) {
                if let path { texts[path] = archive[start..<line] }
                path = String(archive[line..<end].dropFirst(3))
                start = end < bytes.endIndex ? bytes.index(after: end) : end
            }
            line = end < bytes.endIndex ? bytes.index(after: end) : end
        }
        if let path { texts[path] = archive[start...] }
        self.texts = texts
    }

    /// Lays one table over: it replaces an embedded one of the same path.
    package mutating func lay(over path: String, text: String) { texts[path] = Substring(text) }

    /// Tags that have a folder, sorted; `mul` (all languages) is none.
    package var languages: [String] {
        Set(texts.keys.compactMap { $0.split(separator: "/").first.map(String.init) })
            .subtracting(["mul"]).sorted()
    }

    /// - Throws: ``PackError`` if there is no such table or its form is wrong.
    package func table(_ path: String, columns: [String]) throws(PackError) -> Table {
        guard let text = texts[path] else {
            throw PackError(path, expected: "the table", found: "no such file")
        }
        let table = try Table(path: path, text: text)
        guard table.columns.elementsEqual(columns, by: { $0 == $1 }) else {
            throw PackError(
                path, expected: "# columns: \(columns.joined(separator: " "))",
                found: table.columns.joined(separator: " "))
        }
        return table
    }
}
