import Foundation
import Glibc
import Intake
import LinuxIO
import Reports
import TestSupport
import Testing

/// `rejected` and `requeue`: what they show, and what they will not touch.
@Suite struct RejectedTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write([], to: "inbox/.keep")
        try folder.write([], to: "rejected/.keep")
    }

    /// Rejects a file as the daemon does.
    private func reject(
        _ bytes: [UInt8],
        as name: PathBytes,
        _ reason: Rejection.Reason = .notText
    ) throws {
        try folder.write(bytes, to: "claimed/file")
        let root = try Folder(PathBytes(folder.path))
        let rejected = RejectedFolder(try OwnFolder(PathBytes("rejected"), in: root))
        _ = try rejected.put(
            PathBytes("file"),
            from: Folder(PathBytes("claimed"), in: root),
            because: Rejection(reason, "begins like a PDF"),
            record: (name, "2026-11-21T09:14:03.114Z")
        )
    }

    private func reject(_ text: String, as name: String) throws {
        try reject(Array(text.utf8), as: PathBytes(name))
    }

    private func control(_ arguments: String...) throws -> Tool.Result {
        try Tool.run("articlectl", arguments + ["--state", folder.path])
    }

    private func listed() throws -> [[String: String]] {
        let output = try control("rejected", "list", "--json").output
        return try output.split(separator: 0x0A).map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
            return (object ?? [:]).mapValues { "\($0)" }
        }
    }

    @Test func listsEachFileWithItsReason() throws {
        try reject("%PDF", as: "wire/a.pdf")
        try reject("%PDF-2", as: "wire/a.pdf")
        try reject("x", as: "b.reason.json")
        let files = try listed()
        #expect(files.map { $0["name"] } == ["b.reason.json", "wire/a.pdf", "wire/a.pdf~2"])
        #expect(files.allSatisfy { $0["reason"] == "not-text" && $0["presence"] == "rejected" })
        #expect(files.last?["file"] == "wire/a.pdf" && files.last?["bytes"] == "6")
        let text = try control("rejected", "list").text
        #expect(text.contains("2026-11-21T09:14:03.114Z  not-text  wire/a.pdf  4 B  begins like"))
    }

    @Test func tellsWhatIsNotAsTheDaemonLeftIt() throws {
        try reject("x", as: "gone.txt")
        try folder.remove("rejected/gone.txt")
        try folder.write("x".utf8, to: "rejected/alone.txt")
        try folder.write("{torn".utf8, to: "rejected/odd.txt.reason.json")
        try folder.write("x".utf8, to: "rejected/odd.txt")
        let files = try listed()
        #expect(files.map { $0["name"] } == ["alone.txt", "gone.txt", "odd.txt"])
        #expect(files.map { $0["presence"] } == ["unexplained", "file-gone", "rejected"])
    }

    @Test func showsTheHeadWithoutLettingItAct() throws {
        let head = "one\u{1B}[2Jtwo\u{202E}\n" + String(repeating: "y", count: 5000)
        try reject(Array(head.utf8) + [0xFF], as: PathBytes("a\u{7}.txt"))
        let text = try control("rejected", "show", "a\u{7}.txt").text
        #expect(text.contains("one\\u{1b}[2Jtwo\\u{202e}\nyyy") && text.contains("bytes more"))
        let forbidden: [Unicode.Scalar] = ["\u{1B}", "\u{202E}", "\u{7}"]
        for scalar in forbidden { #expect(!text.unicodeScalars.contains(scalar)) }
    }

    @Test(arguments: ["../outside", "/etc/passwd", "a/../../outside", "", ".", "a//b"])
    func noPathLeadsOut(_ name: String) throws {
        try folder.write("secret".utf8, to: "outside")
        for verb in [["rejected", "show"], ["requeue"]] {
            let result = try Tool.run("articlectl", verb + ["--state", folder.path, "--", name])
            #expect(result.status == 64, "\(verb) \(name)")
            #expect(!result.text.contains("secret"))
        }
        #expect(try folder.read("outside") == Array("secret".utf8))
    }

    @Test func noLinkIsFollowed() throws {
        try folder.write("secret".utf8, to: "elsewhere/file.txt")
        symlink(folder.path + "/elsewhere", folder.path + "/rejected/folder")
        symlink(folder.path + "/elsewhere/file.txt", folder.path + "/rejected/link.txt")
        mkfifo(folder.path + "/rejected/fifo", 0o600)
        #expect(try control("rejected", "show", "link.txt").text.contains("symbolic link"))
        #expect(try control("rejected", "show", "fifo").text.contains("FIFO"))
        #expect(try control("rejected", "show", "folder/file.txt").status != 0)
        for name in ["link.txt", "fifo"] { #expect(try control("requeue", name).status == 65) }
        #expect(try control("requeue", "folder/file.txt").status != 0)
        #expect(try listed().map { $0["name"] } == ["fifo", "folder", "link.txt"])
        #expect(folder.names(in: "inbox") == [".keep"])
        #expect(folder.names(in: "elsewhere") == ["file.txt"])
    }

    @Test func aFileGoesBackWhereItCameFrom() throws {
        try reject("text one", as: "wire/a.txt")
        try reject("text two", as: "wire/a.txt")
        #expect(try control("requeue", "wire/a.txt~2").status == 0)
        #expect(try folder.read("inbox/wire/a.txt") == Array("text two".utf8))
        // The name is taken now.
        let result = try control("requeue", "wire/a.txt")
        #expect(result.text == "rejected/wire/a.txt -> inbox/wire/a.txt~2\n")
        #expect(try folder.read("inbox/wire/a.txt~2") == Array("text one".utf8))
        #expect(folder.names(in: "rejected/wire") == [])
    }

    @Test func namesThatAreNoTextSurvive() throws {
        let name = PathBytes([0x61, 0xFF, 0x2F, 0x62])
        try reject(Array("x".utf8), as: name)
        #expect(try listed().first?["nameBytes"] == "61ff2f62")
        #expect(try control("requeue", "--all").status == 0)
        let inbox = try Folder(PathBytes(folder.path + "/inbox"))
        #expect(try inbox.status(of: name)?.byteCount == 1)
    }

    @Test func anInboxElsewhereMayBeALinkAndOnAnotherFileSystem() throws {
        let memory = "/dev/shm/articled-test-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        try FileManager.default.createDirectory(
            atPath: memory,
            withIntermediateDirectories: false
        )
        defer { try? FileManager.default.removeItem(atPath: memory) }
        try folder.remove("inbox")
        symlink(memory, folder.path + "/inbox")
        try reject("text one", as: "wire/a.txt")
        try reject("text two", as: "wire/a.txt")
        #expect(try control("requeue", "--all").status == 0)
        let inbox = try Folder(PathBytes(memory))
        #expect(try inbox.names().map(\.description) == ["wire"])
        #expect(try inbox.names(in: PathBytes("wire")).map(\.description) == ["a.txt", "a.txt~2"])
        #expect(folder.names(in: "rejected/wire") == [])
    }

    @Test func manyAtOnceByReason() throws {
        try reject("x", as: "a.txt")
        try reject([], as: PathBytes("b.txt"), .empty)
        try reject("z", as: "c.txt")
        #expect(try control("requeue", "--reason", "empty").status == 0)
        #expect(folder.names(in: "inbox") == [".keep", "b.txt"])
        #expect(try control("requeue", "--all").status == 0)
        #expect(folder.names(in: "inbox") == [".keep", "a.txt", "b.txt", "c.txt"])
        #expect(folder.names(in: "rejected") == [".keep"])
    }

    /// A kill between the rename and the removal of the reason leaves the reason.
    @Test func aSecondTryClearsAwayWhatAKilledOneLeft() throws {
        try reject("x", as: "a.txt")
        try folder.write("x".utf8, to: "inbox/a.txt")
        try folder.remove("rejected/a.txt")
        #expect(try control("requeue", "a.txt").status == 0)
        #expect(folder.names(in: "rejected") == [".keep"])
        #expect(folder.names(in: "inbox") == [".keep", "a.txt"])
    }

    @Test func aReasonThatLeadsElsewhereIsNotObeyed() throws {
        for (index, path) in ["../../escaped", "/tmp/escaped", "a/../../b"].enumerated() {
            try folder.write("x".utf8, to: "rejected/\(index).txt")
            let reason =
                #"{"reason":"empty","detail":"","file":"\#(path)","bytes":1,"when":"x"}"#
            try folder.write(reason.utf8, to: "rejected/\(index).txt.reason.json")
        }
        #expect(try control("requeue", "--all").status == 0)
        #expect(folder.names(in: "inbox") == [".keep", "0.txt", "1.txt", "2.txt"])
    }

    @Test func wrongNamesAndNoStateAre64And66() throws {
        #expect(try control("requeue", "none.txt").status == 66)
        #expect(try control("rejected", "show", "none.txt").status == 66)
        #expect(try control("requeue").status == 64)
        #expect(try control("requeue", "a", "--all").status == 64)
        #expect(try control("requeue", "--reason", "because").status == 64)
        let result = try Tool.run("articlectl", ["rejected", "list", "--state", "/nonexistent"])
        #expect(result.status == 66)
    }
}

/// `articlectl metrics`.
@Suite struct MetricsReportTests {
    @Test func printsTheFileAsItIs() throws {
        let folder = try TemporaryFolder()
        let arguments = ["metrics", "--state", folder.path]
        #expect(try Tool.run("articlectl", arguments).status == 66)
        try folder.write("articled_up 1\n".utf8, to: "metrics/articled.prom")
        let result = try Tool.run("articlectl", arguments)
        #expect(result.status == 0 && result.text == "articled_up 1\n")
    }
}
