import ArticleModel
import Glibc
import LinuxIO

/// The state behind ``ArticleStore``, used by one thread at a time.
struct StoreWriter {
    /// The segment that records are added to.
    struct Active {
        var file: FileDescriptor
        /// Bytes that are known to be on the disk; the next record begins here.
        var end: Int
        /// The `seq` of its first record.
        var first: Int
    }

    /// Why nothing may be added before the store has been opened anew.
    enum Doubt {
        /// What the disk confirmed of the active segment ends here.
        case unsynced(end: Int)
        case changed
        /// Loading has begun and not come to its end.
        case unloaded
    }

    var options: StoreOptions
    let stateFolder: Folder
    let folder: Folder
    private let lock: FileLock
    var ledger = Ledger()
    var active: Active?
    var doubt: Doubt? = .unloaded
    var repair: String?
    var repairCount = 0
    var sealedCount = 0
    var sealedByteCount = 0

    var disk: Disk { options.disk }
    var indexes: SegmentIndexFolder { SegmentIndexFolder(disk: disk, store: folder) }

    /// Makes the folders and takes the lock; ``load()`` does the rest.
    init(state: PathBytes, options: StoreOptions) throws(StoreError) {
        self.options = options
        do throws(SystemCallError) {
            stateFolder = try Folder.make(state)
            folder = try Folder.make(PathBytes(options.folderName), in: stateFolder)
            try options.disk.sync(stateFolder)
        } catch { throw .failed(error) }
        try Self.checkPermissions(of: folder.descriptor, named: options.folderName)
        do throws(SystemCallError) {
            let lock = try FileLock.acquire(PathBytes(StoreFiles.lock), in: folder)
            // A store that was swapped in before the lock was had leaves us with the old one.
            let named = try stateFolder.status(of: PathBytes(options.folderName))
            let isSame = try named?.isSameFile(as: folder.descriptor.status()) ?? false
            guard let lock, isSame else {
                let name = "\(options.folderName)/\(StoreFiles.lock)"
                throw SystemCallError("flock", name, code: EWOULDBLOCK)
            }
            self.lock = lock
        } catch {
            throw error.code == EWOULDBLOCK ? .held(lock: error.subject) : .failed(error)
        }
    }

    var summary: ArticleStore.Summary {
        ArticleStore.Summary(
            articleCount: ledger.ids.count,
            nextSeq: ledger.nextSeq,
            segmentCount: sealedCount + (active == nil ? 0 : 1),
            sealedCount: sealedCount,
            byteCount: sealedByteCount + (active?.end ?? 0),
            findings: ledger.findings,
            findingCount: ledger.findingCount,
            repair: repair,
            repairCount: repairCount
        )
    }

    static func checkPermissions(
        of file: FileDescriptor,
        named name: String
    ) throws(StoreError) {
        let status = try StoreError.failing { () throws(SystemCallError) in try file.status() }
        if status.permissions & S_IWOTH != 0 { throw .writableByAll(path: name) }
    }
}

extension StoreWriter {
    mutating func append(
        _ records: [ArticleRecord]
    ) throws(StoreError) -> ArticleStore.Placement? {
        if doubt != nil { throw .needsReopening }
        if records.isEmpty { return nil }
        let batch = try Batch(records, firstSeq: ledger.nextSeq, known: ledger.ids)
        try makeRoom(for: batch)
        guard let active else { throw .needsReopening }
        try checkUnchanged(active)
        try write(batch.bytes, to: active)
        for id in batch.ids { ledger.add(id, day: batch.day) }
        self.active?.end = active.end + batch.bytes.count
        return ArticleStore.Placement(
            seqs: ledger.nextSeq - records.count..<ledger.nextSeq,
            segment: Segment.activeName,
            offset: active.end,
            byteCount: batch.bytes.count
        )
    }

    private mutating func write(_ bytes: [UInt8], to active: Active) throws(StoreError) {
        do throws(SystemCallError) {
            try disk.write(bytes, to: active.file)
        } catch {
            try takeBack(active, after: error)
        }
        do throws(SystemCallError) {
            try disk.syncData(active.file)
        } catch {
            doubt = .unsynced(end: active.end)
            // Shortens the time in which a crash would leave unconfirmed records to be believed;
            // reopening does the same and checks it.
            do throws(SystemCallError) { try disk.truncate(active.file, to: active.end) } catch {}
            throw .suspect(error)
        }
    }

    /// Removes the part of a batch that was written before `error`, which works on a full disk
    /// as well.
    private mutating func takeBack(
        _ active: Active,
        after error: SystemCallError
    ) throws(StoreError) {
        do throws(SystemCallError) {
            try disk.truncate(active.file, to: active.end)
        } catch {
            doubt = .unsynced(end: active.end)
            throw .suspect(error)
        }
        throw .notWritten(error)
    }

    /// Appending to a file that was renamed, removed or edited would lose what is appended.
    private mutating func checkUnchanged(_ active: Active) throws(StoreError) {
        let (named, open): (FileStatus?, FileStatus)
        do throws(SystemCallError) {
            named = try folder.status(of: PathBytes(Segment.activeName))
            open = try active.file.status()
        } catch { throw .notWritten(error) }
        guard let named, named.inode == open.inode, named.device == open.device,
            open.byteCount == active.end
        else {
            doubt = .changed
            throw .changed(segment: Segment.activeName)
        }
    }
}

/// Records with their numbers, as the bytes that will be appended.
private struct Batch {
    var bytes: [UInt8] = []
    var ids: [ArticleDigest] = []
    /// The latest UTC day on which one of them was received.
    var day: Day?

    init(
        _ records: [ArticleRecord],
        firstSeq: Int,
        known: DigestSet
    ) throws(StoreError) {
        var batch: Set<ArticleDigest> = []
        for var record in records {
            guard let id = ArticleDigest(id: record.id) else { throw .malformedID(record.id) }
            guard !known.contains(id), batch.insert(id).inserted else {
                throw .alreadyStored(id: record.id)
            }
            record.seq = firstSeq + ids.count
            ids.append(id)
            bytes.append(contentsOf: record.line())
            bytes.append(UInt8(ascii: "\n"))
            if let received = Day(iso: record.received) { day = max(received, day ?? received) }
        }
    }
}

extension StoreWriter {
    /// Begins a new segment if the active one is full or of an earlier day.
    private mutating func makeRoom(for batch: Batch) throws(StoreError) {
        if let active, active.end > 0 {
            let isFull = active.end + batch.bytes.count > options.segmentByteLimit
            // A clock that was set back seals nothing: only a later day than the last does.
            let isLaterDay =
                if let day = batch.day, let last = ledger.current.day { day > last } else { false }
            if isFull || (isLaterDay && options.rotatesDaily) { try seal() }
        }
        if active == nil { try beginSegment() }
    }
}
