@preconcurrency import Dispatch
import Foundation
import Intake
import LinuxIO
import Logging
import Store
import Synchronization
import TestSupport
import Testing

@testable import Service

/// What the daemon says of itself: to the service manager, in `status.json`, in the metrics.
@Suite struct StatusBoardTests {
    private final class Said: Sendable {
        let datagrams = Mutex<[String]>([])

        var manager: ServiceManager {
            ServiceManager { text in
                self.datagrams.withLock { $0.append(text) }
                return 1
            }
        }

        func has(_ text: String) -> Bool {
            datagrams.withLock { $0.contains { $0.contains(text) } }
        }
    }

    private let scratch: TemporaryFolder
    private let root: Folder
    private let said = Said()
    private let metrics = Metrics()
    private let board: StatusBoard
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    init() throws {
        scratch = try TemporaryFolder()
        root = try Folder.make(PathBytes(scratch.path + "/state"))
        let file = try MetricsFile(
            metrics,
            root: root,
            interval: .seconds(1),
            queue: DispatchQueue(label: "test.status"),
            logger: logger
        )
        board = StatusBoard(
            root: root,
            metrics: file,
            manager: said.manager,
            logger: logger,
            status: ServiceStatus()
        )
    }

    private func shown() throws -> ServiceStatus {
        board.flush()
        return try ServiceStatus(decoding: try scratch.read("state/status.json"))
    }

    @Test func whatIsShownCanBeReadBack() throws {
        board.update { status in
            status.count([.stored, .duplicate, .rejected(Rejection(.empty, ""))], lastSeq: 7)
            status.count([.rejected(Rejection(.tooLarge, "")), .vanished], lastSeq: nil)
            status.oldestWaiting = "2026-11-21T09:14:03Z"
            status.sealedSegments = 3
        }
        board.note(.movedFolder, "a\n\"b\"")
        board.pause(because: "full")
        let status = try shown()
        #expect(status == board.status)
        #expect(status.rejected == 2 && status.rejectedReasons == ["empty": 1, "too-large": 1])
        #expect(status.seq == 7 && status.lastStored != nil && status.pausedSince != nil)
        #expect((status.diskFree ?? 0) > 0)
    }

    @Test func pausedGoesBeforeDegradedAndBothBeforeRunning() {
        #expect(board.status.state == "starting")
        board.note(.damagedStore, "3 damaged lines")
        #expect(board.status.state == "starting")
        board.begin()
        #expect(board.status.state == "degraded")
        board.pause(because: "full")
        let since = board.status.pausedSince
        board.pause(because: "still full")
        #expect(board.status.state == "paused" && board.status.pausedSince == since)
        board.pause(because: nil)
        #expect(board.status.state == "degraded" && board.status.pausedSince == nil)
        board.note(.damagedStore, nil)
        #expect(board.status.state == "running" && board.status.degraded == nil)
    }

    @Test func whoeverStopsIsNotRunningAgain() {
        board.begin()
        board.pause(because: "full")
        board.update { $0.state = "stopping" }
        board.pause(because: nil)
        board.note(.movedFolder, "gone")
        #expect(board.status.state == "stopping")
    }

    @Test func theManagerHearsWhatIsWrong() {
        board.begin()
        board.note(.damagedStore, "3 damaged lines")
        #expect(eventually { said.has("STATUS=Degraded: 3 damaged lines; 0 waiting") })
        board.pause(because: "full")
        #expect(eventually { said.has("STATUS=Paused: full; 0 waiting") })
    }

    @Test func aQueueThatDoesNotAnswerIsNamedAndTheManagerHearsNoMoreOfIt() throws {
        board.begin()
        let queue = DispatchQueue(label: "test.blocked")
        let end = DispatchSemaphore(value: 0)
        queue.async { end.wait() }
        let watchdog = watchdog(["commit": queue], Hand())
        #expect(eventually { said.has("STATUS=Degraded: no progress in commit") })
        let count = said.datagrams.withLock { $0.count { $0 == "WATCHDOG=1" } }
        Thread.sleep(forTimeInterval: 0.3)
        #expect(said.datagrams.withLock { $0.count { $0 == "WATCHDOG=1" } } == count)
        #expect(!said.has("WATCHDOG=trigger"))
        end.signal()
        #expect(eventually { said.datagrams.withLock { $0.last } == "WATCHDOG=1" })
        #expect(eventually { board.status.state == "running" })
        withExtendedLifetime(watchdog) {}
    }

    @Test func filesThatNobodyWorksOnMakeTheManagerActAtOnce() {
        board.begin()
        let hand = Hand()
        let watchdog = watchdog(["commit": DispatchQueue(label: "test.idle")], hand)
        #expect(eventually { said.has("WATCHDOG=1") })
        hand.take(ClaimedFile(path: PathBytes("a"), byteCount: 1, received: WallClock.now()))
        #expect(eventually { said.has("WATCHDOG=trigger") })
        #expect(said.has("STATUS=Degraded: no stage works on the files in hand"))
        withExtendedLifetime(watchdog) {}
    }

    private func watchdog(_ queues: [String: DispatchQueue], _ hand: Hand) -> Watchdog {
        Watchdog(
            interval: .milliseconds(100),
            Watchdog.Parts(
                queues: queues,
                pool: WorkerPool(label: "test.pool", width: 1),
                hand: hand,
                board: board,
                manager: said.manager,
                logger: logger
            )
        )
    }
}

/// A file that shows how the daemon is, when there is no room for another one.
@Suite struct ShownFileTests {
    private let scratch: TemporaryFolder
    private let file: ShownFile

    init() throws {
        scratch = try TemporaryFolder()
        let folder = try Folder(PathBytes(scratch.path))
        file = ShownFile(folder: folder, name: PathBytes("a"), permissions: 0o604)
    }

    private func content() throws -> String {
        String(decoding: try scratch.read("a"), as: UTF8.self)
    }

    @Test func aNewFileTakesThePlaceOfTheOldOne() throws {
        try file.show(Array("one\n".utf8))
        try file.show(Array("2\n".utf8))
        #expect(try content() == "2\n" && scratch.names() == ["a"])
        #expect(
            try Folder(PathBytes(scratch.path)).status(of: PathBytes("a"))?.permissions == 0o604
        )
    }

    @Test func whatIsWrittenOverLeavesNothingOfTheOld() throws {
        try file.show(Array("a longer one\n".utf8))
        file.overwrite(Array("short\n".utf8))
        #expect(try content() == "short\n" + String(repeating: "\n", count: 7))
    }

    @Test func whatIsLongerMayFillTheLastBlockAndNoMore() throws {
        try file.show(Array("one\n".utf8))
        let longest = [UInt8](repeating: 0x61, count: 4096)
        file.overwrite(longest)
        #expect(try scratch.read("a") == longest)
        file.overwrite(longest + [0x0A])
        #expect(try scratch.read("a") == longest)
    }
}
