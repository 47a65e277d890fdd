// A build with the static runtime has no Testing module and needs none of this.
#if canImport(Testing)
import Foundation
package import Testing

/// Compares `actual` with the file `Golden/<name>` beside the calling test.
///
/// `make golden` (which sets `ARTICLED_RECORD=1`) rewrites the file instead and fails the test,
/// so that a recording run is never taken for a passing one; the difference is then reviewed
/// like any other change.
package func expectGolden(
    _ actual: String,
    _ name: String,
    file: String = #filePath,
    at location: SourceLocation = #_sourceLocation
) throws {
    let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "Golden")
    let url = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["ARTICLED_RECORD"] == "1" {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(actual.utf8).write(to: url, options: .atomic)
        Issue.record("recorded \(name)", sourceLocation: location)
        return
    }
    let expected = try String(contentsOf: url, encoding: .utf8)
    #expect(actual == expected, "differs from Golden/\(name)", sourceLocation: location)
}
#endif
