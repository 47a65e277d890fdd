import ArticleModel
import DataPacks
import FoundationEssentials
import Linking
import LinuxIO
import Reading
import TestSupport

@testable import Store

// What is read back from the disk.
extension FuzzTarget {
    /// A store opened over any active segment.
    static let tail = FuzzTarget("tail", longestInput: 1024) { input in
        World.withFolder { folder in
            let found = StoreScript.segment(input)
            try folder.write(found, to: active)
            return try OpenedStore(folder, found: found).complaints()
        }
    }

    /// A cursor, written in the first bytes up to a newline, and a segment to be read from it.
    static let reader = FuzzTarget("reader", longestInput: 1024) { input in
        World.withFolder { folder in
            let cursor = String(decoding: input.prefix { $0 != 0x0A }, as: UTF8.self)
            let found = StoreScript.segment(input.drop { $0 != 0x0A }.dropFirst())
            try folder.write(found, to: active)
            return try ReadStore(folder, found: found).complaints(from: cursor)
        }
    }

    private static let active = "store/" + Segment.activeName
}

/// A store that was found with some active segment, opened twice and added to.
private struct OpenedStore {
    let folder: TemporaryFolder
    let found: [UInt8]
    /// What stands before the last newline of `found`.
    private let whole: [UInt8]
    private let rest: [UInt8]

    init(_ folder: TemporaryFolder, found: [UInt8]) {
        self.folder = folder
        self.found = found
        let end = found.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        whole = Array(found[..<end])
        rest = Array(found[end...])
    }

    private var state: PathBytes { PathBytes(folder.path) }
    private func segment() throws -> [UInt8] { try folder.read("store/" + Segment.activeName) }

    func complaints() throws -> [String] {
        do {
            let summary = try ArticleStore(state: state).summary
            return try repaired(summary) + reopened(summary) + appended()
        } catch let error as StoreError {
            guard case .newerSchema = error else { return ["not opened: \(error)"] }
            return try segment() == found ? [] : ["refused, but changed"]
        }
    }

    /// Whole lines stay; the rest gets its newline if it is a record, and is put aside if not.
    private func repaired(_ summary: ArticleStore.Summary) throws -> [String] {
        let reading = LineReading(rest.span)
        let isRecord = reading.record != nil && reading.fault == nil
        let expected = whole + (isRecord ? rest + [0x0A] : [])
        guard try segment() == expected else { return ["the lines are not what they were"] }
        let fragments = folder.names(in: "damaged")
        if isRecord || rest.isEmpty { return fragments.isEmpty ? [] : ["put aside for nothing"] }
        guard let name = fragments.first, fragments.count == 1 else {
            return ["\(fragments.count) fragments put aside for one"]
        }
        return try folder.read("damaged/\(name)") == rest ? [] : ["the fragment is not what it was"]
    }

    private func reopened(_ first: ArticleStore.Summary) throws -> [String] {
        let before = try segment()
        let second = try ArticleStore(state: state).summary
        return (second.repair == nil ? [] : ["repaired twice"])
            + (try segment() == before ? [] : ["changed by the second start"])
            + (second.nextSeq == first.nextSeq ? [] : ["numbers go on otherwise when opened again"])
    }

    /// A record added now stands on a line of its own and is found.
    private func appended() throws -> [String] {
        let store = try ArticleStore(state: state)
        let before = try segment()
        var record = StoreScript.record(100)
        let next = store.summary.nextSeq
        try store.append([record])
        record.seq = next
        var complaints = try segment() == before + record.line() + [0x0A] ? [] : ["badly added"]
        if !store.contains(record.id) { complaints.append("what was added is not there") }
        _ = consume store
        var verifier = try StoreVerifier(state: state)
        let verification = try verifier.verify()
        if verification.lastSeq < next { complaints.append("the audit does not see the last") }
        return complaints
    }
}

/// A segment that is read without a lock, from any cursor.
private struct ReadStore {
    let folder: TemporaryFolder
    let found: [UInt8]

    init(_ folder: TemporaryFolder, found: [UInt8]) {
        self.folder = folder
        self.found = found
    }

    func complaints(from text: String) throws -> [String] {
        var complaints: [String] = []
        if let cursor = StoreCursor(text), StoreCursor(cursor.description) != cursor {
            complaints.append("cursor \(cursor) is not read as it is written")
        }
        if let segment = Segment(sealedName: text), segment.name != text {
            complaints.append("segment \(segment.name) is not named as it is read")
        }
        let store = try Folder(PathBytes(folder.path + "/store"))
        complaints += try lines(StoreReader(store: store, from: StoreCursor(text) ?? .start))
        let latest = StoreReader(store: store)
        try latest.rewind(toLast: 2)
        complaints += try lines(latest)
        var verifier = try StoreVerifier(state: PathBytes(folder.path))
        _ = try verifier.verify()
        return complaints
    }

    /// Whole lines only, each where it says that it is; a record among them is remembered.
    private func lines(_ reader: StoreReader) throws -> [String] {
        let reader = reader
        var linker = Linker(World.reader.library.romanisation)
        var last = reader.cursor
        while true {
            let lines: [StoreReader.Line]
            // A cursor may lie anywhere: the file system says so.
            do { lines = try reader.next(limit: 3) } catch { return [] }
            if lines.isEmpty { return [] }
            for line in lines {
                let end = line.offset + line.bytes.count
                guard end < found.count, found[end] == 0x0A,
                    Array(found[line.offset..<end]) == line.bytes
                else { return ["a line that is none at \(line.offset)"] }
                guard line.next.offset == end + 1, line.next.offset > last.offset else {
                    return ["the cursor does not go on at \(line.offset)"]
                }
                last = line.next
                let data = Data(line.bytes)
                if let record = try? JSONDecoder().decode(ArticleRecord.self, from: data) {
                    linker.restore(record)
                    _ = record.misplacedSpans
                    _ = record.line()
                }
            }
        }
    }
}
