import ArticleModel
import Glibc
import LinuxIO

/// The real daemon: start, rest, latency of single files, and backlogs.
struct DaemonCase {
    let corpus: Corpus
    let place: DaemonPlace
    let scale: Plan.Scale

    func run(into report: inout Report) throws {
        guard access(place.binary, X_OK) == 0 else {
            return skip("\(place.binary) is not there", &report)
        }
        do {
            try measureIdle(&report)
            for count in Set(scale.backlogs).sorted() { try measureBacklog(count, &report) }
        } catch let error as DaemonError {
            guard case .notReady(let status, _) = error, status >> 8 == EX_USAGE || status == 0
            else { return report.fail("daemon: \(error)") }
            skip(error.description, &report)
        }
    }

    private func skip(_ reason: String, _ report: inout Report) {
        report.say("SKIPPED daemon: \(reason)")
        report.add("daemon SKIPPED", "measured", 0, "")
    }

    private func measureIdle(_ report: inout Report) throws {
        let state = try StateFolder(below: place.work)
        defer { state.remove() }
        let disk = Distribution(try state.syncTimes(count: 200))
        report.add("disk", "8 kB appended and synced p50", disk.median, "µs")
        report.add("disk", "8 kB appended and synced p99", disk.percentile(99), "µs")
        let daemon = try DaemonProcess(place.binary, state)
        defer { _ = daemon.stop() }
        report.add("daemon idle", "start to READY", daemon.startSeconds * 1000, "ms")
        sleep(1)
        report.say("daemon at rest, \(scale.idleSeconds) s")
        let before = daemon.wakeUps
        sleep(UInt32(scale.idleSeconds))
        let wakeUps = Double(daemon.wakeUps - before) / Double(scale.idleSeconds)
        report.add("daemon idle", "wake-ups", wakeUps, "1/s")
        report.add("daemon idle", "resident memory", daemon.memory.now, "MB")
        var latency = try LatencyRun(daemon: daemon, corpus: corpus)
        for writer in LatencyRun.Writer.allCases {
            try latency.measure(writer, count: scale.drops, &report)
        }
        report.add("daemon idle", "peak memory after drops", daemon.memory.peak, "MB")
        latency.check.report("daemon drops", wanted: latency.dropped, &report)
        let stopping = Stopwatch.wall {
            if !daemon.stop() { report.fail("daemon: it did not end well when asked to") }
        }
        report.add("daemon idle", "stop", stopping * 1000, "ms")
    }

    /// Files that wait in the inbox when the daemon starts.
    private func measureBacklog(_ count: Int, _ report: inout Report) throws {
        report.say("daemon with \(count) waiting files")
        let name = "daemon with \(count) waiting"
        let state = try StateFolder(below: place.work)
        defer { state.remove() }
        for number in 0..<count {
            let text = corpus.generated[number].text
            try state.prepareRename(Corpus.fileName(number), text)()
        }
        let daemon = try DaemonProcess(place.binary, state)
        defer { _ = daemon.stop() }
        var tail = try StoreTail(state)
        var check = StoreCheck(corpus)
        var lastLine = Stopwatch.seconds(CLOCK_MONOTONIC)
        while check.count < count {
            let lines = try tail.newLines()
            let now = Stopwatch.seconds(CLOCK_MONOTONIC)
            if !lines.isEmpty { lastLine = now }
            if now - lastLine > 60 || daemon.hasEnded { break }
            for line in lines { check.add(line) }
            usleep(10_000)
        }
        let seconds = lastLine - daemon.startedAt
        report.add(name, "start to READY", daemon.startSeconds * 1000, "ms")
        report.add(name, "throughput", Double(check.count) / seconds, "articles/s")
        report.add(name, "all lines after", seconds, "s")
        report.add(name, "resident memory", daemon.memory.now, "MB")
        report.add(name, "peak memory", daemon.memory.peak, "MB")
        check.report(name, wanted: count, &report)
    }
}
