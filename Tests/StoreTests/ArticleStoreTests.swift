import ArticleModel
import Glibc
import LinuxIO
import Store
import TestSupport
import Testing

/// What adding records promises.
@Suite struct AppendTests {
    @Test func aRecordGetsTheNextNumberWhateverItHad() throws {
        let folder = try TemporaryFolder()
        let store = try ArticleStore(folder)
        var stray = article(1)
        stray.seq = 900
        let placement = try store.append([stray, article(2)])
        #expect(placement?.seqs == 1..<3)
        #expect(placement?.segment == "articles.jsonl")
        #expect(placement?.offset == 0)
        #expect(placement?.byteCount == lines(2).count)
        #expect(try folder.read("store/articles.jsonl") == lines(2))
    }

    @Test func aBatchIsOneWriteAndOneSync() throws {
        let folder = try TemporaryFolder()
        let saboteur = Saboteur(.watch)
        let store = try ArticleStore(folder, .testing(disk: saboteur.disk(halving: false)))
        let before = saboteur.steps.count
        try store.append((1...50).map { article($0) })
        #expect(
            saboteur.steps[before...] == [
                .write("articles.jsonl", byteCount: lines(50).count), .syncData("articles.jsonl"),
            ]
        )
    }

    @Test func aNewStoreIsSyncedWithItsFolder() throws {
        let folder = try TemporaryFolder()
        let saboteur = Saboteur(.watch)
        _ = try ArticleStore(folder, .testing(disk: saboteur.disk()))
        #expect(
            saboteur.steps == [
                .syncFolder(folder.path), .create("articles.jsonl"), .sync("articles.jsonl"),
                .syncFolder("store"),
            ]
        )
    }

    @Test func whatAKilledProcessWroteIsSyncedBeforeItIsBelieved() throws {
        let folder = try TemporaryFolder()
        try folder.write(lines(2), to: "store/articles.jsonl")
        let saboteur = Saboteur(.watch)
        _ = try ArticleStore(folder, .testing(disk: saboteur.disk()))
        #expect(saboteur.steps == [.syncFolder(folder.path), .syncData("articles.jsonl")])
    }

    @Test func noRecordsAreNoWork() throws {
        let folder = try TemporaryFolder()
        #expect(try ArticleStore(folder).append([]) == nil)
        #expect(try folder.read("store/articles.jsonl") == [])
    }

    @Test func anArticleIsStoredOnce() throws {
        let folder = try TemporaryFolder()
        let store = try ArticleStore(folder)
        try store.append([article(1)])
        #expect(throws: StoreError.alreadyStored(id: article(1).id)) {
            try store.append([article(2), article(1)])
        }
        #expect(throws: StoreError.alreadyStored(id: article(3).id)) {
            try store.append([article(3), article(3)])
        }
        #expect(throws: StoreError.malformedID("sha256:A1")) {
            var record = article(4)
            record.id = "sha256:A1"
            try store.append([record])
        }
        #expect(try storedNumbers(in: folder) == [1])
        #expect(store.summary.nextSeq == 2)
    }

    @Test(arguments: ["", "1", "sha256:", "sha256:" + String(repeating: "G", count: 64), "md5:00"])
    func whatIsNoIdIsNotContained(_ id: String) throws {
        #expect(try !ArticleStore(TemporaryFolder()).contains(id))
    }

    @Test func theFileIsNotForEverybody() throws {
        let folder = try TemporaryFolder()
        _ = try ArticleStore(folder)
        let status = try Folder(PathBytes(folder.path + "/store"))
            .status(of: PathBytes("articles.jsonl"))
        #expect((status?.permissions ?? 0o777) & 0o137 == 0)
    }

    @Test func aFullDiskLeavesNoTrace() throws {
        let folder = try TemporaryFolder()
        let saboteur = Saboteur(
            .failOnce(code: ENOSPC) {
                if case .write(_, let byteCount) = $0 { byteCount < 200 } else { false }
            }
        )
        let store = try ArticleStore(folder, .testing(disk: saboteur.disk()))
        #expect(throws: StoreError.notWritten(SystemCallError("test", code: ENOSPC))) {
            try store.append([article(1), article(2)])
        }
        #expect(try folder.read("store/articles.jsonl") == [])
        #expect(!store.contains(article(1).id))
        try store.append([article(1), article(2)])
        #expect(try folder.read("store/articles.jsonl") == lines(2))
    }

    /// A sync that failed is not tried again: the kernel has forgotten what it did not write.
    @Test func afterAFailedSyncTheSegmentIsCutBackAndSealed() throws {
        let folder = try TemporaryFolder()
        try ArticleStore(folder).append([article(1)])
        // The first sync is that of opening.
        let saboteur = Saboteur(
            .failOnce(code: EIO, skipping: 1) { $0 == .syncData("articles.jsonl") }
        )
        let store = try ArticleStore(folder, .testing(disk: saboteur.disk()))
        #expect(throws: StoreError.suspect(SystemCallError("test", code: EIO))) {
            try store.append([article(2)])
        }
        #expect(throws: StoreError.needsReopening) { try store.append([article(2)]) }
        try store.reopen()
        #expect(!store.contains(article(2).id))
        try store.append([article(2)])
        #expect(
            folder.names(in: "store").filter { !$0.hasPrefix(".") } == [
                "articles-000000000001-000000000001.jsonl", "articles.jsonl",
            ]
        )
        #expect(try storedNumbers(in: folder) == [1, 2])
        #expect(try verification(of: folder).findings == [])
    }

    @Test(arguments: ["renamed", "removed", "added to"])
    func anActiveSegmentThatSomebodyElseChangedIsNotAddedTo(_ change: String) throws {
        let folder = try TemporaryFolder()
        let store = try ArticleStore(folder)
        try store.append([article(1)])
        switch change {
        case "renamed":
            try folder.move(
                "store/articles.jsonl",
                to: "store/articles-000000000001-000000000001.jsonl"
            )
        case "removed": try folder.remove("store/articles.jsonl")
        default: try folder.write(lines(2), to: "store/articles.jsonl")
        }
        #expect(throws: StoreError.changed(segment: "articles.jsonl")) {
            try store.append([article(3)])
        }
        try store.reopen()
        try store.append([article(3)])
        let expected = ["renamed": [1, 3], "removed": [3], "added to": [1, 2, 3]]
        #expect(try storedNumbers(in: folder) == expected[change])
    }
}
