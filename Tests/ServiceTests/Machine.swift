import Foundation
import Glibc

/// What the machine that the tests run on allows.
enum Machine {
    private static var isRoot: Bool { geteuid() == 0 }

    private static func has(_ program: String) -> Bool {
        ["/usr/bin/", "/bin/"].contains { access($0 + program, X_OK) == 0 }
    }

    static var canTrace: Bool {
        has("strace") && run("strace", "-qq", "-o", "/dev/null", "true")
    }

    static var canSwitchUser: Bool { isRoot && has("setpriv") }

    /// Runs the rest of a command line as a user who owns nothing.
    static let asNobody = [
        "/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
    ]

    /// Whether a file system can be mounted; tried on a folder of its own.
    static var canMount: Bool {
        guard isRoot else { return false }
        let folder = FileManager.default.temporaryDirectory.path + "/articled-\(UUID().uuidString)"
        guard mkdir(folder, 0o700) == 0 else { return false }
        defer { rmdir(folder) }
        guard run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder) else { return false }
        return run("umount", folder)
    }

    /// Runs a command; whether it ended well.
    static func run(_ words: String...) -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
