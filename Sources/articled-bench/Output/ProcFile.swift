import Glibc
import LinuxIO

/// Reads the kernel's text files about processes.
///
/// - Source: `proc(5)`.
enum ProcFile {
    /// The file's text; empty if it cannot be read.
    static func text(_ path: String) -> String {
        guard let file = try? FileDescriptor.open(PathBytes(path), flags: O_RDONLY),
            let bytes = try? file.read(upTo: 1 << 18)
        else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The number behind `key` in a `status` file.
    static func number(_ key: String, in status: String) -> Int? {
        let line = status.split(separator: "\n").first { $0.hasPrefix("\(key):") }
        return line?.split { $0 == ":" || $0 == "\t" || $0 == " " }.dropFirst().first
            .flatMap { Int($0) }
    }
}

/// Resident memory of a process in MB (10⁶ bytes).
struct ResidentMemory {
    var now: Double
    /// The most since the start, or since ``resetPeak()``.
    var peak: Double

    /// - Parameter process: A process id, or `self`.
    init(of process: String = "self") {
        let status = ProcFile.text("/proc/\(process)/status")
        now = Double(ProcFile.number("VmRSS", in: status) ?? 0) * 1024 / 1e6
        peak = Double(ProcFile.number("VmHWM", in: status) ?? 0) * 1024 / 1e6
    }

    /// Begins this process's peak anew from what is resident now.
    static func resetPeak() {
        let path = PathBytes("/proc/self/clear_refs")
        try? FileDescriptor.open(path, flags: O_WRONLY).write(all: Array("5".utf8))
    }
}
