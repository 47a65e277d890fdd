package import ArticleModel
import FoundationEssentials
import Glibc
package import LinuxIO

/// Audits the whole store, line by line, without changing it or needing its lock.
///
/// While a daemon is writing, what stands behind the last newline is being written and no
/// fault.
package struct StoreVerifier {
    private let state: Folder
    private let folder: Folder
    private let isInUse: Bool
    private var result = Verification()
    private var sequence = SequenceCheck()
    private var seqs: [ArticleDigest: Int] = [:]

    /// - Throws: ``SystemCallError``, `ENOENT` if there is no store below the folder `state`.
    package init(state path: PathBytes) throws(SystemCallError) {
        state = try Folder(path)
        folder = try Folder(PathBytes(StoreFiles.store), in: state)
        isInUse = try FileLock.isHeld(PathBytes(StoreFiles.lock), in: folder)
    }

    /// Audits the store as it is now.
    ///
    /// - Throws: ``SystemCallError`` where the disk does not let itself be read.
    /// - Complexity: O(*n*) in the bytes; some thousand records a second.
    package mutating func verify() throws(SystemCallError) -> Verification {
        (result, sequence, seqs) = (Verification(isInUse: isInUse), SequenceCheck(), [:])
        if try folder.descriptor.status().permissions & S_IWOTH != 0 {
            note(.writableByAll, in: StoreFiles.store)
        }
        let view = try StoreView(of: folder)
        for name in try folder.names() where isStray(name.description, beside: view.segments) {
            note(.strayFile, in: name.description)
        }
        for segment in view.segments { try verify(segment, try view.open(segment)) }
        if try state.status(of: PathBytes(StoreFiles.claimed))?.kind == .folder {
            result.claimedCount = try state.names(in: PathBytes(StoreFiles.claimed)).count
        }
        return result
    }

    /// Whether readers would take the file for records, although it is no segment.
    ///
    /// A compressed file beside a plain one of that segment is being written.
    private func isStray(_ name: String, beside segments: [Segment]) -> Bool {
        let endings = [""] + CompressionFormat.allCases.map(\.ending)
        guard endings.contains(where: { name.hasSuffix(".jsonl" + $0) }) else { return false }
        if name == Segment.activeName { return false }
        guard let segment = Segment(sealedName: name) else { return true }
        return !segments.contains { counted in
            counted == segment || (counted.stem == segment.stem && counted.compression == nil)
        }
    }

    private mutating func verify(
        _ segment: Segment,
        _ opened: SegmentFile
    ) throws(SystemCallError) {
        let name = opened.segment.name
        if try opened.file.status().permissions & S_IWOTH != 0 { note(.writableByAll, in: name) }
        var reader = LineReader(opened.content)
        var line = 0
        let limit = opened.lineLimit
        try reader.readLines { bytes, offset, _ in
            line += 1
            for fault in faults(in: bytes) {
                note(Finding(segment: name, line: line, offset: offset, fault: fault))
            }
            return line < limit
        }
        result.segmentCount += 1
        result.byteCount += reader.end
        for fault in opened.faults(afterLine: line, rest: reader.rest) {
            if segment.isActive && isInUse { continue }
            note(fault, in: name, at: reader.end)
        }
        if let last = segment.last {
            if last != sequence.next - 1 { note(.misnamed(last: sequence.next - 1), in: name) }
            sequence.passed(last)
        }
    }

    /// Whether the last ``verify()`` has found a sound record of the article.
    package func holds(_ article: ArticleDigest) -> Bool { seqs[article] != nil }

    private mutating func faults(in line: Span<UInt8>) -> [Finding.Fault] {
        let reading = LineReading(line)
        var faults: [Finding.Fault] = reading.fault.map { [.line($0)] } ?? []
        guard let front = reading.record else {
            if let fault = reading.fault { sequence.damaged(fault) }
            return faults
        }
        result.recordCount += 1
        result.lastSeq = max(result.lastSeq, front.seq)
        if let fault = sequence.found(front.seq) { faults.append(fault) }
        do {
            let data = line.withUnsafeBytes { Data($0) }
            let record = try JSONDecoder().decode(ArticleRecord.self, from: data)
            if let firstSeq = seqs.updateValue(front.seq, forKey: front.id) {
                faults.append(.idRepeated(id: record.id, firstSeq: firstSeq))
                seqs[front.id] = firstSeq
            }
            faults += record.misplacedSpans.map { .spanOutside($0) }
        } catch {
            faults.append(.unreadable(Self.reason(of: error)))
        }
        return faults
    }

    /// Where the record differs from the schema; never what it says.
    private static func reason(of error: any Error) -> String {
        let context: DecodingError.Context? =
            switch error as? DecodingError {
            case .keyNotFound(let key, let context):
                DecodingError.Context(
                    codingPath: context.codingPath + [key],
                    debugDescription: ""
                )
            case .valueNotFound(_, let context), .typeMismatch(_, let context),
                .dataCorrupted(let context):
                context
            default: nil
            }
        let path = context?.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue } ?? []
        return path.isEmpty ? "not JSON" : "at \(path.joined(separator: "."))"
    }

    private mutating func note(_ fault: Finding.Fault, in segment: String, at offset: Int = 0) {
        note(Finding(segment: segment, line: 0, offset: offset, fault: fault))
    }

    private mutating func note(_ finding: Finding) {
        result.findingCount += 1
        if result.findings.count < Ledger.findingLimit { result.findings.append(finding) }
    }
}

/// What an audit of the store came to.
package struct Verification: Hashable, Sendable {
    package var isInUse = false
    package var segmentCount = 0
    package var recordCount = 0
    /// Bytes up to the last newline of each segment, uncompressed.
    package var byteCount = 0
    /// The highest.
    package var lastSeq = 0
    /// Files that the daemon took and has not dealt with; with no daemon running, its next
    /// start will.
    package var claimedCount = 0
    /// The first thousand.
    package var findings: [Finding] = []
    package var findingCount = 0

    package init(isInUse: Bool = false) { self.isInUse = isInUse }
}

extension ArticleRecord {
    /// The members whose spans do not lie inside the text, such as `quotes`; empty for a record
    /// that holds what it promises.
    package var misplacedSpans: [String] {
        let count = text.unicodeScalars.count
        func isOutside(_ start: Int, _ end: Int) -> Bool {
            start < 0 || end < start || end > count
        }
        let members: [(name: String, isBad: Bool)] = [
            ("blocks", blocks.contains { isOutside($0.start, $0.end) }),
            ("sentences", sentences.contains { isOutside($0.start, $0.end) }),
            (
                "entities",
                entities.contains { $0.mentions.contains { isOutside($0.start, $0.end) } }
            ),
            ("quotes", quotes.contains { isOutside($0.start, $0.end) }),
            ("claims", claims.contains { isOutside($0.start, $0.end) }),
            ("claims.chain", claims.contains { $0.chain.contains { isOutside($0.start, $0.end) } }),
            ("times", times.contains { isOutside($0.start, $0.end) }),
            ("events", events.contains { isOutside($0.start, $0.end) }),
            ("notes", notes.contains { $0.spans.contains { isOutside($0.start, $0.end) } }),
            ("summary", summary.contains { !sentences.indices.contains($0) }),
        ]
        return members.filter(\.isBad).map(\.name)
    }
}
