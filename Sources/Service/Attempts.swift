import Intake
import LinuxIO
import Synchronization
import TextKernel

/// How often a file has been tried alone without the program living to tell.
///
/// Only files that an earlier run left in `claimed/` are counted, and only while they are read
/// with nothing else in hand: so a crash can be blamed on one file, and its neighbours stay
/// innocent. Lost counts do no harm; they only cost another try.
final class Attempts: Sendable {
    /// Tries alone after which a file is given up.
    static let most = 2
    private static let name = PathBytes("attempts")

    private let root: Folder
    private let counts: Mutex<[PathBytes: Int]>

    /// Reads what earlier runs wrote; a damaged file counts as none.
    init(root: Folder) {
        self.root = root
        let file = try? FileDescriptor.open(Attempts.name, in: root.descriptor, flags: 0)
        counts = Mutex(Attempts.parse((try? file?.read(upTo: 1 << 20)) ?? []))
    }

    func count(of path: PathBytes) -> Int { counts.withLock { $0[path] ?? 0 } }

    /// Counts a try before it begins, durably.
    ///
    /// - Throws: ``SystemCallError`` naming the call that failed.
    func begin(_ path: PathBytes) throws(SystemCallError) {
        try write { $0[path, default: 0] += 1 }
    }

    /// Forgets all counts: the files that were left over have been dealt with.
    ///
    /// - Throws: ``SystemCallError`` naming `unlinkat`.
    func clear() throws(SystemCallError) {
        counts.withLock { $0.removeAll() }
        try root.remove(Attempts.name)
    }

    private func write(
        _ change: (inout [PathBytes: Int]) -> Void
    ) throws(SystemCallError) {
        let bytes = counts.withLock {
            change(&$0)
            return Attempts.format($0)
        }
        try root.write(bytes, to: Attempts.name)
    }

    /// One line a file: the count, a space, the path in hexadecimal.
    static func format(_ counts: [PathBytes: Int]) -> [UInt8] {
        let lines = counts.sorted { $0.key < $1.key }
            .map { "\($0.value) \(Hexadecimal.text($0.key.bytes))\n" }
        return Array(lines.joined().utf8)
    }

    static func parse(_ bytes: [UInt8]) -> [PathBytes: Int] {
        var counts: [PathBytes: Int] = [:]
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: " ")
            guard parts.count == 2, let count = Int(parts[0]),
                let path = Hexadecimal.bytes(parts[1])
            else { continue }
            counts[PathBytes(path)] = count
        }
        return counts
    }
}
