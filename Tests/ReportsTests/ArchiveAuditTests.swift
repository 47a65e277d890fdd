import Foundation
import TestSupport
import Testing

/// `articlectl verify --archive`: whether every archived file has its record.
@Suite struct ArchiveAuditTests {
    private let folder: TemporaryFolder

    /// A store and an archive as the daemon leaves them, with a duplicate.
    init() throws {
        folder = try TemporaryFolder()
        for name in ["one", "two", "two-again"] {
            let number = name.prefix(3)
            try folder.write(
                "Ferry \(number) was late, said the mayor.\n".utf8,
                to: "inbox/\(name).txt"
            )
        }
        #expect(try Tool.run("articled", ["--oneshot", "--state", folder.path]).status == 0)
    }

    private func verify(_ options: String...) throws -> Tool.Result {
        try Tool.run("articlectl", ["verify", "--archive", "--state", folder.path] + options)
    }

    /// What a disk that lies about its syncs leaves of two records.
    private func loseTheLastRecord() throws -> String {
        let lines = try String(decoding: folder.read("store/articles.jsonl"), as: UTF8.self)
            .split(separator: "\n")
        try folder.write((String(lines[0]) + "\n").utf8, to: "store/articles.jsonl")
        return lines[1].contains("\"name\":\"one.txt\"") ? "one" : "two"
    }

    @Test func everyArchivedFileHasItsRecord() throws {
        let result = try verify()
        #expect(result.status == 0)
        #expect(result.text.contains("2 archived articles"))
    }

    @Test func aFileWhoseRecordIsGoneIsNamedWithItsRemedy() throws {
        let lost = try loseTheLastRecord()
        let result = try verify()
        #expect(result.status == 65)
        let found = result.text.split(separator: "\n").filter { $0.hasPrefix("archive/") }
        #expect(found.count == 1)
        #expect(found[0].contains("/\(lost)"))
        #expect(result.text.contains("move it to the inbox"))
        #expect(try Tool.run("articlectl", ["verify", "--state", folder.path]).status == 0)
    }

    @Test func jsonNamesTheFileToo() throws {
        let lost = try loseTheLastRecord()
        let output = try verify("--json").output
        let report = try #require(
            JSONSerialization.jsonObject(with: Data(output)) as? [String: Any]
        )
        #expect(report["sound"] as? Bool == false)
        let archive = try #require(report["archive"] as? [String: Any])
        let unrecorded = try #require(archive["unrecorded"] as? [String])
        #expect(unrecorded.count == 1 && unrecorded[0].contains("/\(lost)"))
        #expect(archive["articles"] as? Int == 2)
    }

    @Test func aLinkInTheArchiveIsNamedAndNotFollowed() throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/archive/link.txt",
            withDestinationPath: "/etc/hostname"
        )
        let result = try verify()
        #expect(result.status == 65)
        #expect(result.text.contains("archive/link.txt: cannot be read"))
    }
}
