import Foundation
import Invariants
import Testing

/// What the fuzzer ever found, and the inputs with which it begins, keep their promises.
@Suite struct FuzzRegressionTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fuzz")

    /// The inputs with which the fuzzer begins, a line each in base64.
    private static func corpus(of target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
        let file = folder.appending(path: "Corpus/\(target.name).base64")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            (name: String(line), bytes: [UInt8](try #require(Data(base64Encoded: String(line)))))
        }
    }

    /// What was found once, a file each.
    private static func regressions(
        of target: FuzzTarget
    ) throws -> [(name: String, bytes: [UInt8])] {
        let folder = folder.appending(path: "Regressions").appending(path: target.name)
        guard FileManager.default.fileExists(atPath: folder.path()) else { return [] }
        return try FileManager.default.contentsOfDirectory(
            at: folder,
            includingPropertiesForKeys: nil
        ).map { (name: $0.lastPathComponent, bytes: [UInt8](try Data(contentsOf: $0))) }
    }

    @Test(arguments: FuzzTarget.all.map(\.name))
    func everyInputKeepsItsPromises(_ name: String) throws {
        let target = try #require(FuzzTarget.named(name))
        for input in try Self.corpus(of: target) + Self.regressions(of: target) {
            let complaints = target.complaints(about: input.bytes)
            #expect(complaints.isEmpty, "\(name)/\(input.name): \(complaints)")
        }
    }

    /// A file or folder that no target reads would be tests that are never run.
    @Test(arguments: ["Corpus", "Regressions"])
    func everythingIsATargets(_ kind: String) throws {
        let folder = Self.folder.appending(path: kind)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
            .filter { !$0.hasPrefix(".") }
            .map { $0.replacingOccurrences(of: ".base64", with: "") }
        #expect(!names.isEmpty)
        #expect(names.allSatisfy { FuzzTarget.named($0) != nil }, "\(names)")
    }
}
