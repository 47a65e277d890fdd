import Foundation
import Glibc
import Store
import TestSupport
import Testing

@testable import Service

/// Folders that come, go and change their places under a running daemon.
@Suite(.serialized) struct PlaceTests {
    private let daemon: DaemonProcess

    init() throws { daemon = try DaemonProcess() }

    private var state: String { daemon.scratch.path }
    private var inbox: String { state + "/inbox" }

    private func texts() -> Set<String> { Set(daemon.lines().map(\.text)) }

    private func makeFolder(_ name: String) {
        #expect(mkdir(state + "/" + name, 0o770) == 0)
    }

    @Test func anInboxThatWasRenamedAndRenamedBackIsFoundEachTime() throws {
        try daemon.start()
        #expect(rename(inbox, state + "/away") == 0)
        // The daemon makes another at once, for it watches the folder above.
        #expect(eventually { access(inbox, F_OK) == 0 })
        try daemon.write("in the new one", to: "a.txt")
        #expect(eventually { texts().count == 1 })
        try daemon.write("in the old one", to: "../away/b.txt")
        #expect(rename(inbox, state + "/new") == 0 && rename(state + "/away", inbox) == 0)
        #expect(eventually { texts() == ["in the new one", "in the old one"] })
        try daemon.write("and watched", to: "c.txt")
        #expect(eventually { texts().count == 3 })
        #expect(daemon.stop() == 0)
    }

    @Test func anInboxRemovedWhileAWriterHoldsAFileInItIsFoundAgain() throws {
        try daemon.start()
        let file = open(inbox + "/held.txt", O_CREAT | O_WRONLY, 0o600)
        try FileManager.default.removeItem(atPath: inbox)
        #expect(eventually { access(inbox, F_OK) == 0 })
        try daemon.write("after", to: "a.txt")
        #expect(eventually { texts() == ["after"] })
        close(file)
        #expect(daemon.stop() == 0)
    }

    @Test func aStateFolderThatIsMovedAwayPausesTheDaemonUntilItIsBack() throws {
        try daemon.start()
        let away = state + "-away"
        #expect(rename(state, away) == 0)
        defer { try? FileManager.default.removeItem(atPath: away) }
        func pause() -> String? {
            (try? String(contentsOfFile: away + "/status.json", encoding: .utf8))
                .flatMap { $0.contains("state folder was moved") ? $0 : nil }
        }
        #expect(eventually { pause() != nil })
        #expect(
            eventually { pause()?.contains(#""degraded":["the state folder was moved"#) ?? false }
        )
        #expect(access(state, F_OK) != 0, "another state folder was made at the old place")
        try "waits".write(toFile: away + "/inbox/a.txt", atomically: false, encoding: .utf8)
        #expect(rename(away, state) == 0)
        #expect(eventually { texts() == ["waits"] })
        #expect(eventually { daemon.status()?.state == "running" })
        #expect(daemon.status()?.degraded == nil)
        #expect(daemon.stop() == 0)
    }

    @Test(arguments: ["archive", "rejected", "claimed"])
    func aFolderOfOursThatIsRemovedIsMadeAgain(_ name: String) throws {
        try daemon.start()
        try daemon.write("first", to: "a.txt")
        #expect(eventually { daemon.archived() == ["a.txt"] })
        try FileManager.default.removeItem(atPath: state + "/" + name)
        try daemon.write("second", to: "b.txt")
        try daemon.write("%PDF-1.4", to: "c.txt")
        #expect(eventually { texts() == ["first", "second"] })
        #expect(eventually { daemon.reason(of: "c.txt") == "not-text" })
        #expect(eventually { daemon.archived().contains("b.txt") })
        #expect(daemon.stop() == 0)
        #expect(daemon.remaining() == [])
    }

    @Test func aStoreThatIsMovedAwayLosesNothing() throws {
        try daemon.start()
        try daemon.write("first", to: "a.txt")
        #expect(eventually { texts() == ["first"] })
        #expect(rename(state + "/store", state + "/moved") == 0)
        makeFolder("store")
        try daemon.write("second", to: "b.txt")
        #expect(eventually { daemon.status()?.paused?.contains("store") ?? false })
        #expect(daemon.scratch.files(below: "store") == [])
        #expect(daemon.scratch.files(below: "claimed") == ["b.txt"])
        #expect(rmdir(state + "/store") == 0)
        #expect(rename(state + "/moved", state + "/store") == 0)
        #expect(eventually { texts() == ["first", "second"] })
        #expect(daemon.stop() == 0)
    }

    /// No rename reaches from there: files are copied, with all that a rename would keep.
    @Test func anInboxOnAnotherFileSystemIsEmptiedAsWell() throws {
        let other = "/dev/shm/articled-test-\(UUID().uuidString)"
        #expect(mkdir(other, 0o770) == 0)
        defer { try? FileManager.default.removeItem(atPath: other) }
        #expect(symlink(other, inbox) == 0)
        // Left by a kill between parking and copying.
        try FileManager.default.createDirectory(
            atPath: other + "/.articled/sub",
            withIntermediateDirectories: true
        )
        try "parked".write(
            toFile: other + "/.articled/sub/p.txt",
            atomically: false,
            encoding: .utf8
        )
        try daemon.start()
        try daemon.write("copied", to: "sub/a.txt")
        try daemon.write("", to: "empty.txt")
        try daemon.write("again", to: ".b")
        #expect(rename(inbox + "/.b", inbox + "/b.txt") == 0)
        #expect(eventually { texts() == ["parked", "copied", "again"] })
        #expect(eventually { daemon.archived().sorted() == ["b.txt", "sub/a.txt", "sub/p.txt"] })
        #expect(daemon.stop() == 0)
        #expect(access(other + "/.articled", F_OK) != 0)
        #expect(daemon.scratch.files(below: "claimed") == [])
    }

    @Test(.enabled(if: Machine.canMount))
    func anInboxThatIsMountedOverAndUncoveredIsFoundEachTime() throws {
        daemon.settings["ARTICLED_INBOX_SCAN_INTERVAL"] = "1s"
        try daemon.start()
        #expect(Machine.run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", inbox))
        try daemon.write("on top", to: "a.txt")
        let isTaken = eventually { texts() == ["on top"] }
        #expect(Machine.run("umount", "--lazy", inbox))
        #expect(isTaken)
        try daemon.write("below", to: "b.txt")
        #expect(eventually { texts() == ["on top", "below"] })
        #expect(daemon.stop() == 0)
    }

    @Test(.enabled(if: Machine.canSwitchUser))
    func anInboxThatCannotBeReadIsWaitedFor() throws {
        daemon.settings["ARTICLED_INBOX_SCAN_INTERVAL"] = "1s"
        daemon.wrapper = Machine.asNobody
        #expect(chown(state, 65534, 65534) == 0 && chmod(state, 0o755) == 0)
        try daemon.start()
        #expect(chmod(inbox, 0) == 0)
        try daemon.write("waits", to: "a.txt")
        #expect(chmod(inbox + "/a.txt", 0o644) == 0)
        #expect(eventually { daemon.status()?.paused?.contains("cannot be read") ?? false })
        #expect(chmod(inbox, 0o770) == 0)
        #expect(eventually { texts() == ["waits"] })
        #expect(eventually { daemon.status()?.paused == nil })
        #expect(daemon.stop() == 0)
    }

    @Test(.enabled(if: Machine.canSwitchUser))
    func whatCannotBeTakenOrReadIsToldOnceAndHoldsNobodyUp() throws {
        daemon.wrapper = Machine.asNobody
        #expect(chown(state, 65534, 65534) == 0 && chmod(state, 0o755) == 0)
        try daemon.start()
        // Folders of another user's, in which a file may be read but not moved.
        makeFolder("fixed")
        for number in 1...50 { try daemon.write("fixed", to: "../fixed/\(number).txt") }
        #expect(chmod(state + "/fixed", 0o555) == 0)
        #expect(rename(state + "/fixed", inbox + "/fixed") == 0)
        try daemon.write("secret", to: "../secret.txt")
        #expect(chmod(state + "/secret.txt", 0) == 0)
        #expect(rename(state + "/secret.txt", inbox + "/secret.txt") == 0)
        try daemon.write("free", to: "free.txt")
        #expect(chmod(inbox + "/free.txt", 0o644) == 0)
        #expect(eventually { texts() == ["free"] })
        #expect(eventually { daemon.reason(of: "secret.txt") == "unreadable" })
        #expect(eventually { daemon.status()?.inbox.settling == 50 })
        #expect(daemon.stop() == 0)
        let lines = daemon.log.split(separator: "\n")
        #expect(lines.count { $0.contains("cannot be taken") } == LogBudget.mostLines)
    }
}
