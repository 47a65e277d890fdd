import Foundation
import Glibc
import TestSupport
import Testing

/// What the real daemon shows in `metrics/articled.prom` agrees with what it has done.
@Suite(.serialized) struct MetricsFileTests {
    private let daemon: DaemonProcess

    init() throws { daemon = try DaemonProcess() }

    private static var repository: URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    }

    /// Articles of several languages, a duplicate, and what is rejected for several reasons.
    private func dropSamples() throws {
        let articles = Self.repository.appending(path: "Tests/Articles")
        let names = try FileManager.default.contentsOfDirectory(atPath: articles.path)
        for name in names where name.hasSuffix(".txt") {
            let text = try Data(contentsOf: articles.appending(path: name))
            try daemon.scratch.write(Array(text), to: "inbox/" + name)
        }
        try daemon.write("Twice the same.", to: "one.txt")
        try daemon.write("Twice the same.", to: "two.txt")
        try daemon.write("", to: "empty.txt")
        try daemon.write(" \n ", to: "blank.txt")
        symlink("/nowhere", daemon.scratch.path + "/inbox/link")
        mkdir(daemon.scratch.path + "/inbox/folder.txt", 0o755)
    }

    /// Runs a program; its output if it fails.
    private func complaint(of program: String, _ arguments: [String]) throws -> String? {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? nil : String(decoding: text, as: UTF8.self)
    }

    private static let hasParser =
        Glibc.system("/usr/bin/python3 -c 'import prometheus_client' 2>/dev/null") == 0
    private static let hasPromtool = access("/usr/bin/promtool", X_OK) == 0

    @Test(.enabled(if: hasParser, "python3-prometheus-client is not installed"))
    func thePrometheusClientReadsThemAndTheyAgreeWithTheFolders() throws {
        try dropSamples()
        #expect(try daemon.runOnce() == 0)
        let script = Self.repository.appending(path: "scripts/check-metrics.py").path
        let complaint = try complaint(of: "/usr/bin/python3", [script, daemon.scratch.path])
        #expect(complaint == nil)
    }

    @Test(.enabled(if: hasPromtool, "promtool is not installed"))
    func promtoolHasNoWordAgainstThem() throws {
        try dropSamples()
        #expect(try daemon.runOnce() == 0)
        let file = daemon.scratch.path + "/metrics/articled.prom"
        let complaint = try complaint(
            of: "/bin/sh",
            ["-c", "/usr/bin/promtool check metrics < '\(file)'"]
        )
        #expect(complaint == nil)
    }

    @Test func theCountsAreThoseOfTheFolders() throws {
        try dropSamples()
        #expect(try daemon.runOnce() == 0)
        let metrics = daemon.metrics()
        func sum(_ name: String) -> Double {
            metrics.filter { $0.key.hasPrefix("articled_" + name) }.values.reduce(0, +)
        }
        #expect(sum("articles_stored_total") == Double(daemon.lines().count))
        #expect(sum("store_records") == Double(daemon.lines().count))
        #expect(sum("articles_duplicate_total") == 1)
        #expect(metrics[#"articled_articles_rejected_total{reason="empty"}"#] == 1)
        #expect(metrics[#"articled_articles_rejected_total{reason="no-text"}"#] == 1)
        #expect(metrics[#"articled_articles_rejected_total{reason="not-a-file"}"#] == 2)
        #expect(metrics[#"articled_articles_rejected_total{reason="failed"}"#] == 0)
        #expect(
            sum("articles_seen_total") == sum("articles_stored_total")
                + sum("articles_duplicate_total") + sum("articles_rejected_total")
        )
        #expect(sum("claimed_files") == 0)
        #expect(sum(#"extract_duration_seconds_count{stage="record"}"#) >= sum("store_records"))
        #expect(sum("queue_wait_seconds_count") > 0 && sum("store_sync_duration_seconds_count") > 0)
    }

    @Test func everybodyMayReadThemAndTheyEndWithUpAtZero() throws {
        try daemon.start()
        #expect(eventually { daemon.metrics()["articled_up"] == 1 })
        #expect(
            eventually { daemon.metrics()[#"articled_watch_mode{mode="inotify"}"#] == 1 }
        )
        var file = stat()
        stat(daemon.scratch.path + "/metrics/articled.prom", &file)
        var folder = stat()
        stat(daemon.scratch.path + "/metrics", &folder)
        #expect(file.st_mode & 0o7777 == 0o644 && folder.st_mode & 0o7777 == 0o755)
        #expect(daemon.stop() == 0)
        #expect(daemon.metrics()["articled_up"] == 0)
        #expect(daemon.scratch.files(below: "metrics") == ["articled.prom"])
    }

    @Test func aReloadIsCountedAndItsLiveKeysHold() throws {
        let file = daemon.scratch.path + "/own.conf"
        func configure(_ text: String) throws { try daemon.scratch.write(text, to: "own.conf") }
        try configure("inbox.scan-interval = 0.1\ninbox.depth = 0\nmetrics.interval = 1")
        try daemon.start(["--config", file])
        try daemon.write("deep", to: "a/b/deep.txt")
        try daemon.write("flat", to: "flat.txt")
        #expect(eventually { daemon.lines().map(\.text) == ["flat"] })
        let reloads = "articled_reloads_total"

        try configure("inbox.depth = \"deep\"")
        daemon.signal(SIGHUP)
        #expect(eventually { daemon.metrics()[reloads + #"{result="refused"}"#] == 1 })
        #expect(daemon.lines().count == 1)
        #expect(daemon.metrics()["articled_config_last_reload_success_timestamp_seconds"] == 0)

        try configure("inbox.scan-interval = 0.1\nwork.workers = 3\nwork.deadline = 9")
        daemon.signal(SIGHUP)
        #expect(eventually { daemon.metrics()[reloads + #"{result="applied"}"#] == 1 })
        #expect(daemon.metrics()["articled_workers"] == 3)
        #expect(eventually { daemon.lines().map(\.text) == ["flat", "deep"] })
        #expect(daemon.stop() == 0)
        #expect(daemon.remaining() == [])
    }

    @Test func reloadsUnderLoadLoseNothing() throws {
        try daemon.scratch.write("work.workers = 1", to: "own.conf")
        try daemon.start(["--config", daemon.scratch.path + "/own.conf"])
        for number in 0..<300 {
            try daemon.write("article \(number)", to: "\(number).txt")
            if number % 30 == 0 {
                let isGood = number % 60 == 0
                let text =
                    "work.workers = \(isGood ? 1 + number % 5 : 0)\nstore.segment-bytes = \"1MiB\""
                try daemon.scratch.write(text, to: "own.conf")
                daemon.signal(SIGHUP)
            }
        }
        #expect(eventually { daemon.lines().count == 300 && daemon.remaining().isEmpty })
        #expect(daemon.stop() == 0)
        #expect(daemon.lines().map(\.seq) == Array(1...300))
        let reloads = daemon.metrics().filter { $0.key.hasPrefix("articled_reloads_total") }
        // Signals that come close together are one.
        #expect(reloads.values.reduce(0, +) >= 2)
    }
}
