import Glibc
import LinuxIO

/// Drops files one at a time into an idle daemon's inbox and waits for each one's line.
///
/// Two moments are taken. The line can be read as soon as it is written; it is durable some time
/// between that and the moment when the file is put away, which happens only afterwards.
struct LatencyRun {
    enum Writer: String, CaseIterable {
        /// Written elsewhere, renamed into the inbox.
        case rename
        /// Written in the inbox; complete when it is closed.
        case close
    }

    private let daemon: DaemonProcess
    private let corpus: Corpus
    private let watch: ChangeWatch
    private var tail: StoreTail
    private(set) var check: StoreCheck
    private(set) var dropped = 0

    /// - Throws: ``SystemCallError``.
    init(daemon: DaemonProcess, corpus: Corpus) throws {
        self.daemon = daemon
        self.corpus = corpus
        check = StoreCheck(corpus)
        watch = try ChangeWatch(daemon.state)
        tail = try StoreTail(daemon.state)
    }

    /// - Throws: ``DaemonError`` if a line does not come, ``SystemCallError``.
    mutating func measure(_ writer: Writer, count: Int, _ report: inout Report) throws {
        report.say("daemon, \(count) files by \(writer.rawValue)")
        var read: [Double] = []
        var putAway: [Double] = []
        for _ in 0..<min(count, corpus.generated.count - dropped) {
            let times = try dropNext(writer)
            read.append(times.line * 1000)
            putAway.append(times.putAway * 1000)
            usleep(2000)
        }
        let name = "daemon drop by \(writer.rawValue)"
        for (what, times) in [("line read", read), ("line durable and put away", putAway)] {
            let times = Distribution(times)
            for percent in [50.0, 90, 99] {
                report.add(name, "\(what) p\(Int(percent))", times.percentile(percent), "ms")
            }
            report.add(name, "\(what) max", times.maximum, "ms")
        }
    }

    /// Seconds from the producer's last call to the line and to the putting away.
    private mutating func dropNext(_ writer: Writer) throws -> (line: Double, putAway: Double) {
        let name = Corpus.fileName(dropped)
        let text = corpus.generated[dropped].text
        dropped += 1
        let drop =
            switch writer {
            case .rename: try daemon.state.prepareRename(name, text)
            case .close: try daemon.state.prepareClose(name, text)
            }
        let start = Stopwatch.seconds(CLOCK_MONOTONIC)
        try drop()
        let line = try wait(for: name, since: start) { try Self.read(&$0, name) }
        let putAway = try wait(for: name, since: start) { try $0.daemon.state.isPutAway(name) }
        return (line, putAway)
    }

    private static func read(_ run: inout LatencyRun, _ name: String) throws -> Bool {
        let lines = try run.tail.newLines()
        for line in lines { run.check.add(line) }
        return lines.contains { $0.name == name }
    }

    private mutating func wait(
        for name: String,
        since start: Double,
        _ isThere: (inout LatencyRun) throws -> Bool
    ) throws -> Double {
        while try !isThere(&self) {
            if Stopwatch.seconds(CLOCK_MONOTONIC) - start > 60 || daemon.hasEnded {
                throw DaemonError.lineMissing(file: name)
            }
            watch.wait(milliseconds: 1000)
        }
        return Stopwatch.seconds(CLOCK_MONOTONIC) - start
    }
}
