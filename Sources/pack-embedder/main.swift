// Writes all language tables into one Swift source file.
//
//     pack-embedder FOLDER SOURCE
//
// The file declares one raw multi-line string literal, all tables end to end, and where each of
// them lies in it. One literal, because the compiler takes seconds to minutes for collections
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
var contents: [String] = []
for table in tables {
    let path = table.dropFirst(folder.path.count + 1)
    guard let text = String(data: try Data(contentsOf: URL(filePath: table)), encoding: .utf8)
    else { fail("\(path): not UTF-8; save the table as UTF-8") }
    if text.contains("\"\"\"") || text.utf8.contains(0x0D) {
        fail("\(path): a table may hold no \"\"\" and no carriage return")
    }
    let whole = text.hasSuffix("\n") ? text : text + "\n"
    contents.append("(\"\(path)\", \(archive.utf8.count), \(whole.utf8.count)),")
    archive += whole
}

let source = """
    /// The language tables as they stood when the program was built.
    package enum EmbeddedPacks {
        /// All tables, one after another.
        package static let archive: StaticString = ###\"\"\"
    \(archive)
    \"\"\"###

        /// Where each table lies in the archive, in bytes.
        package static let contents: [(path: StaticString, offset: Int, byteCount: Int)] = [
            \(contents.joined(separator: "\n        "))
        ]
    }

    """
try Data(source.utf8).write(to: URL(filePath: arguments[2]), options: .atomic)
