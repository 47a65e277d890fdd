import ArticleModel
import Foundation
import Glibc
import Intake
import LinuxIO
import Reports
import Store
import TestSupport
import Testing

/// `articlectl replay`: everything archived is read again, nothing is lost, the old store stays.
@Suite struct ReplayTests {
    private let folder: TemporaryFolder

    /// A store and an archive as the daemon leaves them.
    init() throws {
        folder = try TemporaryFolder()
        for number in 1...5 {
            try folder.write(
                "The mayor of Aarhus said on Monday that ferry \(number) was late.\n".utf8,
                to: "inbox/wire/\(number).txt"
            )
        }
        #expect(try Tool.run("articled", ["--oneshot", "--state", folder.path]).status == 0)
        #expect(lines().count == 5)
    }

    private func lines(in store: String = "store") -> [String] {
        let names = folder.names(in: store).filter {
            $0.hasSuffix(".jsonl") && $0 != "articles.jsonl"
        }
        let files = (names + ["articles.jsonl"]).compactMap { try? folder.read("\(store)/\($0)") }
        return files.flatMap { String(decoding: $0, as: UTF8.self).split(separator: "\n") }
            .map(String.init)
    }

    private func replay(_ options: String...) throws -> (result: Tool.Result, report: [String: Any])
    {
        let result = try Tool.run(
            "articlectl",
            ["replay", "--json", "--state", folder.path] + options
        )
        let report = try? JSONSerialization.jsonObject(with: Data(result.output))
        return (result, report as? [String: Any] ?? [:])
    }

    private func archived(_ name: String) throws -> String {
        let day = try #require(folder.names(in: "archive").first { $0 != "duplicates" })
        return "archive/\(day)/wire/\(name)"
    }

    private func verify(_ path: String? = nil) throws {
        let result = try Tool.run("articlectl", ["verify", "--state", path ?? folder.path])
        #expect(result.status == 0, "\(result.text)")
    }

    @Test func anotherArticleOfTheSameNameIsToldAgain() throws {
        try folder.write("Something else under that name.".utf8, to: "inbox/wire/2.txt")
        #expect(try Tool.run("articled", ["--oneshot", "--state", folder.path]).status == 0)
        let before = lines()
        #expect(before.last?.contains("same-name:") == true)
        #expect(try replay().result.status == 0)
        #expect(lines() == before)
    }

    /// A record of the store, changed, as an older program might have written it.
    private func rewrite(_ change: (inout ArticleRecord) -> Void) throws {
        let records = try lines().map {
            var record = try JSONDecoder().decode(ArticleRecord.self, from: Data($0.utf8))
            change(&record)
            return record.line() + [10]
        }
        try folder.write(records.flatMap(\.self), to: "store/articles.jsonl")
    }

    @Test func theSameProgramGivesTheSameStore() throws {
        let before = lines()
        let (result, report) = try replay()
        #expect(result.status == 0, "\(result.errors)")
        #expect(lines() == before)
        #expect(report["readAnew"] as? Int == 5 && report["changed"] as? Int == 0)
        let old = try #require(report["oldStore"] as? String)
        #expect(old.hasPrefix("store.old-") && lines(in: old) == before)
        #expect(!folder.names().contains("store.new"))
        #expect(!folder.names(in: "store").contains(".unfinished"))
        try verify()
        // And the daemon goes on with it.
        try folder.write("One more.".utf8, to: "inbox/more.txt")
        #expect(try Tool.run("articled", ["--oneshot", "--state", folder.path]).status == 0)
        #expect(lines().count == 6)
    }

    @Test func whatAnOlderProgramWroteIsReadAnew() throws {
        let now = lines()
        try rewrite { record in
            record.headline = "Read by an older program"
            record.extractor.version = "0.0.1"
        }
        let old = lines()
        let (dry, would) = try replay("--dry-run")
        #expect(dry.status == 0 && lines() == old && would["changedContent"] as? Int == 5)
        #expect(!folder.names().contains { $0.hasPrefix("store.") })
        let (_, report) = try replay()
        #expect(report["changed"] as? Int == 5 && lines() == now)
    }

    @Test func whatHasNoFileAnyMoreIsTakenOver() throws {
        try rewrite { $0.headline = "Read by an older program" }
        let old = lines()
        try folder.remove(archived("2.txt"))
        try folder.write("changed since".utf8, to: archived("4.txt"))
        let (result, report) = try replay()
        #expect(result.status == 0)
        #expect(report["takenOver"] as? Int == 2 && report["readAnew"] as? Int == 3)
        #expect(result.errors.contains("record 2 is taken over as it was"))
        let new = lines()
        #expect(new[1] == old[1] && new[3] == old[3] && new[0] != old[0])
        // The file in its place is an article that the store had no record of.
        #expect(report["added"] as? Int == 1 && new.count == 6)
        try verify()
    }

    @Test func aDuplicateServesWhereTheOriginalIsGone() throws {
        let path = try archived("3.txt")
        let bytes = try folder.read(path)
        try folder.remove(path)
        try folder.write(bytes, to: "archive/duplicates/2026-11-21/again.txt")
        let before = lines()
        let (_, report) = try replay()
        #expect(report["readAnew"] as? Int == 5 && report["added"] as? Int == 0)
        #expect(lines().map(record) == before.map(record))
    }

    /// Without the time of change, which the duplicate need not share.
    private func record(_ line: String) -> ArticleRecord? {
        try? JSONDecoder().decode(ArticleRecord.self, from: Data(line.utf8))
    }

    @Test func whatTheStoreHasLostComesBack() throws {
        var bytes = try folder.read("store/articles.jsonl")
        bytes[200] ^= 1
        try folder.write(bytes, to: "store/articles.jsonl")
        let damaged = lines()
        let (result, report) = try replay()
        #expect(result.status == 0)
        #expect(report["damaged"] as? Int == 1 && report["added"] as? Int == 1)
        #expect(report["renumbered"] as? Int == 4 && report["records"] as? Int == 5)
        #expect(Set(lines().compactMap { record($0)?.file.name }).count == 5)
        #expect(lines().compactMap { record($0)?.seq } == [1, 2, 3, 4, 5])
        let old = try #require(report["oldStore"] as? String)
        #expect(lines(in: old) == damaged)
        try verify()
    }

    @Test func storiesOfRecordsThatAreTakenOverAreRenumberedWithThem() throws {
        try rewrite { record in
            record.story?.id = "story/2"
            record.seq += record.seq > 1 ? 3 : 0
        }
        for number in 1...5 { try folder.remove(archived("\(number).txt")) }
        let (_, report) = try replay()
        #expect(report["takenOver"] as? Int == 5 && report["renumbered"] as? Int == 4)
        #expect(lines().compactMap { record($0)?.seq } == [1, 2, 3, 4, 5])
        #expect(lines().compactMap { record($0)?.story?.id }.allSatisfy { $0 == "story/2" })
    }

    @Test func compressedSegmentsAreReplayed() throws {
        let store = try ArticleStore(state: PathBytes(folder.path))
        try store.seal()
        _ = consume store
        let name = try #require(folder.names(in: "store").first { $0.contains("-") })
        let before = lines()
        try Tool.system("zstd", ["-q", "--rm", folder.path + "/store/" + name])
        let (_, report) = try replay()
        #expect(report["readAnew"] as? Int == 5 && lines() == before)
    }

    @Test func aRunningDaemonKeepsItOut() throws {
        let store = try ArticleStore(state: PathBytes(folder.path))
        let before = lines()
        #expect(try replay().result.status == 75)
        #expect(try replay("--dry-run").result.status == 0)
        _ = consume store
        #expect(lines() == before && !folder.names().contains("store.new"))
    }

    @Test func anotherFolderLeavesTheStoreAlone() throws {
        let target = folder.path + "/elsewhere"
        let (result, report) = try replay("--into", target)
        #expect(result.status == 0 && report["oldStore"] is NSNull)
        #expect(lines(in: "elsewhere") == lines())
        #expect(try replay("--into", target).result.status == 73)
    }

    @Test func aNewerStoreIsNotReplayed() throws {
        let line = String(decoding: try folder.read("store/articles.jsonl"), as: UTF8.self)
        let newer = line.split(separator: "\n")[0].replacing("articled/1", with: "articled/2")
        let unchecked = newer.split(separator: ",\"check\"")[0] + "}\n"
        try folder.write(unchecked.utf8, to: "store/articles.jsonl")
        #expect(try replay().result.status == 65)
        #expect(lines() == [String(unchecked.dropLast())])
    }

    @Test func archivedFilesThatAreNoArticlesNowAreNamedAndLinksPassedOver() throws {
        try folder.write("%PDF-1.4".utf8, to: "archive/2026-11-20/a.pdf")
        symlink("/etc/passwd", folder.path + "/archive/2026-11-20/link.txt")
        let (result, report) = try replay()
        #expect(report["refused"] as? Int == 1 && report["records"] as? Int == 5)
        #expect(result.errors.contains("archive/2026-11-20/a.pdf: not-text"))
        #expect(result.errors.contains("archive/2026-11-20/link.txt cannot be read"))
    }

    /// Whatever the moment, `store` is whole, and the next run completes.
    @Test func killedAtAnyMomentTheStoreIsWhole() throws {
        let before = lines()
        var kills = 0
        for delay in stride(from: 0, to: 400_000, by: 10_000) {
            let child = try Child(
                Tool.programs.appending(path: "articlectl").path(percentEncoded: false),
                ["replay", "--state", folder.path],
                output: "/dev/null"
            )
            usleep(UInt32(delay))
            kills += child.kill() ? 1 : 0
            #expect(lines() == before, "killed after \(delay) µs")
        }
        #expect(kills > 3)
        #expect(try replay().result.status == 0)
        #expect(lines() == before && !folder.names().contains { $0.hasPrefix("store.new") })
        for name in folder.names() where name.hasPrefix("store.old-") {
            #expect(lines(in: name) == before, "\(name)")
        }
    }
}

/// What a killed replay leaves, step by step.
@Suite struct StoreSwapTests {
    private let folder: TemporaryFolder
    private let swap: StoreSwap
    private let now = Timestamp(seconds: 1_795_252_443)

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("old".utf8, to: "store/articles.jsonl")
        swap = StoreSwap(state: try Folder(PathBytes(folder.path)))
    }

    private func text(_ name: String) throws -> String {
        String(decoding: try folder.read(name), as: UTF8.self)
    }

    @Test func anUnfinishedStoreIsRemoved() throws {
        _ = try StoreSwap.begin("store.new", in: swap.state)
        try folder.write("half".utf8, to: "store.new/articles.jsonl")
        try folder.write("half".utf8, to: "store.new/.index/x.ids")
        #expect(try swap.cleanUp(now: now) == nil)
        #expect(folder.names() == ["store"])
    }

    @Test func aBeginningThatWasCutShortIsTakenUp() throws {
        try folder.write([], to: "store.new.begun/.unfinished")
        _ = try StoreSwap.begin("store.new", in: swap.state)
        #expect(folder.names() == ["store", "store.new"])
    }

    @Test func afterTheSwapTheOldStoreIsKeptWhoeverGivesItItsName() throws {
        let made = try StoreSwap.begin("store.new", in: swap.state)
        try folder.write("new".utf8, to: "store.new/articles.jsonl")
        try StoreSwap.finish(made)
        try swap.state.exchange(PathBytes("store.new"), with: PathBytes("store"))
        // Killed here, the next run finds the old store under the new one's name.
        #expect(try swap.cleanUp(now: now) == "store.old-20261121T091403Z")
        #expect(try text("store/articles.jsonl") == "new")
        #expect(try text("store.old-20261121T091403Z/articles.jsonl") == "old")
    }

    @Test func theClockMayStandStill() throws {
        for number in 1...3 {
            let made = try StoreSwap.begin("store.new", in: swap.state)
            try folder.write("new \(number)".utf8, to: "store.new/articles.jsonl")
            try StoreSwap.finish(made)
            _ = try swap.swap(now: now)
        }
        #expect(try text("store/articles.jsonl") == "new 3")
        #expect(folder.names().count == 4)
    }

    @Test func aLinkOfThatNameIsNotFollowed() throws {
        try folder.write("precious".utf8, to: "elsewhere/.unfinished")
        symlink(folder.path + "/elsewhere", folder.path + "/store.new")
        #expect(throws: SystemCallError.self) { try swap.cleanUp(now: now) }
        #expect(try text("elsewhere/.unfinished") == "precious")
    }
}
