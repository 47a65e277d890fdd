import Foundation
import Glibc
import Store
import TestSupport
import Testing

/// Writers of every kind, with the real program, which must never take a part for the whole.
@Suite(.serialized) struct SettlingProcessTests {
    private let daemon: DaemonProcess

    init() throws { daemon = try DaemonProcess() }

    private var inbox: String { daemon.scratch.path + "/inbox" }

    /// Opens, writes and closes, as a scanner does for each page.
    private func append(_ text: String, to name: String) {
        let file = open(inbox + "/" + name, O_CREAT | O_WRONLY | O_APPEND, 0o600)
        write(file, text, text.utf8.count)
        close(file)
    }

    @Test func aScannerWithPausesShorterThanSettleMakesOneRecord() throws {
        daemon.settings["ARTICLED_INBOX_SETTLE"] = "1s"
        try daemon.start()
        for page in 1...4 {
            append("Page \(page). ", to: "scan.txt")
            Thread.sleep(forTimeInterval: 0.3)
        }
        // A renamed file is whole at once, whatever waits beside it.
        try daemon.write("Renamed.", to: ".part")
        rename(inbox + "/.part", inbox + "/renamed.txt")
        #expect(eventually { daemon.lines().count == 2 })
        #expect(
            daemon.lines().map(\.text) == ["Renamed.", "Page 1. Page 2. Page 3. Page 4. "]
        )
        #expect(daemon.stop() == 0)
    }

    @Test func aLaterPartNamesTheRecordOfTheEarlierOneEvenAfterARestart() throws {
        try daemon.start()
        append("Page 1. ", to: "scan.txt")
        #expect(eventually { daemon.lines().count == 1 })
        append("Page 2. ", to: "scan.txt")
        #expect(eventually { daemon.lines().count == 2 })
        _ = daemon.stop()
        try daemon.start()
        append("Page 3. ", to: "scan.txt")
        append("Another.", to: "other.txt")
        #expect(eventually { daemon.lines().count == 4 })
        #expect(daemon.stop() == 0)
        let lines = daemon.lines()
        let notices = lines.map { $0.warnings.filter { $0.hasPrefix("same-name:") } }
        let scans = lines.indices.filter { lines[$0].file.name == "scan.txt" }
        #expect(notices[scans[0]] == [])
        #expect(
            notices[scans[1]] == ["same-name: \(lines[scans[0]].id) came under this name before"]
        )
        #expect(
            notices[scans[2]] == ["same-name: \(lines[scans[1]].id) came under this name before"]
        )
        #expect(notices.count { !$0.isEmpty } == 2)
    }

    @Test func aFileThatStaysOpenIsNotTakenAndTheStatusCountsIt() throws {
        try daemon.start()
        let file = open(inbox + "/open.txt", O_CREAT | O_WRONLY, 0o600)
        write(file, "half", 4)
        try daemon.write("quick", to: "quick.txt")
        #expect(eventually { daemon.status()?.inbox.settling == 1 })
        #expect(eventually { daemon.lines().map(\.text) == ["quick"] })
        close(file)
        #expect(eventually { daemon.lines().count == 2 })
        #expect(daemon.stop() == 0)
    }

    @Test func aFileThatIsStillMappedIsNotTakenThoughItIsClosed() throws {
        try daemon.start()
        let file = open(inbox + "/mapped.txt", O_CREAT | O_RDWR, 0o600)
        #expect(ftruncate(file, 12) == 0)
        let memory = mmap(nil, 12, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
        memory?.copyMemory(from: "first half, ", byteCount: 12)
        close(file)
        #expect(eventually { daemon.status()?.inbox.settling == 1 })
        memory?.copyMemory(from: "the whole.  ", byteCount: 12)
        #expect(daemon.lines().isEmpty)
        munmap(memory, 12)
        #expect(eventually { daemon.lines().map(\.text) == ["the whole.  "] })
        #expect(daemon.stop() == 0)
    }

    @Test func anEmptyFileThatGetsItsContentLateIsOneRecord() throws {
        daemon.settings["ARTICLED_INBOX_EMPTY_WAIT"] = "2s"
        try daemon.start()
        append("", to: "late.txt")
        append("", to: "never.txt")
        Thread.sleep(forTimeInterval: 0.5)
        append("Late.", to: "late.txt")
        #expect(eventually { daemon.reason(of: "never.txt") == "empty" })
        #expect(daemon.lines().map(\.text) == ["Late."])
        #expect(daemon.stop() == 0)
    }
}
