import FoundationEssentials

/// Sentences of one source in the order of its texts: a file `<language>.<source>.txt`, one
/// sentence a line.
struct SentenceList {
    /// Sentences that are read as one text, joined by spaces.
    private static let textLength = 10

    /// Some sentences joined by spaces.
    struct Text {
        var utf8: [UInt8] = []
        /// Where the sentences end, in bytes.
        var ends: Set<Int> = []
    }

    let language: String
    let name: String
    let texts: [Text]

    /// - Throws: what the file system throws.
    init(_ file: URL) throws {
        name = file.lastPathComponent
        language = String(name.prefix { $0 != "." })
        let lines = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            .split(separator: "\n")
        texts = stride(from: 0, to: lines.count, by: SentenceList.textLength).map { start in
            var text = Text()
            for line in lines[start..<min(start + SentenceList.textLength, lines.count)] {
                if !text.utf8.isEmpty { text.utf8.append(0x20) }
                text.utf8 += Array(line.utf8)
                text.ends.insert(text.utf8.count)
            }
            return text
        }
    }

    /// The lists of a folder, sorted by name.
    ///
    /// - Throws: what the file system throws.
    static func all(in folder: URL) throws -> [SentenceList] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".txt") }
            .sorted()
            .map { try SentenceList(folder.appending(path: $0)) }
    }
}
