import Foundation

/// A temporary folder that is removed with the value.
package final class ScratchFolder: Sendable {
    package let path: String

    package init() throws {
        let url = FileManager.default.temporaryDirectory
            .appending(path: "articled-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file, with the folders above it.
    package func write(_ bytes: [UInt8], to name: String) throws {
        let url = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: url)
    }

    package func write(_ text: String, to name: String) throws {
        try write(Array(text.utf8), to: name)
    }

    package func read(_ name: String) throws -> String {
        try String(contentsOfFile: path + "/" + name, encoding: .utf8)
    }

    /// The paths of all files below the folder `name`, sorted.
    package func files(below name: String = "") -> [String] {
        let start = name.isEmpty ? path : path + "/" + name
        let names = FileManager.default.enumerator(atPath: start)?.compactMap { $0 as? String }
        return (names ?? []).filter { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(
                atPath: start + "/" + name,
                isDirectory: &isFolder
            ) && !isFolder.boolValue
        }.sorted()
    }
}

/// Waits for a fact, at most half a minute: tests share the machine with others.
package func eventually(_ fact: () -> Bool) -> Bool {
    for _ in 0..<3000 {
        if fact() { return true }
        Thread.sleep(forTimeInterval: 0.01)
    }
    return false
}
