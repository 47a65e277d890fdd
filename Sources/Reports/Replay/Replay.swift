import ArticleModel
import DataPacks
import Glibc
import Linking
import LinuxIO
package import Reading
import Store

/// Reads every archived article again with the current program, into a new store.
///
/// Records keep their order, their numbers, the time they were received and the file's name; what
/// cannot be read again is taken over as it was. Nothing of the old store is changed.
package struct Replay {
    package struct Settings: Sendable {
        /// Articles read at the same time, 1 or more.
        package var workers: Int
        /// A folder for the new store, which then is not swapped in.
        package var into: String?
        /// Whether to compare only, and to write nothing.
        package var isDryRun: Bool

        package init(workers: Int, into: String? = nil, isDryRun: Bool = false) {
            self.workers = max(1, workers)
            self.into = into
            self.isDryRun = isDryRun
        }
    }

    /// How far it has come.
    package enum Progress: Sendable {
        case archived(files: Int)
        case replayed(records: Int)
    }

    private static let batch = 512

    private let state: String
    private let settings: Settings
    private let reader: Reader
    private let root: Folder
    private let store: Folder
    private var outcome = ReplayOutcome()
    private var linker: Linker
    private var names = NameMemory()
    private var numbers = Renumbering()
    private var seen: Set<ArticleDigest> = []
    private var target: ArticleStore?

    /// - Throws: ``ReportError`` if there is no store.
    package init(state: String, reader: Reader, settings: Settings) throws(ReportError) {
        self.state = state
        self.settings = settings
        self.reader = reader
        linker = Linker(reader.library.romanisation)
        (root, store) = try ReportError.reading(state) { path throws(SystemCallError) in
            let root = try Folder(path)
            return (root, try Folder(PathBytes(StoreFiles.store), in: root, followLinks: false))
        }
        outcome.isDryRun = settings.isDryRun
    }

    /// Does it; `progress` is called every now and then.
    ///
    /// - Throws: ``ReportError``; `store` is then the old one or, if only its old name could not
    ///   be given, the new one, complete.
    package mutating func run(progress: (Progress) -> Void) throws(ReportError) -> ReplayOutcome {
        if settings.isDryRun {
            try replayAll(progress)
            return outcome
        }
        let lock = try takeLock()
        defer { withExtendedLifetime(lock) {} }
        let swap = StoreSwap(state: root)
        let now = Extraction.now()
        if settings.into == nil {
            if let name = try onDisk({ () throws(SystemCallError) in try swap.cleanUp(now: now) }) {
                outcome.warn("an earlier run was killed when it was done; its old store is \(name)")
            }
        }
        let (parent, name) = place
        let made = try begin(name, in: parent)
        try openTarget(name, in: parent)
        try replayAll(progress)
        try checkWhole()
        try onDisk { () throws(SystemCallError) in try StoreSwap.finish(made) }
        if settings.into == nil {
            outcome.oldStore = try onDisk { () throws(SystemCallError) in try swap.swap(now: now) }
        }
        return outcome
    }
}

extension Replay {
    /// The lock keeps a daemon from starting meanwhile.
    private func takeLock() throws(ReportError) -> FileLock {
        let store = store
        guard try onDisk({ () throws(SystemCallError) in try store.descriptor.isOwn() }) else {
            throw .notOwner(of: state + "/" + StoreFiles.store)
        }
        let lock = try onDisk { () throws(SystemCallError) in
            try FileLock.acquire(PathBytes(StoreFiles.lock), in: store)
        }
        guard let lock else { throw .inUse(state: state) }
        return lock
    }

    /// Where the new store is made: the folder above it, and its name.
    private var place: (parent: PathBytes, name: String) {
        guard let into = settings.into else { return (PathBytes(state), StoreSwap.newName) }
        let path = PathBytes(into.hasSuffix("/") ? String(into.dropLast()) : into)
        let parent = path.parent.isEmpty ? PathBytes(into.hasPrefix("/") ? "/" : ".") : path.parent
        return (parent, path.lastComponent.description)
    }

    private func begin(_ name: String, in parent: PathBytes) throws(ReportError) -> Folder {
        do throws(SystemCallError) {
            return try StoreSwap.begin(name, in: Folder(parent))
        } catch {
            if error.code == EEXIST { throw .targetExists((parent / name).description) }
            throw .failed(state: state, error)
        }
    }

    private mutating func openTarget(
        _ name: String,
        in parent: PathBytes
    ) throws(ReportError) {
        var options = StoreOptions()
        options.folderName = name
        target = try ReportError.storing { () throws(StoreError) in
            try ArticleStore(state: parent, options: options)
        }
    }

    private func onDisk<Result>(
        _ body: () throws(SystemCallError) -> Result
    ) throws(ReportError) -> Result {
        do throws(SystemCallError) { return try body() } catch {
            throw .failed(state: state, error)
        }
    }

    /// What was put in must be what is there before anything is swapped.
    private func checkWhole() throws(ReportError) {
        guard let target else { return }
        try ReportError.storing { () throws(StoreError) in try target.reopen() }
        let summary = target.summary
        guard summary.articleCount == outcome.recordCount, !summary.isDegraded else {
            throw .notWhole(
                "\(outcome.recordCount) records went in, \(summary.articleCount) are there, "
                    + "\(summary.findingCount) findings"
            )
        }
    }
}

extension Replay {
    private mutating func replayAll(_ progress: (Progress) -> Void) throws(ReportError) {
        let (root, workers) = (root, settings.workers)
        let archive = try onDisk { () throws(SystemCallError) in
            try ArchiveIndex(below: root, workers: workers) { progress(.archived(files: $0)) }
        }
        for path in archive.passedOver { outcome.warn("archive/\(path) cannot be read") }
        let reading = ReplayReading(archive: archive, reader: reader)
        // A damaged segment loses records here; those whose files are archived come back below.
        let source = StoreReader(store: store, passesDamage: true)
        while true {
            let lines = try onDisk { () throws(SystemCallError) in
                try source.next(limit: Self.batch)
            }
            if lines.isEmpty { break }
            let replayed = Parallel.map(lines, workers: settings.workers) { reading.replay($0) }
            try add(replayed, lines: lines)
            progress(.replayed(records: outcome.recordCount))
        }
        let missing = archive.paths.filter { !seen.contains($0.key) }.map(\.value).sorted()
        for start in stride(from: 0, to: missing.count, by: Self.batch) {
            let paths = Array(missing[start..<min(missing.count, start + Self.batch)])
            try add(Parallel.map(paths, workers: settings.workers) { reading.replay($0) })
            progress(.replayed(records: outcome.recordCount))
        }
    }

    /// Links records and adds them to the new store, in order.
    private mutating func add(
        _ replayed: [ReplayedRecord],
        lines: [StoreReader.Line] = []
    ) throws(ReportError) {
        var records: [ArticleRecord] = []
        for (index, item) in replayed.enumerated() {
            let line = lines.isEmpty ? nil : lines[index]
            if let record = try take(item, line: line) { records.append(record) }
        }
        guard let target else { return }
        let batch = records
        _ = try ReportError.storing { () throws(StoreError) in try target.append(batch) }
    }

    /// Gives the record its number and its links; nil if there is none to add.
    private mutating func take(
        _ item: ReplayedRecord,
        line: StoreReader.Line?
    ) throws(ReportError) -> ArticleRecord? {
        switch item {
        case .read(var record, let old):
            guard admit(record, old: old) else { return nil }
            record.seq = outcome.recordCount
            linker.link(&record)
            names.note(&record)
            if old == nil { outcome.addedCount += 1 } else { outcome.readCount += 1 }
            compare(record, old: old, line)
            return record
        case .kept(var record, let reason):
            let old = record
            guard admit(record, old: old) else { return nil }
            record.seq = outcome.recordCount
            if let story = record.story { record.story?.id = numbers.story(story.id) }
            linker.restore(record)
            names.remember(record)
            outcome.keptCount += 1
            outcome.warn("record \(old.seq) is taken over as it was: \(reason)")
            compare(record, old: old, line)
            return record
        case .damaged:
            outcome.damagedCount += 1
            if let line { outcome.warn("\(line.segment), byte \(line.offset): not a record") }
        case .newerSchema(let schema):
            throw .store(
                .newerSchema(
                    segment: line?.segment ?? "",
                    offset: line?.offset ?? 0,
                    schema: schema
                )
            )
        case .refused(let path, let reason):
            outcome.refusedCount += 1
            outcome.warn("archive/\(path): \(reason)")
        }
        return nil
    }

    /// Counts a record in, unless its article is there already.
    private mutating func admit(_ record: ArticleRecord, old: ArticleRecord?) -> Bool {
        guard let digest = ArticleDigest(id: record.id), seen.insert(digest).inserted else {
            outcome.repeatedCount += 1
            return false
        }
        outcome.recordCount += 1
        guard let old else { return true }
        numbers.note(old: old.seq, new: outcome.recordCount)
        if old.seq != outcome.recordCount { outcome.renumberedCount += 1 }
        return true
    }

    private mutating func compare(
        _ record: ArticleRecord,
        old: ArticleRecord?,
        _ line: StoreReader.Line?
    ) {
        guard let old, let line, record.line() != line.bytes else { return }
        outcome.changedCount += 1
        var same = record
        same.extractor = old.extractor
        if same.line() != line.bytes { outcome.changedContentCount += 1 }
    }
}
