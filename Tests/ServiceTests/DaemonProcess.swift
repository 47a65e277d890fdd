import Foundation
import LinuxIO
import Store
import TestSupport

/// The real program on a folder of its own.
final class DaemonProcess {
    let scratch: ScratchFolder
    private var process: Process?
    /// Added to the environment of the program.
    var settings: [String: String] = [:]
    /// Options of the daemon beside its state folder.
    var options: [String] = []
    /// A program and its options that run the daemon as theirs, such as `strace`.
    var wrapper: [String] = []

    init() throws { scratch = try ScratchFolder() }

    deinit { process?.terminate() }

    /// The folder that the test itself was built into has the program as well.
    private static var program: URL {
        let tests = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
        let own = URL(filePath: tests ?? Bundle.main.bundlePath)
        return own.deletingLastPathComponent().appending(path: "articled")
    }

    func write(_ text: String, to name: String) throws {
        try scratch.write(text, to: "inbox/" + name)
    }

    /// Takes what is in the inbox; returns the exit status.
    @discardableResult
    func runOnce(_ options: [String] = []) throws -> Int32 {
        let process = try launch(["--oneshot"] + options)
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Starts the daemon and waits until it is ready.
    func start(_ options: [String] = []) throws {
        process = try launch(options)
        _ = eventually { ["running", "paused"].contains(status()?.state) }
    }

    /// Sends a signal to the daemon itself: a wrapper need not pass it on.
    func signal(_ signal: Int32) {
        guard let process else { return }
        kill(wrapper.isEmpty ? process.processIdentifier : pid_t(status()?.pid ?? 0), signal)
    }

    func status() -> ServiceStatus? {
        (try? scratch.read("status.json")).flatMap { try? ServiceStatus(decoding: Array($0.utf8)) }
    }

    /// The samples of the metrics' file by their names with labels; empty if there is none.
    func metrics() -> [String: Double] {
        let lines = (try? scratch.read("metrics/articled.prom"))?.split(separator: "\n") ?? []
        let samples = lines.filter { !$0.hasPrefix("#") }.compactMap { line in
            line.lastIndex(of: " ").map {
                (String(line[..<$0]), Double(line[$0...].dropFirst()) ?? .nan)
            }
        }
        return Dictionary(samples) { first, _ in first }
    }

    /// Sends a signal and waits for the end.
    func stop(_ signal: Int32 = SIGTERM) -> Int32 {
        guard let process else { return -1 }
        self.signal(signal)
        process.waitUntilExit()
        self.process = nil
        try? FileManager.default.removeItem(atPath: scratch.path + "/status.json")
        return process.terminationStatus
    }

    private func launch(_ options: [String]) throws -> Process {
        let process = Process()
        // As in the unit.
        let words =
            wrapper + ["/bin/sh", "-c", "umask 027; exec \"$0\" \"$@\""]
            + [DaemonProcess.program.path, "--state", scratch.path] + self.options + options
        process.executableURL = URL(filePath: words[0])
        process.arguments = Array(words.dropFirst())
        process.environment = ProcessInfo.processInfo.environment.merging(settings) { $1 }
        _ = FileManager.default.createFile(atPath: logPath, contents: nil)
        process.standardError = FileHandle(forWritingAtPath: logPath)
        try process.run()
        return process
    }

    struct Line: Decodable {
        struct File: Decodable { let name: String }
        let seq: Int
        let id: String
        let text: String
        let file: File
        let warnings: [String]
    }

    private var logPath: String { scratch.path + "/log" }

    /// What the last run has written to its standard error.
    var log: String { (try? String(contentsOfFile: logPath, encoding: .utf8)) ?? "" }

    /// The store's lines; a last one without a newline is not there yet.
    func lines() -> [Line] {
        let files = scratch.files(below: "store").filter { $0.hasSuffix(".jsonl") }
        let text = files.compactMap { try? scratch.read("store/" + $0) }.joined()
        let whole = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        return whole.compactMap { try? JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
            .sorted { $0.seq < $1.seq }
    }

    /// Paths below `archive/`, without the day.
    func archived() -> [String] {
        scratch.files(below: "archive").filter { !$0.hasPrefix("duplicates/") }
            .map { $0.split(separator: "/").dropFirst().joined(separator: "/") }
    }

    func duplicates() -> [String] {
        scratch.files(below: "archive/duplicates")
            .map { $0.split(separator: "/").dropFirst().joined(separator: "/") }
    }

    func reason(of name: String) -> String? {
        let text = try? scratch.read("rejected/\(name).reason.json")
        return text?.split(separator: "\"").dropFirst(3).first.map(String.init)
    }

    func remaining() -> [String] {
        scratch.files(below: "inbox") + scratch.files(below: "claimed")
    }
}
