import ArticleModel
import Glibc
import LinuxIO
import Store
import TestSupport
import Testing

/// Nothing is lost and nothing doubled, wherever the program stops and whatever the disk refuses.
@Suite struct CrashTests {
    /// Five batches that fill two segments by size and begin a third with a new day.
    static let batches: [[ArticleRecord]] = [
        [article(1)], [article(22), article(3)], [article(34)],
        [article(35, day: "2026-11-22")], [article(6, day: "2026-11-22")],
    ]
    static let numbers = [1, 22, 3, 34, 35, 6]

    /// Stores what is not yet stored, as the daemon does after a start; `acknowledge` is told
    /// what is safe.
    static func store(
        in folder: TemporaryFolder,
        disk: Disk,
        acknowledge: (Int) -> Void = { _ in }
    ) throws {
        let store = try ArticleStore(folder, .testing(bytes: 2600, disk: disk))
        for batch in batches {
            let missing = batch.filter { !store.contains($0.id) }
            try store.append(missing)
            for record in batch { acknowledge(Int(record.id.suffix(64), radix: 16) ?? -1) }
        }
    }

    static func expectWhole(_ folder: TemporaryFolder, _ note: Comment) throws {
        #expect(try storedNumbers(in: folder) == numbers, note)
        let verification = try verification(of: folder)
        #expect(verification.findings == [], note)
        #expect(verification.lastSeq == numbers.count, note)
    }

    @Test func stoppedAtAnyStepTheNextStartCompletes() throws {
        var step = 0
        var isStopped = true
        while isStopped {
            let folder = try TemporaryFolder()
            let saboteur = Saboteur(.stop(at: step))
            var acknowledged: [Int] = []
            try? Self.store(in: folder, disk: saboteur.disk()) { acknowledged.append($0) }
            isStopped = saboteur.hasStruck

            let reopened = try ArticleStore(folder)
            for number in acknowledged {
                #expect(reopened.contains(article(number).id), "step \(step): \(number) is lost")
            }
            _ = consume reopened
            try Self.store(in: folder, disk: Disk())
            try Self.expectWhole(folder, "stopped at step \(step)")
            step += 1
        }
        #expect(step > 60, "the steps of three segments were tried, \(step) of them")
    }

    @Test func stoppedWhileRepairingItRepairsTheNextTime() throws {
        let torn = lines(2) + line(3, seq: 3).prefix(300)
        var step = 0
        var isStopped = true
        while isStopped {
            let folder = try TemporaryFolder()
            try folder.write(torn, to: "store/articles.jsonl")
            let saboteur = Saboteur(.stop(at: step))
            _ = try? ArticleStore(folder, .testing(disk: saboteur.disk()))
            isStopped = saboteur.hasStruck

            let summary = try ArticleStore(folder).summary
            #expect(summary.nextSeq == 3 && summary.findings.isEmpty)
            #expect(try folder.read("store/articles.jsonl") == lines(2))
            let fragments = folder.names(in: "damaged")
            #expect(fragments.count == 1, "stopped at step \(step): \(fragments)")
            #expect(
                try folder.read("damaged/\(try #require(fragments.first))")
                    == Array(line(3, seq: 3).prefix(300))
            )
            step += 1
        }
        #expect(step > 12)
    }

    /// Stops at a step of the first run, then at each step of the start that follows.
    @Test func stoppedTwiceInARowItStillCompletes() throws {
        for first in stride(from: 3, to: 90, by: 4) {
            var second = 0
            var isStopped = true
            while isStopped {
                let folder = try TemporaryFolder()
                try? Self.store(in: folder, disk: Saboteur(.stop(at: first)).disk())
                let saboteur = Saboteur(.stop(at: second))
                _ = try? ArticleStore(folder, .testing(disk: saboteur.disk()))
                isStopped = saboteur.hasStruck
                try Self.store(in: folder, disk: Disk())
                try Self.expectWhole(folder, "stopped at \(first), then at \(second)")
                second += 1
            }
        }
    }

    struct Trouble: Sendable, CustomTestStringConvertible {
        var code: CInt
        var count: Int
        var testDescription: String { "\(String(cString: strerror(code))), \(count) times" }
    }

    static let troubles = [
        Trouble(code: ENOSPC, count: 1), Trouble(code: ENOSPC, count: 2),
        Trouble(code: ENOSPC, count: 7), Trouble(code: EDQUOT, count: 1),
        Trouble(code: EROFS, count: 3), Trouble(code: EIO, count: 1), Trouble(code: EIO, count: 4),
    ]

    @Test(arguments: troubles) func aFailingDiskCostsOnlyTime(_ trouble: Trouble) throws {
        var step = 0
        var hasFailed = true
        while hasFailed {
            let folder = try TemporaryFolder()
            let saboteur = Saboteur(.fail(at: step, count: trouble.count, code: trouble.code))
            try Self.persist(in: folder, disk: saboteur.disk())
            hasFailed = saboteur.hasStruck
            try Self.expectWhole(folder, "failing from step \(step)")
            step += 1
        }
    }

    /// Goes on after each error as its kind demands, at most twenty times.
    static func persist(in folder: TemporaryFolder, disk: Disk) throws {
        var store: ArticleStore?
        var patience = 20
        for batch in batches {
            var isStored = false
            while !isStored {
                do {
                    let open = try store ?? ArticleStore(folder, .testing(bytes: 2600, disk: disk))
                    store = open
                    try open.append(batch)
                    isStored = true
                } catch let error as StoreError {
                    patience -= 1
                    if patience == 0 { throw error }
                    switch error {
                    case .suspect, .needsReopening, .changed: try? store?.reopen()
                    default: break
                    }
                }
            }
        }
    }
}
