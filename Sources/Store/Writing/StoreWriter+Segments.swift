import Glibc
import LinuxIO

extension StoreWriter {
    /// Reads the whole store, repairs the active segment's tail, and begins one if there is none.
    mutating func load() throws(StoreError) {
        (ledger, active, doubt) = (Ledger(), nil, .unloaded)
        (sealedCount, sealedByteCount) = (0, 0)
        let folder = folder
        let segments = try StoreError.failing { () throws(SystemCallError) in
            try Segment.list(in: folder)
        }
        for segment in segments {
            ledger.beginSegment()
            if segment.isActive { try loadActive(segment) } else { try loadSealed(segment) }
        }
        if active == nil { try beginSegment() }
        indexes.tidy(keeping: segments)
        doubt = nil
    }

    private mutating func loadSealed(_ segment: Segment) throws(StoreError) {
        let folder = folder
        let opened = try StoreError.failing { () throws(SystemCallError) in
            try SegmentFile(segment, in: folder)
        }
        try Self.checkPermissions(of: opened.file, named: "store/\(opened.segment.name)")
        let status = try StoreError.failing { () throws(SystemCallError) in
            try opened.file.status()
        }
        sealedCount += 1
        sealedByteCount += status.byteCount
        if let index = indexes.index(of: opened.segment, opened.file) {
            return ledger.take(index, of: opened.segment.name)
        }
        let end = try read(opened)
        writeIndex(of: segment, contentByteCount: end, opened.file)
    }

    /// Reads a sealed segment line by line, and says how long its content is.
    private mutating func read(_ opened: SegmentFile) throws(StoreError) -> Int {
        var reader = LineReader(opened.content)
        var line = 0
        let limit = opened.lineLimit
        let name = opened.segment.name
        try ledger.read(&reader, of: name, line: &line, lineLimit: limit)
        for fault in opened.faults(afterLine: line, rest: reader.rest) {
            ledger.note(Finding(segment: name, line: 0, offset: reader.end, fault: fault))
        }
        if let last = opened.segment.last {
            if last != ledger.nextSeq - 1 {
                let fault = Finding.Fault.misnamed(last: ledger.nextSeq - 1)
                ledger.note(Finding(segment: name, line: 0, offset: 0, fault: fault))
            }
            ledger.endSegment(last: last)
        }
        return reader.end
    }

    /// Keeps what the ledger has seen of a sealed segment, if nothing was wrong with it.
    private func writeIndex(of segment: Segment, contentByteCount: Int, _ file: FileDescriptor) {
        guard ledger.current.findingCount == 0, let last = segment.last,
            ledger.current.ids.count == last - segment.first + 1,
            let status = try? file.status()
        else { return }
        let index = SegmentIndex(
            first: segment.first,
            last: last,
            stamp: SegmentIndex.Stamp(
                byteCount: contentByteCount,
                modified: SegmentIndex.modified(status)
            ),
            ids: ledger.current.ids
        )
        indexes.write(index, of: segment)
    }

    private mutating func loadActive(_ segment: Segment) throws(StoreError) {
        let file = try openSegment(segment.name, flags: O_RDWR | O_APPEND)
        let first = ledger.nextSeq
        var reader = LineReader(file)
        var line = 0
        try ledger.read(&reader, of: segment.name, line: &line)
        let repairer = TailRepair(disk: disk, stateFolder: stateFolder, now: options.now())
        let end = reader.end
        let outcome = try StoreError.failing { () throws(SystemCallError) in
            try repairer.repair(file, after: end)
        }
        switch outcome {
        case .nothing: break
        case .newlineAdded:
            repair = "the last record of \(segment.name) had no newline and got one"
            try ledger.read(&reader, of: segment.name, line: &line)
        case .fragment(let name, let byteCount):
            repair =
                "\(byteCount) bytes of an unfinished record moved from \(segment.name), "
                + "byte \(end), to damaged/\(name)"
        }
        if outcome != .nothing { repairCount += 1 }
        // A killed predecessor may have written records and not synced them. They are about to
        // be believed, so they have to be on the disk first.
        let disk = disk
        if reader.end > 0 {
            try StoreError.failing { () throws(SystemCallError) in try disk.syncData(file) }
        }
        active = Active(file: file, end: reader.end, first: first)
    }

    private func openSegment(
        _ name: String,
        flags: CInt
    ) throws(StoreError) -> FileDescriptor {
        let file = try StoreError.failing { () throws(SystemCallError) in
            try FileDescriptor.open(
                PathBytes(name),
                in: folder.descriptor,
                flags: flags | O_NOFOLLOW | O_NONBLOCK
            )
        }
        try Self.checkPermissions(of: file, named: "store/\(name)")
        return file
    }
}

extension StoreWriter {
    /// Makes an empty active segment that survives a power cut.
    mutating func beginSegment() throws(StoreError) {
        do throws(SystemCallError) {
            let file = try makeActiveFile()
            try disk.sync(file)
            try disk.sync(folder)
            active = Active(file: file, end: 0, first: ledger.nextSeq)
            ledger.beginSegment()
        } catch { throw .failed(error) }
    }

    /// The file may exist, empty, if an earlier attempt failed after making it.
    private func makeActiveFile() throws(SystemCallError) -> FileDescriptor {
        do throws(SystemCallError) {
            return try disk.create(Segment.activeName, in: folder)
        } catch {
            guard error.code == EEXIST else { throw error }
            let file = try FileDescriptor.open(
                PathBytes(Segment.activeName),
                in: folder.descriptor,
                flags: O_RDWR | O_APPEND | O_NOFOLLOW
            )
            guard try file.status().byteCount == 0 else { throw error }
            return file
        }
    }

    /// Gives the active segment its final name and leaves the store without one.
    ///
    /// Stopped between any two steps it leaves a store that ``load()`` understands: the active
    /// segment still there, or none, or an empty one.
    mutating func seal() throws(StoreError) {
        if doubt != nil { throw .needsReopening }
        guard let active, active.end > 0 else { return }
        do throws(SystemCallError) {
            try disk.syncData(active.file)
        } catch {
            doubt = .unsynced(end: active.end)
            throw .suspect(error)
        }
        do throws(SystemCallError) { try seal(active) } catch { throw .notWritten(error) }
    }

    private mutating func seal(_ active: Active) throws(SystemCallError) {
        let sealed = Segment(first: active.first, last: max(active.first, ledger.nextSeq - 1))
        try disk.rename(Segment.activeName, to: sealed.name, in: folder)
        self.active = nil
        sealedCount += 1
        sealedByteCount += active.end
        // The new name first: a power cut must not leave a new active segment beside the old.
        try disk.sync(folder)
        writeIndex(of: sealed, contentByteCount: active.end, active.file)
    }

    /// Settles what an error left, then loads the store as if the program had been restarted.
    mutating func reopen() throws(StoreError) {
        if case .unsynced(let end) = doubt, let active { try settle(active, end: end) }
        try load()
    }

    /// Cuts a segment back to what the disk confirmed, and ends it there.
    ///
    /// Only the cut is synced, which needs none of the pages whose fate is unknown.
    private mutating func settle(_ active: Active, end: Int) throws(StoreError) {
        do throws(SystemCallError) {
            let file = try FileDescriptor.open(
                PathBytes(Segment.activeName),
                in: folder.descriptor,
                flags: O_RDWR | O_APPEND | O_NOFOLLOW
            )
            let (named, open) = (try file.status(), try active.file.status())
            guard named.inode == open.inode, named.device == open.device else { return }
            if named.byteCount > end { try disk.truncate(file, to: end) }
            try disk.sync(file)
            if end == 0 {
                try disk.remove(Segment.activeName, in: folder)
                self.active = nil
                try disk.sync(folder)
            } else {
                try seal(active)
            }
        } catch { throw .suspect(error) }
    }
}
