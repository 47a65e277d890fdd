import Glibc
import LinuxIO

/// Which daemon is measured, and on which disk.
struct DaemonPlace {
    var binary: String
    /// A folder below which the daemon's state is made and removed again.
    var work: String

    /// `articled` in the folder of this program.
    static var besideThisProgram: String {
        var target = [UInt8](repeating: 0, count: 4096)
        let count = target.withUnsafeMutableBytes { buffer in
            buffer.withMemoryRebound(to: CChar.self) { chars in
                chars.baseAddress.map { readlink("/proc/self/exe", $0, chars.count) } ?? 0
            }
        }
        let own = PathBytes(target.prefix(max(0, count)))
        return (own.parent / "articled").description
    }
}
