import Glibc
import Intake
import LinuxIO
import Synchronization
import TextKernel

/// How often the program has not lived to tell what it made of a file that it tried alone.
///
/// Only files that an earlier run left in `claimed/` are tried so, one by one with nothing else
/// in hand: an end can then be blamed on one file, and its neighbours stay innocent.
///
/// - A run that **crashed** leaves a mark (``CrashMark``). Two are enough.
/// - One that was **killed from outside**, as the kernel does when memory runs out, leaves none,
///   and who kills at random hits innocent files. But an innocent file is read within
///   milliseconds, and a file is suspect only once it has been under way for a second or has
///   taken much memory (``watch(_:underWayFor:residentBytes:)``), which is noted while the
///   program lives. Kills before that count nothing, however many; after it three are enough,
///   so that a service manager which gives up after five starts sees the file rejected first.
///
/// Lost counts cost another try, no more.
final class Attempts: Sendable {
    /// What is known of one file.
    struct Count: Hashable, Sendable {
        /// Ends by the program's own fault while it read the file alone.
        var crashes = 0
        /// Ends from outside (SIGKILL, a power cut, the kernel out of memory) while the file was
        /// suspect.
        var kills = 0

        var isHopeless: Bool { crashes >= Count.mostCrashes || kills >= Count.mostKills }

        static let mostCrashes = 2
        static let mostKills = 3
    }

    /// The file that is being tried.
    private struct Trial: Sendable {
        var path: PathBytes
        var residentBytes: Int
        var isSuspect = false
    }

    static let usualDuration = Duration.seconds(1)
    /// Bytes; a hundred times what an article of a few pages takes.
    static let usualMemory = 32 << 20

    private static let suspicion = " suspect"
    private static let name = PathBytes("attempts")
    private static let trying = PathBytes("trying")
    private static let mark = PathBytes("crashed")

    private let root: Folder
    private let counts: Mutex<[PathBytes: Count]>
    private let trial = Mutex<Trial?>(nil)

    /// Reads what earlier runs wrote, adds how the last one ended, and arms the mark for this
    /// one; damaged files count as none.
    init(root: Folder) {
        self.root = root
        var counts = Attempts.parse(Attempts.content(of: Attempts.name, in: root))
        let trying = String(
            decoding: Attempts.content(of: Attempts.trying, in: root),
            as: UTF8.self
        )
        if let tried = trying.split(separator: " ").first.flatMap(Hexadecimal.bytes) {
            let crashed = !Attempts.content(of: Attempts.mark, in: root).isEmpty
            let path = PathBytes(tried)
            if crashed {
                counts[path, default: Count()].crashes += 1
            } else if trying.hasSuffix(Attempts.suspicion) {
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

    /// Notes durably which file is tried next; the program has `residentBytes` in memory.
    ///
    /// - Throws: ``SystemCallError`` naming the call that failed.
    func begin(_ path: PathBytes, residentBytes: Int = 0) throws(SystemCallError) {
        trial.withLock { $0 = Trial(path: path, residentBytes: residentBytes) }
        try root.write(Array(Hexadecimal.text(path.bytes).utf8), to: Attempts.trying)
    }

    /// Notes once that the file being tried is suspect, if it is.
    func watch(_ path: PathBytes, underWayFor duration: Duration, residentBytes: Int) {
        let isNews = trial.withLock { trial in
            guard let now = trial, now.path == path, !now.isSuspect,
                duration >= Attempts.usualDuration
                    || residentBytes - now.residentBytes >= Attempts.usualMemory
            else { return false }
            trial?.isSuspect = true
            return true
        }
        guard isNews else { return }
        // Not durably: a power cut is no fault of the file's, and a kill keeps what is written.
        try? root.write(
            Array((Hexadecimal.text(path.bytes) + Attempts.suspicion).utf8),
            to: Attempts.trying,
            isDurable: false
        )
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
        trial.withLock { $0 = nil }
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
