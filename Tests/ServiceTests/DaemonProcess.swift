import Foundation
import LinuxIO
import TestSupport

/// The real program on a folder of its own.
final class DaemonProcess {
    let scratch: ScratchFolder
    private var process: Process?
    private let log = Pipe()

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
        _ = eventually {
            (try? scratch.read("status.json"))?.contains(#""state":"running""#) ?? false
        }
    }

    func signal(_ signal: Int32) {
        if let process { kill(process.processIdentifier, signal) }
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
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        self.process = nil
        try? FileManager.default.removeItem(atPath: scratch.path + "/status.json")
        return process.terminationStatus
    }

    private func launch(_ options: [String]) throws -> Process {
        let process = Process()
        // As in the unit.
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments =
            ["-c", "umask 027; exec \"$0\" \"$@\"", DaemonProcess.program.path]
            + ["--state", scratch.path] + options
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    struct Line: Decodable {
        struct File: Decodable { let name: String }
        let seq: Int
        let id: String
        let text: String
    }

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
