import Foundation
import Glibc
import Store
import TestSupport
import Testing

/// What the daemon finds, where it finds it, and when it takes nothing.
@Suite(.serialized) struct TakingTests {
    private let daemon: DaemonProcess

    init() throws { daemon = try DaemonProcess() }

    private var state: String { daemon.scratch.path }
    private var inbox: String { state + "/inbox" }

    private func texts() -> Set<String> { Set(daemon.lines().map(\.text)) }

    private static let withoutEvents: [(sentence: String, call: String, error: String)] = [
        ("no instance is left", "inotify_init1", "EMFILE"),
        ("no watch is left", "inotify_add_watch", "ENOSPC"),
    ]

    @Test(.enabled(if: Machine.canTrace), arguments: withoutEvents.indices)
    func whereEventsCannotBeHadTheInboxIsPolled(_ index: Int) throws {
        let c = Self.withoutEvents[index]
        daemon.wrapper = [
            "/usr/bin/strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(c.call)",
            "-e", "inject=\(c.call):error=\(c.error)",
        ]
        try daemon.start()
        try daemon.write("polled", to: "a.txt")
        try daemon.write("deeper", to: "x/y/b.txt")
        #expect(eventually { texts() == ["polled", "deeper"] }, "\(c.sentence)")
        #expect(eventually { daemon.status()?.watchMode == "poll" })
        #expect(daemon.stop() == 0)
        #expect(daemon.log.split(separator: "\n").count { $0.contains("no events") } == 1)
    }

    @Test func newFoldersAreSeenWithAllThatIsInThem() throws {
        try daemon.start()
        for number in 0..<1000 { try daemon.write("moved \(number)", to: "../f/\(number).txt") }
        #expect(rename(state + "/f", inbox + "/f") == 0)
        for number in 0..<50 { try daemon.write("made \(number)", to: "\(number)/b/c/d.txt") }
        #expect(eventually { daemon.lines().count == 1050 })
        #expect(texts().count == 1050)
        #expect(daemon.stop() == 0)
        #expect(daemon.remaining() == [])
    }

    @Test func aFolderThatIsMovedOutTakesItsFilesAlong() throws {
        daemon.settings["ARTICLED_INBOX_SCAN_INTERVAL"] = "200ms"
        try daemon.start()
        try daemon.write("seen", to: "f/a.txt")
        #expect(eventually { texts() == ["seen"] })
        #expect(rename(inbox + "/f", state + "/f") == 0)
        try daemon.write("elsewhere", to: "../f/b.txt")
        try daemon.write("here", to: "f/c.txt")
        #expect(eventually { texts() == ["seen", "here"] })
        Thread.sleep(forTimeInterval: 0.5)
        #expect(texts() == ["seen", "here"])
        #expect(daemon.stop() == 0)
    }

    @Test func linksAndDepthsBeyondTheLimitAreNotEntered() throws {
        daemon.settings["ARTICLED_INBOX_DEPTH"] = "2"
        try daemon.write("at the limit", to: "a/b/c.txt")
        try daemon.write("too deep", to: "a/b/c/d.txt")
        #expect(symlink("..", inbox + "/a/loop") == 0)
        #expect(try daemon.runOnce() == 0)
        #expect(texts() == ["at the limit"])
        #expect(daemon.reason(of: "a/loop") == "not-a-file")
        #expect(daemon.remaining() == ["a/b/c/d.txt"])
    }

    @Test func aComposedAndADecomposedNameAreTwoFiles() throws {
        try daemon.write("composed", to: "\u{E5}.txt")
        try daemon.write("decomposed", to: "a\u{30A}.txt")
        #expect(try daemon.runOnce(["--log-level", "debug"]) == 0)
        #expect(texts() == ["composed", "decomposed"])
        #expect(daemon.archived().count == 2)
    }

    /// A line of the log that a file's name could begin would be believed.
    @Test func noNameForgesALineOfTheLog() throws {
        try daemon.write("text", to: "a\n<3>error forged file=b.txt")
        try daemon.write("text", to: "tab\tand\u{1B}[2Jescape.txt")
        #expect(try daemon.runOnce(["--log-level", "debug"]) == 0)
        let lines = daemon.log.split(separator: "\n")
        #expect(lines.contains { $0.contains("forged") })
        #expect(!lines.contains { $0.hasPrefix("<3>") || $0.hasPrefix("error forged") })
        #expect(!daemon.log.contains("\u{1B}") && !daemon.log.contains("\t"))
    }

    @Test func belowTheReserveNothingIsTakenUntilThereIsRoom() throws {
        let configuration = state + "/articled.conf"
        try daemon.scratch.write("[store]\nreserve = \"1024GiB\"\n", to: "articled.conf")
        daemon.options = ["--config", configuration]
        try daemon.write("waits", to: "a.txt")
        try daemon.start()
        #expect(eventually { daemon.status()?.paused?.contains("left on the disk") ?? false })
        #expect(daemon.status()?.state == "paused")
        #expect(daemon.remaining() == ["a.txt"] && daemon.lines().isEmpty)
        try daemon.scratch.write("[store]\nreserve = 0\n", to: "articled.conf")
        daemon.signal(SIGHUP)
        #expect(eventually { texts() == ["waits"] })
        #expect(eventually { daemon.status()?.paused == nil })
        #expect(daemon.stop() == 0)
    }

    @Test func anArticlePastItsDeadlineIsRejectedAndTheOthersAreRead() throws {
        daemon.settings["ARTICLED_WORK_DEADLINE"] = "1s"
        let paragraphs = (0..<8000).map {
            "Anna Berg said on Monday that \u{201C}all is well, \($0)\u{201D} in Oslo.\n\n"
        }
        try daemon.write(paragraphs.joined(), to: "big.txt")
        try daemon.write("A small one.", to: "small.txt")
        #expect(try daemon.runOnce() == 0)
        #expect(daemon.reason(of: "big.txt") == "too-slow")
        #expect(texts() == ["A small one."])
        #expect(daemon.remaining() == [])
    }
}
