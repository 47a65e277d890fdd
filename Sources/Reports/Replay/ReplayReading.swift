import ArticleModel
import FoundationEssentials
import Intake
import LinuxIO
import Reading
import Store
import TextKernel

/// One record of the old store, or one archived file that it lacks, read anew.
enum ReplayedRecord: Sendable {
    /// Read from its archived file; with the record that the old store has of it.
    case read(ArticleRecord, old: ArticleRecord?)
    /// Its archived file is gone or is refused now: the record as it was.
    case kept(ArticleRecord, because: String)
    /// A line that is no record.
    case damaged
    case newerSchema(String)
    /// An archived file that is in no record, and no article now.
    case refused(PathBytes, because: String)
}

/// Reads archived files with the current program, as they were read when they came.
struct ReplayReading: Sendable {
    /// For one article; as it was read before, only a new fault of the program takes so long.
    private static let deadline = Duration.seconds(60)

    let archive: ArchiveIndex
    let reader: Reader

    /// Reads the article of a line of the old store.
    func replay(_ line: StoreReader.Line) -> ReplayedRecord {
        if case .newerSchema(let schema) = line.fault { return .newerSchema(schema) }
        guard line.isRecord,
            let old = try? JSONDecoder().decode(ArticleRecord.self, from: Data(line.bytes)),
            let digest = ArticleDigest(id: old.id)
        else { return .damaged }
        guard let path = archive.paths[digest] else {
            return .kept(old, because: "its file is not in the archive")
        }
        switch read(path, name: Self.name(of: old), old: old) {
        case .success(var record):
            // A restored archive may have lost the times; what was written then stays.
            record.received = old.received
            record.file.modified = old.file.modified
            return .read(record, old: old)
        case .failure(let rejection):
            return .kept(old, because: "its file is refused now, \(rejection)")
        }
    }

    /// Reads an archived file that the old store has no record of.
    func replay(_ path: PathBytes) -> ReplayedRecord {
        switch read(path, name: Self.inboxPath(of: path), old: nil) {
        case .success(let record): .read(record, old: nil)
        case .failure(let rejection): .refused(path, because: rejection.description)
        }
    }

    private func read(
        _ path: PathBytes,
        name: PathBytes,
        old: ArticleRecord?
    ) -> Result<ArticleRecord, Rejection> {
        guard let (bytes, status) = ArchiveIndex.read(path, in: archive.folder) else {
            return .failure(Rejection(.unreadable, "it cannot be read"))
        }
        let modified = Timestamp(
            seconds: status.modified.seconds,
            nanoseconds: status.modified.nanoseconds
        )
        let made = ArticleMaker.article(
            bytes,
            name: name,
            modified: old.flatMap { Timestamp(iso: $0.file.modified) } ?? modified,
            received: old.flatMap { Timestamp(iso: $0.received) } ?? Self.received(path) ?? modified
        )
        if let old, case .success(let article) = made, article.source.id != old.id {
            return .failure(Rejection(.unstable, "it changed meanwhile"))
        }
        return made.flatMap { article in
            let end = Clocks.monotonic() + Self.deadline
            let record = reader.read(article) { Clocks.monotonic() > end }
            return record.map(Result.success)
                ?? .failure(Rejection(.tooSlow, "reading it takes more than \(Self.deadline)"))
        }
    }

    private static func name(of record: ArticleRecord) -> PathBytes {
        let bytes = record.file.nameBytes.flatMap { Hexadecimal.bytes($0) }
        return PathBytes(bytes ?? Array(record.file.name.utf8))
    }

    /// The path below `archive/` without its day.
    private static func inboxPath(of path: PathBytes) -> PathBytes {
        let steps = steps(of: path)
        return steps.dropFirst().reduce(PathBytes("")) { $0 / PathBytes($1) }
    }

    /// The beginning of the day under which a file was archived.
    private static func received(_ path: PathBytes) -> Timestamp? {
        guard let first = steps(of: path).first,
            let day = Day(iso: String(decoding: first, as: UTF8.self))
        else { return nil }
        return Timestamp(seconds: day.number * 86_400)
    }

    private static func steps(of path: PathBytes) -> ArraySlice<ArraySlice<UInt8>> {
        let steps = path.bytes.split(separator: UInt8(ascii: "/"))
        return steps.first?.elementsEqual("duplicates".utf8) == true
            ? steps.dropFirst() : steps[...]
    }
}
