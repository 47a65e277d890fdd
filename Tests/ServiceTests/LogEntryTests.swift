import ArticleModel
import Foundation
import LinuxIO
import Logging
import Store
import Synchronization
import Testing
import TextKernel

@testable import Service

/// What the journal, and a log of JSON, are told.
@Suite struct LogEntryTests {
    private final class Sink: Sendable {
        let entries = Mutex<[[Journal.Field]]>([])
        let lines = Mutex<[String]>([])
    }

    /// Logs through `body`; the journal takes nothing if `isDeaf`.
    private func logged(
        _ format: LogFormat? = nil,
        isDeaf: Bool = false,
        body: (Logger) -> Void
    ) -> (entries: [[Journal.Field]], lines: [String]) {
        let sink = Sink()
        let journal = Journal { fields in
            if !isDeaf { sink.entries.withLock { $0.append(fields) } }
            return !isDeaf
        }
        let handler = ServiceLog(
            settings: ServiceLog.Settings(.debug, format ?? .text),
            journal: format == nil ? journal : nil
        ) { line in sink.lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }
        body(Logger(label: "test") { _ in handler })
        return (sink.entries.withLock { $0 }, sink.lines.withLock { $0 })
    }

    private func fields(_ body: (Logger) -> Void) -> [String: String] {
        let entry = logged(body: body).entries.first ?? []
        return Dictionary(
            entry.map { ($0.name, String(decoding: $0.value, as: UTF8.self)) }
        ) { first, _ in first + " twice" }
    }

    @Test func anEventHasItsIdAndItsFields() {
        let fields = fields {
            $0.tell(.storePaused, ["reason": .stringConvertible(StoreError.notWritten(full))])
        }
        #expect(fields["MESSAGE_ID"] == JournalEvent.storePaused.id)
        #expect(fields["ARTICLED_EVENT"] == "store-paused")
        #expect(fields["PRIORITY"] == "3")
        #expect(fields["SYSLOG_IDENTIFIER"] == "articled")
        #expect(fields["ERRNO"] == "28")
        #expect(fields["ARTICLED_REASON"]?.contains("No space left") == true)
        #expect(fields["CODE_FILE"] == "ServiceTests/LogEntryTests.swift")
        #expect(Int(fields["CODE_LINE"] ?? "").map { $0 > 0 } == true)
        #expect(fields["CODE_FUNC"] == "anEventHasItsIdAndItsFields()")
        #expect(fields["MESSAGE"]?.hasPrefix(JournalEvent.storePaused.message + " reason=") == true)
    }

    private var full: SystemCallError { SystemCallError("write", "articles.jsonl", code: ENOSPC) }

    @Test func aNameThatIsNoTextIsKeptByteByByte() {
        let fields = fields {
            $0.tell(.fileRefused, ["file": .stringConvertible(PathBytes([0x61, 0xFF]))])
        }
        #expect(fields["ARTICLED_FILE"] == "a\u{FFFD}")
        #expect(fields["ARTICLED_FILE_BYTES_HEX"] == "61ff")
    }

    @Test func aNameThatIsTextNeedsNoDigits() {
        let fields = fields {
            $0.tell(.fileRefused, ["file": .stringConvertible(PathBytes("a\n<3>b"))])
        }
        #expect(fields["ARTICLED_FILE"] == "a\n<3>b")
        #expect(fields["ARTICLED_FILE_BYTES_HEX"] == nil)
        #expect(fields["MESSAGE"]?.contains("\n") == false)
    }

    @Test func aDurationIsInMicroseconds() {
        let fields = fields {
            $0.tell(.filePutAway, ["duration": .stringConvertible(Duration.milliseconds(3))])
        }
        #expect(fields["ARTICLED_DURATION_USEC"] == "3000")
    }

    @Test func keysBecomeNamesThatTheJournalTakes() {
        #expect(LogEntry.journalName("needRestart") == "ARTICLED_NEED_RESTART")
        #expect(LogEntry.journalName("a-b=c\u{E6}") == "ARTICLED_A_B_C_")
    }

    @Test func whatTheJournalDoesNotTakeIsALineWithItsPriority() {
        let lines = logged(isDeaf: true) { $0.tell(.ready, ["state": "/s"]) }.lines
        #expect(lines == ["<6>ready state=/s\n"])
    }

    @Test func withoutAJournalALineHasNoPriority() {
        let lines = logged(.text) { $0.tell(.ready, ["b": "2", "a": "1"]) }.lines
        #expect(lines == ["ready a=1 b=2\n"])
    }

    @Test func jsonIsOneObjectALineWithoutControls() throws {
        let name = PathBytes(Array("a\n\u{1B}[31m\u{9B}\u{202E}\"".utf8) + [0xFF])
        let lines = logged(.json) {
            $0.tell(.fileRefused, ["file": .stringConvertible(name)])
        }.lines
        let line = try #require(lines.first)
        #expect(
            line.hasSuffix("}\n")
                && line.dropLast().unicodeScalars.allSatisfy {
                    !$0.actsOnTerminals
                }
        )
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
        )
        #expect(object["event"] == "file-refused" && object["level"] == "warning")
        #expect(object["file"] == name.description)
        #expect(object["fileBytes"] == "610a1b5b33316dc29be280ae22ff")
        #expect(object["message"] == JournalEvent.fileRefused.message)
        #expect(
            object["time"].flatMap {
                try? Date(
                    $0,
                    strategy: .iso8601.year().month().day()
                        .time(includingFractionalSeconds: true)
                )
            } != nil
        )
    }
}

/// The journal is spoken to only where it listens.
@Suite struct JournalStreamTests {
    @Test func onlyTheStreamThatStandardErrorIsCounts() throws {
        var info = stat()
        fstat(STDERR_FILENO, &info)
        let own = "\(info.st_dev):\(info.st_ino)"
        #expect(Journal.isBehind(STDERR_FILENO, stream: own))
        for other in ["\(info.st_dev):\(info.st_ino + 1)", "1:2", "", ":", "x", own + ":1"] {
            #expect(!Journal.isBehind(STDERR_FILENO, stream: other), "\(other)")
        }
        #expect(!Journal.isBehind(STDERR_FILENO, stream: nil))
    }
}
