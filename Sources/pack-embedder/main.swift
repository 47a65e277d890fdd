// Writes all language tables into one Swift source file.
//
//     pack-embedder FOLDER SOURCE
//
// The file declares one string literal, all tables end to end, each compressed (zlib) and in
// Base64, and where each of them lies in it, how long it is and its SHA-256. One literal, because
// the compiler takes seconds to minutes for collections of them and next to nothing for one of
// megabytes; a StaticString, because it then lies in the program's read-only pages and costs
// nothing at start; compressed, because the tables would be a fifth of the program.
import CZlib
import Foundation
import TextKernel

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

/// The bytes in zlib's format (RFC 1950).
func compressed(_ bytes: [UInt8]) -> Data {
    var length = compressBound(UInt(bytes.count))
    var result = [UInt8](repeating: 0, count: Int(length))
    let status = compress2(&result, &length, bytes, UInt(bytes.count), Z_BEST_COMPRESSION)
    guard status == Z_OK else { fail("zlib failed with \(status)") }
    return Data(result[..<Int(length)])
}

var archive = ""
var contents: [String] = []
for table in tables {
    let path = table.dropFirst(folder.path.count + 1)
    guard let text = String(data: try Data(contentsOf: URL(filePath: table)), encoding: .utf8)
    else { fail("\(path): not UTF-8; save the table as UTF-8") }
    if text.utf8.contains(0x0D) { fail("\(path): a table may hold no carriage return") }
    let bytes = Array((text.hasSuffix("\n") ? text : text + "\n").utf8)
    let encoded = compressed(bytes).base64EncodedString()
    let place = "\(archive.utf8.count), \(encoded.utf8.count), \(bytes.count)"
    contents.append("(\"\(path)\", \(place), \"\(SHA256.identity(of: bytes))\"),")
    archive += encoded
}

let source = """
    /// The language tables as they stood when the program was built.
    package enum EmbeddedPacks {
        /// All tables, one after another, compressed and in Base64.
        package static let archive: StaticString = "\(archive)"

        /// Where each table lies in the archive, its length once decoded, in bytes, and its digest.
        package static let contents:
            [(path: StaticString, offset: Int, byteCount: Int, length: Int, digest: StaticString)] = [
            \(contents.joined(separator: "\n        "))
        ]
    }

    """
try Data(source.utf8).write(to: URL(filePath: arguments[2]), options: .atomic)
