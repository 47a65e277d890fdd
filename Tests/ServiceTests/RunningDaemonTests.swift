import Foundation
import Glibc
import TestSupport
import Testing

/// Files that arrive while the daemon runs.
@Suite(.serialized) struct RunningDaemonTests {
    private let daemon: DaemonProcess

    init() throws {
        daemon = try DaemonProcess()
        try daemon.start()
    }

    private var inbox: String { daemon.scratch.path + "/inbox" }

    private func waitForLines(_ count: Int) -> Bool { eventually { daemon.lines().count >= count } }

    @Test func writtenRenamedLinkedAndInNewFolders() throws {
        try daemon.write("written", to: "a.txt")
        try daemon.write("renamed", to: ".b.part")
        rename(inbox + "/.b.part", inbox + "/b.txt")
        try daemon.write("linked", to: "../outside.txt")
        link(daemon.scratch.path + "/outside.txt", inbox + "/c.txt")
        try daemon.write("deep", to: "x/y/z/d.txt")
        try daemon.write("moved with its folder", to: "../folder/e.txt")
        rename(daemon.scratch.path + "/folder", inbox + "/folder")
        #expect(waitForLines(5))
        #expect(
            Set(daemon.lines().map(\.text)) == [
                "written", "renamed", "linked", "deep", "moved with its folder",
            ]
        )
        #expect(daemon.stop() == 0)
        #expect(daemon.remaining() == [])
    }

    @Test func aSlowWriterIsWaitedFor() throws {
        let file = open(inbox + "/slow.txt", O_CREAT | O_WRONLY, 0o600)
        write(file, "first half, ", 12)
        try daemon.write("quick", to: "quick.txt")
        #expect(waitForLines(1))
        #expect(daemon.lines().map(\.text) == ["quick"])
        write(file, "second half", 11)
        close(file)
        #expect(waitForLines(2))
        #expect(daemon.lines().last?.text == "first half, second half")
        #expect(daemon.stop() == 0)
    }

    @Test func aCrashLeavesItsMarkAndAKillLeavesNone() throws {
        func mark() -> String? {
            try? String(contentsOfFile: daemon.scratch.path + "/crashed", encoding: .utf8)
        }
        try daemon.write("first", to: "a.txt")
        #expect(waitForLines(1))
        _ = daemon.stop(SIGSEGV)
        #expect(mark() == "!")
        try daemon.start()
        try daemon.write("second", to: "b.txt")
        #expect(waitForLines(2))
        _ = daemon.stop(SIGKILL)
        #expect(mark() == "")
    }

    /// Whoever starts a program hands down which signals are blocked.
    @Test func aDaemonThatWasStartedWithItsSignalsBlockedIsStopped() throws {
        #expect(daemon.stop() == 0)
        daemon.wrapper = ["/usr/bin/env", "--block-signal=TERM,INT,HUP"]
        try daemon.start()
        #expect(daemon.stop() == 0)
    }

    @Test func aReplacedInboxIsFoundAgain() throws {
        try FileManager.default.removeItem(atPath: inbox)
        #expect(eventually { access(inbox, F_OK) == 0 })
        try daemon.write("after the flood", to: "a.txt")
        #expect(waitForLines(1))
        #expect(daemon.stop() == 0)
    }

    @Test func aKillLosesNothingAndDoublesNothing() throws {
        for round in 0..<5 {
            for number in 0..<20 {
                try daemon.write("article \(round)-\(number)", to: "\(round)-\(number).txt")
            }
            _ = daemon.stop(SIGKILL)
            try daemon.start()
        }
        #expect(waitForLines(100))
        #expect(eventually { daemon.remaining().isEmpty })
        #expect(daemon.stop() == 0)
        #expect(Set(daemon.lines().map(\.id)).count == 100)
        #expect(daemon.lines().map(\.seq) == Array(1...100))
        #expect(daemon.archived().count == 100)
    }
}
