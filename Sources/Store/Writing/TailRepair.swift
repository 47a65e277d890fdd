import ArticleModel
import Glibc
import LinuxIO

/// Makes the active segment end with a newline again, after a write that was cut off.
///
/// What stands behind the last newline is either a whole record, which only gets its newline,
/// or a fragment, which is put aside in the folder `damaged` and cut off. A fragment was never
/// acknowledged: its article is still in the claimed folder and will be stored again.
///
/// Stopped at any step, it does the same the next time; one fragment gives one file.
struct TailRepair {
    /// What was done.
    enum Outcome: Hashable {
        case nothing
        case newlineAdded
        case fragment(name: String, byteCount: Int)
    }

    /// A longer fragment is not looked at for a whole record: a reader would not see it whole.
    static let recordLimit = LineReader.usualLineLimit
    private static let chunk = 1 << 20

    let disk: Disk
    let stateFolder: Folder
    let now: Timestamp

    /// Repairs `file`, whose last newline is before the offset `end`.
    ///
    /// - Returns: What was done.
    /// - Throws: ``SystemCallError`` naming the call that failed.
    func repair(_ file: FileDescriptor, after end: Int) throws(SystemCallError) -> Outcome {
        let byteCount = try file.status().byteCount - end
        if byteCount <= 0 { return .nothing }
        if byteCount <= Self.recordLimit {
            let tail = try file.read(upTo: byteCount, at: end)
            let reading = LineReading(tail.span)
            if reading.record != nil, reading.fault == nil {
                try disk.write([UInt8(ascii: "\n")], to: file)
                try disk.syncData(file)
                return .newlineAdded
            }
        }
        let name = try setAside(file, from: end, byteCount: byteCount)
        try disk.truncate(file, to: end)
        try disk.sync(file)
        return .fragment(name: name, byteCount: byteCount)
    }

    /// Copies the fragment to a file of its own, which is complete and durable when it bears
    /// its final name.
    private func setAside(
        _ file: FileDescriptor,
        from end: Int,
        byteCount: Int
    ) throws(SystemCallError) -> String {
        let folder = try Folder.make(PathBytes("damaged"), in: stateFolder)
        try disk.sync(stateFolder)
        let ending = "-\(end).fragment"
        for name in try folder.names() where name.description.hasSuffix(ending) {
            let isCopy = try holds(name, in: folder, file, from: end, byteCount)
            if isCopy {
                try disk.sync(folder)
                return name.description
            }
        }
        let unfinished = ".unfinished" + ending
        let copy = try disk.createAnew(unfinished, in: folder)
        var done = 0
        while done < byteCount {
            let bytes = try file.read(upTo: min(Self.chunk, byteCount - done), at: end + done)
            if bytes.isEmpty { break }
            try disk.write(bytes, to: copy)
            done += bytes.count
        }
        try disk.sync(copy)
        // The clock may stand still or go back: a name may be taken.
        var name = stamp + ending
        var number = 1
        while try folder.status(of: PathBytes(name)) != nil {
            number += 1
            name = "\(stamp)-\(number)\(ending)"
        }
        try disk.rename(unfinished, to: name, in: folder)
        try disk.sync(folder)
        return name
    }

    /// Whether an earlier repair, stopped half-way, has put the same fragment aside already.
    private func holds(
        _ name: PathBytes,
        in folder: Folder,
        _ file: FileDescriptor,
        from end: Int,
        _ byteCount: Int
    ) throws(SystemCallError) -> Bool {
        let copy = try FileDescriptor.open(
            name,
            in: folder.descriptor,
            flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK
        )
        guard name.bytes.first != UInt8(ascii: "."),
            try copy.status().byteCount == byteCount
        else { return false }
        var done = 0
        while done < byteCount {
            let mine = try file.read(upTo: Self.chunk, at: end + done)
            let its = try copy.read(upTo: Self.chunk, at: done)
            if mine.isEmpty || mine != its { return false }
            done += mine.count
        }
        return true
    }

    /// `20261121T091403.114Z`: the moment in a form that sorts and needs no quoting.
    private var stamp: String {
        String(now.isoMilliseconds.filter { $0 != "-" && $0 != ":" })
    }
}
