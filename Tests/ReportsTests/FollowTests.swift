import ArticleModel
import Foundation
import LinuxIO
import Reports
import Store
import Synchronization
import TestSupport
import Testing

/// `articlectl tail --follow` against a writer, killed again and again.
@Suite(.serialized) struct FollowTests {
    private static let kills = 50

    /// Stores articles one after the other in tiny segments, and has sealed ones compressed.
    private final class Writer: Sendable {
        private let isDone = Mutex(false)
        private let stored = Mutex(0)
        private let folder: TemporaryFolder

        init(_ folder: TemporaryFolder) { self.folder = folder }

        var count: Int { stored.withLock { $0 } }

        func stop() { isDone.withLock { $0 = true } }

        /// Runs until stopped.
        func run() throws {
            var options = StoreOptions()
            options.segmentByteLimit = 20_000
            let store = try ArticleStore(state: PathBytes(folder.path), options: options)
            var random = SplitMix64(seed: 3)
            while !isDone.withLock({ $0 }) {
                let batch = Int.random(in: 1...3, using: &random)
                try store.append((0..<batch).map { numbered(count + $0 + 1) })
                stored.withLock { $0 += batch }
                if Int.random(in: 0..<60, using: &random) == 0 { compress(with: &random) }
                usleep(UInt32.random(in: 0...4000, using: &random))
            }
        }

        private func compress(with random: inout SplitMix64) {
            let names = folder.names(in: "store").filter { $0.hasSuffix(".jsonl") }
            for name in names where name != "articles.jsonl" && Bool.random(using: &random) {
                let path = folder.path + "/store/" + name
                if Bool.random(using: &random) {
                    _ = try? Tool.system("gzip", [path])
                } else {
                    _ = try? Tool.system("zstd", ["-q", "--rm", path])
                }
            }
        }
    }

    /// Starts a follower that resumes from the cursor file, and kills it when `isEnough` says so.
    ///
    /// - Returns: The numbers of the whole lines that it gave.
    private func follow(_ folder: TemporaryFolder, until isEnough: () -> Bool) throws -> [Int] {
        let output = folder.path + "/output"
        let follower = try Child(
            Tool.programs.appending(path: "articlectl").path(percentEncoded: false),
            [
                "tail", "--follow", "--json", "--state", folder.path, "--from", "start",
                "--cursor-file", folder.path + "/cursor",
            ],
            output: output
        )
        while follower.isRunning, !isEnough() { usleep(2000) }
        #expect(follower.kill(), "it goes on by itself")
        return seqs(try folder.read("output"))
    }

    @Test func killedFiftyTimesItMissesNothing() throws {
        let folder = try TemporaryFolder()
        _ = try ArticleStore(state: PathBytes(folder.path))
        let writer = Writer(folder)
        let failure = Mutex<String?>(nil)
        let ended = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            do { try writer.run() } catch { failure.withLock { $0 = "\(error)" } }
            ended.signal()
        }
        var random = SplitMix64(seed: 11)
        var seen: [Int] = []
        for _ in 0..<Self.kills {
            let pause = Duration.milliseconds(Int.random(in: 5...120, using: &random))
            let begin = Clocks.monotonic()
            seen += try follow(folder) { Clocks.monotonic() - begin > pause }
        }
        writer.stop()
        ended.wait()
        #expect(failure.withLock { $0 } == nil)
        let last = writer.count
        let store = try Folder(PathBytes(folder.path + "/store"))
        let reader = StoreReader(store: store)
        try reader.rewind(toLast: 0)
        let end = "\(reader.cursor)\n"
        let limit = Clocks.monotonic() + .seconds(60)
        seen += try follow(folder) {
            let place = try? folder.read("cursor")
            return place == Array(end.utf8) || Clocks.monotonic() > limit
        }
        // Each run may begin a little before the end of the last one, and never behind it.
        var highest = 0
        for seq in seen {
            #expect(seq >= 1 && seq <= highest + 1, "\(seq) after \(highest)")
            highest = max(highest, seq)
        }
        #expect(highest == last && last > 200)
    }

    /// Asleep between articles, and awake at once.
    @Test func waitsWithoutPolling() throws {
        let folder = try TemporaryFolder()
        let store = try ArticleStore(state: PathBytes(folder.path))
        try store.append([numbered(1)])
        let alarm = FolderAlarm(PathBytes(folder.path + "/store"))
        let begin = Clocks.monotonic()
        alarm.wait(longest: .milliseconds(300), polling: .milliseconds(1))
        #expect(Clocks.monotonic() - begin >= .milliseconds(290))
        Thread.detachNewThread {
            usleep(50_000)
            _ = try? store.append([numbered(2)])
        }
        let again = Clocks.monotonic()
        alarm.wait(longest: .seconds(20), polling: .seconds(20))
        #expect(Clocks.monotonic() - again < .seconds(10))
    }

    @Test func aFolderWithoutEventsIsPolled() throws {
        let alarm = FolderAlarm(PathBytes("/nonexistent/store"))
        let begin = Clocks.monotonic()
        alarm.wait(longest: .seconds(20), polling: .milliseconds(20))
        #expect(Clocks.monotonic() - begin < .seconds(10))
    }

    @Test func aStoreThatIsReplacedEndsTheFollowing() throws {
        let folder = try TemporaryFolder()
        let store = try ArticleStore(state: PathBytes(folder.path))
        try store.append([numbered(1)])
        let report = try TailReport(state: folder.path, from: .start, form: .json)
        #expect(try seqs(report.next()) == [1])
        let manager = FileManager.default
        try manager.moveItem(atPath: folder.path + "/store", toPath: folder.path + "/store.old")
        // While there is none, one is waited for.
        #expect(try report.next().isEmpty)
        try manager.createDirectory(
            atPath: folder.path + "/store",
            withIntermediateDirectories: false
        )
        #expect(throws: ReportError.storeReplaced(state: folder.path)) { try report.next() }
    }
}
