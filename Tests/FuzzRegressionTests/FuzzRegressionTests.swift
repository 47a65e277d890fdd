import Foundation
import Invariants
import Testing

/// What the fuzzer ever found, and the inputs with which it begins, keep their promises.
@Suite struct FuzzRegressionTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fuzz")

    /// The inputs of `target` in Corpus or Regressions, by name.
    private static func inputs(_ kind: String, _ target: FuzzTarget) throws -> [URL] {
        let folder = folder.appending(path: kind).appending(path: target.name)
        guard FileManager.default.fileExists(atPath: folder.path()) else { return [] }
        return try FileManager.default.contentsOfDirectory(
            at: folder,
            includingPropertiesForKeys: nil
        ).sorted { $0.path() < $1.path() }
    }

    @Test(arguments: FuzzTarget.all.map(\.name), ["Corpus", "Regressions"])
    func everyInputKeepsItsPromises(_ name: String, _ kind: String) throws {
        let target = try #require(FuzzTarget.named(name))
        for file in try Self.inputs(kind, target) {
            let input = [UInt8](try Data(contentsOf: file))
            let complaints = target.complaints(about: input)
            #expect(complaints.isEmpty, "\(kind)/\(name)/\(file.lastPathComponent): \(complaints)")
        }
    }

    /// A folder that no target reads would be tests that are never run.
    @Test(arguments: ["Corpus", "Regressions"])
    func everyFolderIsATargets(_ kind: String) throws {
        let folder = Self.folder.appending(path: kind)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
            .filter { !$0.hasPrefix(".") }
        #expect(!names.isEmpty)
        #expect(names.allSatisfy { FuzzTarget.named($0) != nil }, "\(names)")
    }
}
