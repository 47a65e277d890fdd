import Glibc
import Intake
import LinuxIO
import Synchronization
import TextKernel

/// How often the program has not lived to tell what it made of a file that it tried alone.
///
/// Only files that an earlier run left in `claimed/` are tried so, one by one with nothing else
/// in hand: a crash can then be blamed on one file, and its neighbours stay innocent. A run that
/// crashed leaves a mark (``CrashMark``); one that was killed from outside does not, and then
/// many ends are needed before the file is suspected. Lost counts cost another try, no more.
final class Attempts: Sendable {
    /// What is known of one file.
    struct Count: Hashable, Sendable {
        /// Ends by the program's own fault while it read the file alone.
        var crashes = 0
        /// Ends from outside: SIGKILL, a power cut, the kernel out of memory.
        var kills = 0

        /// Whether the file is given up: it crashed the program twice, or stood by so often when
        /// it was killed that it may well be what eats the memory.
        var isHopeless: Bool { crashes >= Count.mostCrashes || kills >= Count.mostKills }

        static let mostCrashes = 2
        static let mostKills = 10
    }

    private static let name = PathBytes("attempts")
    private static let trying = PathBytes("trying")
    private static let mark = PathBytes("crashed")

    private let root: Folder
    private let counts: Mutex<[PathBytes: Count]>

    /// Reads what earlier runs wrote, adds how the last one ended, and arms the mark for this
    /// one; damaged files count as none.
    init(root: Folder) {
        self.root = root
        var counts = Attempts.parse(Attempts.content(of: Attempts.name, in: root))
        let tried = Hexadecimal.bytes(
            String(decoding: Attempts.content(of: Attempts.trying, in: root), as: UTF8.self)
        )
        if let tried, !tried.isEmpty {
            let crashed = !Attempts.content(of: Attempts.mark, in: root).isEmpty
            let path = PathBytes(tried)
            if crashed {
                counts[path, default: Count()].crashes += 1
            } else {
                counts[path, default: Count()].kills += 1
            }
            // Counted first, then forgotten: an end in between counts twice, which is rare and
            // costs no more than a try.
            try? root.write(Attempts.format(counts), to: Attempts.name)
        }
        try? root.remove(Attempts.trying)
        try? root.remove(Attempts.mark)
        try? CrashMark.arm(Attempts.mark, in: root)
        self.counts = Mutex(counts)
    }

    func count(of path: PathBytes) -> Count { counts.withLock { $0[path] ?? Count() } }

    /// Notes durably which file is tried next.
    ///
    /// - Throws: ``SystemCallError`` naming the call that failed.
    func begin(_ path: PathBytes) throws(SystemCallError) {
        try root.write(Array(Hexadecimal.text(path.bytes).utf8), to: Attempts.trying)
    }

    /// Blames `path` for an end that the program is about to choose.
    func blame(_ path: PathBytes) {
        try? begin(path)
        CrashMark.leave()
    }

    /// Forgets all counts: the files that were left over have been dealt with.
    ///
    /// - Throws: ``SystemCallError`` naming `unlinkat`.
    func clear() throws(SystemCallError) {
        counts.withLock { $0.removeAll() }
        try root.remove(Attempts.trying)
        try root.remove(Attempts.name)
    }

    private static func content(of name: PathBytes, in root: Folder) -> [UInt8] {
        let file = try? FileDescriptor.open(
            name,
            in: root.descriptor,
            flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK
        )
        return (try? file?.read(upTo: 1 << 20)) ?? []
    }

    /// One line a file: crashes, kills, the path in hexadecimal.
    static func format(_ counts: [PathBytes: Count]) -> [UInt8] {
        let lines = counts.sorted { $0.key < $1.key }
            .map { "\($0.value.crashes) \($0.value.kills) \(Hexadecimal.text($0.key.bytes))\n" }
        return Array(lines.joined().utf8)
    }

    /// Far more than are ever counted; other numbers are damage, and could not be added to.
    private static let countable = 0...1_000_000

    static func parse(_ bytes: [UInt8]) -> [PathBytes: Count] {
        var counts: [PathBytes: Count] = [:]
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: " ")
            guard parts.count == 3, let crashes = Int(parts[0]), let kills = Int(parts[1]),
                countable.contains(crashes), countable.contains(kills),
                let path = Hexadecimal.bytes(parts[2])
            else { continue }
            counts[PathBytes(path)] = Count(crashes: crashes, kills: kills)
        }
        return counts
    }
}
