import ArticleModel
import Glibc
import LinuxIO
import Reports
import Store
import TestSupport
import Testing

/// An article with something to show under each heading.
func article(_ number: Int) -> ArticleRecord {
    var record = ArticleRecord()
    record.id = "sha256:" + String(repeating: "\(number % 10)", count: 64)
    record.received = "2026-11-21T09:14:03.114Z"
    record.language = .init(tag: "da", confidence: 1)
    record.headline = "Telefonopkald i juni"
    record.text = "»Det er sandt,« siger hun.\nMere."
    record.sentences = [.init(start: 0, end: 26), .init(start: 27, end: 32)]
    record.entities = [
        .init(id: "e1", type: .person, name: "Sergej Narysjkin", mentions: []),
        .init(id: "e2", type: .person, name: "William Burns", mentions: []),
        .init(id: "e3", type: .organisation, name: "CIA", mentions: []),
        .init(id: "e4", type: .place, name: "Moskva", mentions: []),
    ]
    record.quotes = [
        .init(
            start: 0,
            end: 15,
            direct: true,
            cue: "siger",
            speaker: .init(entity: "e1", text: nil, kind: .named)
        ),
        .init(
            start: 0,
            end: 4,
            direct: true,
            cue: nil,
            speaker: .init(entity: nil, text: "hun", kind: .unknown)
        ),
    ]
    record.story = .init(id: "story/17", score: 0.8, because: ["person/x", "2023-06-24"])
    return record
}

@Suite struct TailReportTests {
    @Test func anArticleIsAShortParagraph() throws {
        try expectGolden(
            ArticleParagraph(article(1), on: Terminal(isColoured: false)).text,
            "paragraph.txt"
        )
    }

    @Test func coloursAreForTerminalsOnly() {
        let plain = ArticleParagraph(article(1), on: Terminal(isColoured: false)).text
        let coloured = ArticleParagraph(article(1), on: Terminal(isColoured: true)).text
        #expect(!plain.contains("\u{1B}"))
        #expect(coloured.contains("\u{1B}[1m#0\u{1B}[0m"))
    }

    @Test func anEmptyRecordIsStillALine() {
        let text = ArticleParagraph(ArticleRecord(), on: Terminal(isColoured: false)).text
        #expect(text.hasPrefix("#0") && text.hasSuffix("\n"))
    }

    /// An article cannot rewrite the screen of the person who watches it.
    @Test func controlCharactersOfAnArticleAreNotShown() {
        var record = article(1)
        record.headline = "A\u{1B}[2J\u{202E}B\nC\u{9B}"
        record.entities[0].name = "\u{7}X"
        record.quotes[0].speaker = .init(entity: "none", text: "\u{8}Y", kind: .named)
        let text = ArticleParagraph(record, on: Terminal(isColoured: false)).text
        let forbidden: [Unicode.Scalar] = ["\u{1B}", "\u{202E}", "\u{9B}", "\u{7}", "\u{8}"]
        for scalar in forbidden { #expect(!text.unicodeScalars.contains(scalar)) }
        #expect(text.split(separator: "\n").count == 4)
    }

    @Test func spansBehindTheTextAreNoHarm() {
        var record = article(1)
        record.headline = nil
        record.sentences = [.init(start: 900, end: 4)]
        record.quotes[0].end = 5000
        #expect(!ArticleParagraph(record, on: Terminal(isColoured: false)).text.isEmpty)
    }

    @Test func jsonIsTheLineItself() throws {
        let folder = try TemporaryFolder()
        let store = try ArticleStore(state: PathBytes(folder.path))
        try store.append([article(1), article(2)])
        let report = try TailReport(state: folder.path, from: .last(1), form: .json)
        var second = article(2)
        second.seq = 2
        #expect(try report.next() == second.line() + [10])
        #expect(try report.next().isEmpty)
        try store.append([article(3)])
        #expect(try report.next().starts(with: "{\"schema\"".utf8))
    }

    @Test func aLineThatIsNoRecordIsNamed() throws {
        let folder = try TemporaryFolder()
        try folder.write("{}\n".utf8, to: "store/articles.jsonl")
        let form = TailReport.Form.paragraph(Terminal(isColoured: false))
        let report = try TailReport(state: folder.path, from: .last(5), form: form)
        let text = String(decoding: try report.next(), as: UTF8.self)
        #expect(text == "articles.jsonl, byte 0: not a record; see articlectl verify\n")
    }

    @Test func withoutAStoreThereIsNothingToShow() throws {
        let folder = try TemporaryFolder()
        do {
            _ = try TailReport(state: folder.path, from: .last(5), form: .json)
            Issue.record("a store was found")
        } catch {
            #expect(error.exitCode == 66 && error.description.hasPrefix("no store in "))
        }
    }
}

@Suite struct VerifyReportTests {
    @Test func aSoundStoreIsOneLineAndZero() throws {
        let folder = try TemporaryFolder()
        try ArticleStore(state: PathBytes(folder.path)).append([article(1), article(2)])
        let report = try VerifyReport(state: folder.path)
        #expect(report.exitCode == 0)
        let text = report.text(on: Terminal(isColoured: false))
        #expect(
            text.hasPrefix("2 records in 1 segment, ") && text.hasSuffix("last seq 2: sound\n")
        )
    }

    @Test func damageComesWithPlaceAndRemedyAnd65() throws {
        let folder = try TemporaryFolder()
        try folder.write("\nhello\n{".utf8, to: "store/articles.jsonl")
        try folder.write([], to: "claimed/x")
        let report = try VerifyReport(state: folder.path)
        #expect(report.exitCode == 65)
        try expectGolden(report.text(on: Terminal(isColoured: false)), "damaged.txt")
        try expectGolden(String(decoding: report.json, as: UTF8.self), "damaged.json")
    }

    @Test func noStoreIs66() throws {
        let folder = try TemporaryFolder()
        do {
            _ = try VerifyReport(state: folder.path)
            Issue.record("a store was found")
        } catch {
            #expect(error.exitCode == 66)
        }
    }
}

@Suite struct StatusReportTests {
    static let now = Timestamp(seconds: 1_795_252_443)

    static func status(_ change: (inout ServiceStatus) -> Void = { _ in }) -> ServiceStatus {
        var status = ServiceStatus()
        status.pid = 412
        status.state = "running"
        status.since = "2026-11-20T09:14:03Z"
        status.heartbeat = Timestamp(seconds: now.seconds - 5).isoSeconds
        status.stored = 7
        status.seq = 42
        change(&status)
        return status
    }

    @Test func readsBackWhatTheDaemonWrote() throws {
        let status = Self.status { $0.paused = "disk \"full\"\n" }
        #expect(try ServiceStatus(decoding: status.json) == status)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var state: String
        var isRunning = true
        var status: ServiceStatus?
        var exitCode: Int32
        var testDescription: String { state }
    }

    static let cases: [Case] = [
        Case(state: "running", status: status(), exitCode: 0),
        Case(
            state: "paused",
            status: status {
                $0.state = "paused"
                $0.paused = "disk full"
                $0.pausedSince = "2026-11-21T09:00:00Z"
            },
            exitCode: 1
        ),
        Case(
            state: "degraded",
            status: status {
                $0.state = "degraded"
                $0.degraded = ["3 damaged lines", "a folder\u{1B}[31m is gone"]
            },
            exitCode: 1
        ),
        Case(
            state: "busy",
            status: status {
                $0.rejected = 3
                $0.rejectedReasons = ["too-large": 1, "empty": 2]
                $0.sealedSegments = 4
                $0.diskFree = 5 << 30
                $0.oldestWaiting = "2026-11-21T09:10:00Z"
                $0.lastStored = "2026-11-21T09:13:00Z"
            },
            exitCode: 0
        ),
        Case(state: "starting", status: status { $0.state = "starting" }, exitCode: 1),
        Case(
            state: "silent for an hour",
            status: status { $0.heartbeat = Timestamp(seconds: now.seconds - 3600).isoSeconds },
            exitCode: 1
        ),
        Case(state: "running without a word", status: nil, exitCode: 1),
        Case(state: "stopped", isRunning: false, status: status(), exitCode: 3),
        Case(state: "never started", isRunning: false, status: nil, exitCode: 3),
    ]

    @Test(arguments: cases) func judges(_ c: Case) throws {
        let report = StatusReport(isRunning: c.isRunning, status: c.status, now: Self.now)
        #expect(report.exitCode == c.exitCode)
        let name = c.state.split(separator: " ").joined(separator: "-")
        let text = report.text(on: Terminal(isColoured: false))
        try expectGolden(text + String(decoding: report.json, as: UTF8.self), "status-\(name).txt")
    }

    @Test func theLockTellsWhetherItRuns() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.status().json, to: "status.json")
        #expect(try StatusReport(state: folder.path, now: Self.now).exitCode == 3)
        let store = try ArticleStore(state: PathBytes(folder.path))
        #expect(try StatusReport(state: folder.path, now: Self.now).exitCode == 0)
        try folder.write("{torn".utf8, to: "status.json")
        #expect(try StatusReport(state: folder.path, now: Self.now).exitCode == 1)
        _ = consume store
        #expect(try StatusReport(state: folder.path, now: Self.now).exitCode == 3)
    }

    @Test func aFolderThatIsNotThereIsADaemonThatDoesNotRun() throws {
        let folder = try TemporaryFolder()
        #expect(try StatusReport(state: folder.path + "/none", now: Self.now).exitCode == 3)
    }
}

@Suite struct StateLocationTests {
    @Test(arguments: [
        (nil, [], "/var/lib/articled"), (nil, ["var/inbox"], "var"),
        ("/srv/a:/srv/b", ["/srv/a/inbox", "var/inbox"], "/srv/a"),
        ("/srv/a", ["/srv/a", "var/inbox"], "var"), ("", ["var/inbox"], "var"),
        // Seen from the root folder, where var is the system's.
        (nil, ["var", "var/lib/articled/inbox"], "/var/lib/articled"),
    ])
    func isTheFirstWithAnInbox(_ given: String?, _ existing: [String], _ expected: String) {
        #expect(
            StateLocation.find(stateDirectory: given) { existing.contains($0) } == expected
        )
    }
}
