import Foundation
import Glibc
import TestSupport

/// Another process that keeps a lock until it is killed.
final class LockHolder {
    private let process = Process()

    /// Returns once the lock is held.
    init(_ path: String) throws {
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/flock")
        process.arguments = ["--no-fork", path, "sh", "-c", "echo held; exec sleep 60"]
        process.standardOutput = output
        try process.run()
        _ = try output.fileHandleForReading.read(upToCount: 5)
    }

    func kill() {
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
