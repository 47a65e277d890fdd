// Writes all language tables into one Swift source file.
//
//     pack-embedder FOLDER SOURCE
//
// The file declares one raw multi-line string literal: a line `@@ <path>` before each table,
// then the table. One literal, because the compiler takes seconds to minutes for collections
// of them and next to nothing for one of megabytes; a StaticString, because it then lies in
// the program's read-only pages and costs nothing at start.
import Foundation

func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data("pack-embedder: \(message)\n".utf8))
    exit(65)
}

let arguments = CommandLine.arguments
guard arguments.count == 3 else { fail("usage: pack-embedder FOLDER SOURCE") }
let folder = URL(filePath: arguments[1]).resolvingSymlinksInPath()
let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
let tables = (found?.allObjects as? [URL] ?? [])
    .filter { $0.pathExtension == "tsv" }
    .map { $0.resolvingSymlinksInPath().path }
    .sorted()

var archive = ""
for table in tables {
    let path = table.dropFirst(folder.path.count + 1)
    guard let text = String(data: try Data(contentsOf: URL(filePath: table)), encoding: .utf8)
    else { fail("\(path): not UTF-8; save the table as UTF-8") }
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where line.contains("\"\"\"") || line.hasPrefix("@@ ") || line.contains("\r") {
        fail("\(path):\(index + 1): a table may hold no \"\"\", no carriage return and no line that begins with @@")
    }
    archive += "@@ \(path)\n" + text + (text.hasSuffix("\n") ? "" : "\n")
}

let source = """
    /// The language tables as they stood when the program was built.
    package enum EmbeddedPacks {
        /// Each table after a line `@@ <path>`.
        package static let archive: StaticString = ###\"\"\"
    \(archive)\"\"\"###
    }

    """
try Data(source.utf8).write(to: URL(filePath: arguments[2]), options: .atomic)
