import Glibc
import LinuxIO

/// A running daemon.
///
/// A class, because the process has one end and it may be noticed in several places.
final class DaemonProcess {
    let state: StateFolder
    /// Seconds from the start to `READY=1`.
    private(set) var startSeconds = 0.0
    /// Seconds of the monotonic clock at the start.
    let startedAt: Double
    private let process: pid_t
    private let socket: NotifySocket
    private var exitStatus: CInt?

    /// Starts the daemon and waits until it says that it is ready.
    ///
    /// - Throws: ``DaemonError`` if it does not become ready, ``SystemCallError``.
    init(_ binary: String, _ state: StateFolder) throws {
        self.state = state
        socket = try NotifySocket(state.path / "notify")
        startedAt = Stopwatch.seconds(CLOCK_MONOTONIC)
        process = try Self.spawn(binary, state, socket.path)
        guard let ready = socket.ready(within: 30, orElse: { self.hasEnded }) else {
            let output = ProcFile.text("\(state.path)/output")
            _ = stop()
            let line = output.split(separator: "\n").first.map(String.init) ?? "no output"
            throw DaemonError.notReady(status: exitStatus ?? 0, output: line)
        }
        startSeconds = ready - startedAt
    }

    var memory: ResidentMemory { ResidentMemory(of: "\(process)") }

    /// How often all threads of the process have waited and been woken.
    var wakeUps: Int {
        let tasks = try? Folder(PathBytes("/proc/\(process)/task")).names()
        return (tasks ?? []).reduce(0) { sum, task in
            let status = ProcFile.text("/proc/\(process)/task/\(task)/status")
            return sum + (ProcFile.number("voluntary_ctxt_switches", in: status) ?? 0)
        }
    }

    var hasEnded: Bool {
        if exitStatus != nil { return true }
        var status: CInt = 0
        if waitpid(process, &status, WNOHANG) == process { exitStatus = status }
        return exitStatus != nil
    }

    /// Asks the daemon to end and waits for it, at most 60 s.
    ///
    /// - Returns: Whether it ended by itself with status 0.
    func stop() -> Bool {
        if !hasEnded { kill(process, SIGTERM) }
        for _ in 0..<60_000 where !hasEnded { usleep(1000) }
        if !hasEnded {
            kill(process, SIGKILL)
            while !hasEnded { usleep(1000) }
        }
        socket.close()
        return exitStatus == 0
    }

    /// Both of its output streams go to `output` in the state folder.
    private static func spawn(
        _ binary: String,
        _ state: StateFolder,
        _ socket: PathBytes
    ) throws -> pid_t {
        let arguments = [
            binary, "--state", state.path.description,
            "--config", state.configuration.description,
        ]
        let names: [String] = ["PATH", "LD_LIBRARY_PATH", "HOME"]
        let kept = names.compactMap { (name: String) -> String? in
            getenv(name).map { "\(name)=\(String(cString: $0))" }
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(
            &actions,
            1,
            "\(state.path)/output",
            O_WRONLY | O_CREAT | O_APPEND,
            0o640
        )
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var process: pid_t = 0
        let code = withCStrings(arguments) { arguments in
            withCStrings(kept + ["NOTIFY_SOCKET=\(socket)"]) { environment in
                posix_spawn(&process, binary, &actions, nil, arguments, environment)
            }
        }
        if code != 0 { throw SystemCallError("posix_spawn", binary, code: code) }
        return process
    }

    private static func withCStrings<Result>(
        _ texts: [String],
        _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        let pointers = texts.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        return pointers.withUnsafeBufferPointer { buffer in
            // A buffer of at least one element has a base address.
            buffer.baseAddress.map(body) ?? withUnsafePointer(to: nil, body)
        }
    }
}

/// The daemon cannot be measured.
enum DaemonError: Error, CustomStringConvertible {
    /// `status` is as `waitpid(2)` gives it.
    case notReady(status: CInt, output: String)
    case lineMissing(file: String)

    var description: String {
        switch self {
        case .notReady(let status, let output):
            "the daemon did not become ready (exit status \(status >> 8)): \(output)"
        case .lineMissing(let file): "no line for \(file) within a minute"
        }
    }
}
