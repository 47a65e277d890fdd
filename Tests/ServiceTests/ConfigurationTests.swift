import Foundation
import Inbox
import Logging
import Testing

@testable import Service

/// What the configuration takes, and what it says of what it does not take.
@Suite struct ConfigurationTests {
    static let faults: [(text: String, line: Int?, key: String?, found: String)] = [
        ("[inbox]\nquiet = \"soon\"", 2, "inbox.quiet", "\"soon\""),
        ("[inbox]\n\n# why\nmax-bytes = 0", 4, "inbox.max-bytes", "0"),
        ("[inbox]\ndepth = \"deep\"", 2, "inbox.depth", "\"deep\""),
        ("[work]\nworkers = -1", 2, "work.workers", "-1"),
        ("[work]\nworkers = [1]", 2, "work.workers", "a value of type array"),
        ("[store]\nrotate-daily = 1", 2, "store.rotate-daily", "1"),
        ("[store]\nsegment-bytes = \"9 apples\"", 2, "store.segment-bytes", "\"9 apples\""),
        ("[log]\nlevel = \"loud\"", 2, "log.level", "\"loud\""),
        ("state = 5", 1, "state", "5"),
        ("work.deadline = \"0s\"", 1, "work.deadline", "\"0s\""),
        // One below and one above each range.
        ("inbox.scan-interval = \"99ms\"", 1, "inbox.scan-interval", "\"99ms\""),
        ("inbox.scan-interval = 3601", 1, "inbox.scan-interval", "3601"),
        ("inbox.quiet = -0.1", 1, "inbox.quiet", "-0.1"),
        ("inbox.quiet = nan", 1, "inbox.quiet", "nan"),
        ("inbox.quiet = inf", 1, "inbox.quiet", "inf"),
        ("inbox.empty-wait = \"25h\"", 1, "inbox.empty-wait", "\"25h\""),
        ("inbox.max-bytes = \"2GiB\"", 1, "inbox.max-bytes", "\"2GiB\""),
        ("inbox.depth = 65", 1, "inbox.depth", "65"),
        ("work.workers = 257", 1, "work.workers", "257"),
        ("work.deadline = \"2h\"", 1, "work.deadline", "\"2h\""),
        ("store.segment-bytes = \"1KiB\"", 1, "store.segment-bytes", "\"1KiB\""),
        ("metrics.interval = \"500ms\"", 1, "metrics.interval", "\"500ms\""),
        ("metrics.interval = true", 1, "metrics.interval", "true"),
        ("log.format = \"xml\"", 1, "log.format", "\"xml\""),
        ("packs.overlay = 1", 1, "packs.overlay", "1"),
    ]

    @Test(arguments: faults.indices)
    func fault(_ index: Int) throws {
        let c = Self.faults[index]
        var reader = ConfigurationReader()
        reader.read(c.text, from: "a.conf")
        let fault = try #require(reader.faults.first)
        #expect(fault.line == c.line && fault.key == c.key && fault.found == c.found)
        #expect(fault.description.hasPrefix("a.conf:\(c.line ?? 0): \(c.key ?? ""): expected "))
        #expect(!fault.remedy.isEmpty)
    }

    @Test func brokenTOMLTellsItsLine() {
        var reader = ConfigurationReader()
        reader.read("[inbox]\nquiet = ", from: "a.conf")
        #expect(reader.faults.map(\.line) == [2])
    }

    /// The parser would end the program.
    @Test(arguments: ["[", "[[", "[ é]", "a = 1\n[ \r\nb = 2", "\u{FEFF}[", "x = 1\u{C} ["])
    func aTableWithoutANameIsAFault(_ text: String) {
        var reader = ConfigurationReader()
        reader.read(text, from: "a.conf")
        #expect(reader.faults.count == 1)
        #expect(reader.faults.first?.line == (text.contains("\n[") ? 2 : 1))
    }

    @Test func anUnknownKeyIsADoubtWithAHint() {
        var reader = ConfigurationReader()
        reader.read("quiet = \"1s\"\n[inbox]\nquite = 1", from: "a.conf")
        #expect(reader.faults.isEmpty)
        #expect(
            reader.doubts.map(\.key).sorted { $0 ?? "" < $1 ?? "" } == ["inbox.quite", "quiet"]
        )
        #expect(reader.doubts.contains { $0.remedy == "did you mean inbox.quiet?" })
    }

    /// A value that the key takes and that is not its default.
    static let variables: [(name: String, value: String, shown: String)] = [
        ("ARTICLED_STATE", "/s", "\"/s\""),
        ("ARTICLED_INBOX_SCAN_INTERVAL", "2min", "\"120s\""),
        ("ARTICLED_INBOX_QUIET", "250ms", "\"250ms\""),
        ("ARTICLED_INBOX_SETTLE", "8s", "\"8s\""),
        ("ARTICLED_INBOX_EMPTY_WAIT", "0", "\"0s\""),
        ("ARTICLED_INBOX_MAX_BYTES", "1MiB", "1048576"),
        ("ARTICLED_INBOX_DEPTH", "0", "0"),
        ("ARTICLED_WORK_WORKERS", "256", "256"),
        ("ARTICLED_WORK_DEADLINE", "1", "\"1s\""),
        ("ARTICLED_STORE_SEGMENT_BYTES", "1GiB", "1073741824"),
        ("ARTICLED_STORE_ROTATE_DAILY", "false", "false"),
        ("ARTICLED_STORE_RESERVE", "0", "0"),
        ("ARTICLED_PACKS_OVERLAY", "/p", "\"/p\""),
        ("ARTICLED_METRICS_INTERVAL", "1h", "\"3600s\""),
        ("ARTICLED_LOG_LEVEL", "trace", "\"trace\""),
        ("ARTICLED_LOG_FORMAT", "json", "\"json\""),
    ]

    @Test func everyKeyHasItsVariable() {
        #expect(ConfigurationKey.all.map(\.variable) == Self.variables.map(\.name))
        for (name, value, shown) in Self.variables {
            var reader = ConfigurationReader()
            reader.read(environment: [name: value])
            #expect(reader.faults.isEmpty && reader.doubts.isEmpty, "\(name)")
            let key = ConfigurationKey.all.first { $0.variable == name }
            #expect(key?.show(reader.configuration) == shown, "\(name)")
            #expect(key?.show(Configuration()) != shown, "\(name)")
            #expect(key.flatMap { reader.origins[$0.name] } == name)
        }
    }

    @Test func aVariableThatIsNoValueNamesItself() throws {
        var reader = ConfigurationReader()
        reader.read(environment: ["ARTICLED_INBOX_DEPTH": "deep", "ARTICLED_INBOX_DEPT": "1"])
        let fault = try #require(reader.faults.first)
        #expect(fault.place == "ARTICLED_INBOX_DEPTH" && fault.key == "inbox.depth")
        #expect(reader.doubts.map(\.place) == ["ARTICLED_INBOX_DEPT"])
    }

    @Test func laterSourcesGoOverEarlierOnes() {
        var reader = ConfigurationReader()
        reader.read("[inbox]\ndepth = 1\nquiet = \"2s\"", from: "a.conf")
        reader.read("[inbox]\ndepth = 2", from: "b.conf")
        reader.read(environment: ["ARTICLED_INBOX_DEPTH": "3", "PATH": "/bin"])
        reader.set("log.level", option: "--log-level", to: "debug")
        #expect(reader.configuration.inbox.depth == 3)
        #expect(reader.configuration.inbox.settling.quiet == .seconds(2))
        #expect(reader.configuration.logLevel == .debug)
        #expect(reader.origins["inbox.depth"] == "ARTICLED_INBOX_DEPTH")
        #expect(reader.origins["inbox.quiet"] == "a.conf:3")
        #expect(reader.faults.isEmpty && reader.doubts.isEmpty)
    }

    static let quantities: [(String, Double?)] = [
        ("5s", 5), ("250ms", 0.25), ("2min", 120), ("1h", 3600), ("1.5 s", 1.5), ("7", 7),
        ("", nil), ("s", nil), ("5 parsecs", nil), ("-1s", nil), ("1e3s", nil),
    ]

    @Test(arguments: quantities.indices)
    func duration(_ index: Int) {
        let (text, seconds) = Self.quantities[index]
        #expect(Quantity.seconds(.text(text)) == seconds)
    }

    @Test func theListingCanBeReadBack() {
        var first = ConfigurationReader()
        first.read("state = \"/s\"\n[inbox]\nquiet = \"250ms\"\ndepth = 3", from: "a.conf")
        var second = ConfigurationReader()
        second.read(first.listing, from: "listing")
        #expect(second.faults.isEmpty && second.doubts.isEmpty)
        #expect(second.configuration == first.configuration)
    }

    /// The shipped file names every key, commented, at its default.
    @Test func theShippedFileNamesEveryKeyAtItsDefault() throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Config/articled.conf")
        let shipped = try String(contentsOf: url, encoding: .utf8)
        let active = shipped.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("#") && !$0.hasPrefix("# ") ? $0.dropFirst() : $0[...] }
            .joined(separator: "\n")
        var reader = ConfigurationReader()
        reader.read(active, from: "articled.conf")
        #expect(reader.faults.isEmpty && reader.doubts.isEmpty)
        #expect(Set(reader.origins.keys) == Set(ConfigurationKey.all.map(\.name)))
        var configuration = reader.configuration
        // As many as the machine has processors.
        configuration.work.workers = Configuration().work.workers
        #expect(configuration == Configuration())
    }
}
