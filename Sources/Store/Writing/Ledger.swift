import ArticleModel
import LinuxIO

/// Which articles the store holds, and which number comes next.
///
/// Derived from the segments each time the store is opened. What is kept beside them
/// (``SegmentIndex``) only spares reading those that have not changed.
struct Ledger {
    private(set) var ids = DigestSet()
    private(set) var sequence = SequenceCheck()
    /// The segment that is being read or written.
    private(set) var current = CurrentSegment()
    /// What was wrong, the first ``findingLimit`` of it.
    private(set) var findings: [Finding] = []
    private(set) var findingCount = 0
    static let findingLimit = 1000

    /// What was seen of one segment.
    struct CurrentSegment {
        /// The latest UTC day on which one of its records was received.
        var day: Day?
        /// Of its records, in their order.
        var ids: [ArticleDigest] = []
        var findingCount = 0

        mutating func take(_ id: ArticleDigest, day: Day?) {
            ids.append(id)
            if let day { self.day = max(day, self.day ?? day) }
        }
    }

    var nextSeq: Int { sequence.next }

    mutating func beginSegment() { current = CurrentSegment() }

    mutating func add(_ id: ArticleDigest, day: Day?) {
        ids.insert(id)
        current.take(id, day: day)
        sequence.next += 1
    }

    /// Takes up a sealed segment whose content is known.
    mutating func take(_ index: SegmentIndex, of segment: String) {
        beginSegment()
        if let fault = sequence.found(index.first) {
            note(Finding(segment: segment, line: 1, offset: 0, fault: fault))
        }
        sequence.passed(index.last)
        for id in index.ids { ids.insert(id) }
    }

    /// Ends a sealed segment: its numbers are used, whether or not their records could be read.
    mutating func endSegment(last: Int) { sequence.passed(last) }

    mutating func note(_ finding: Finding) {
        findingCount += 1
        current.findingCount += 1
        if findings.count < Self.findingLimit { findings.append(finding) }
    }

    /// Takes up the whole lines of a segment from where `reader` stands.
    ///
    /// A damaged line is noted and its article counts as not stored, so that it can be dropped
    /// again.
    ///
    /// `line` is the number of the last line read, and is counted on. After `lineLimit` lines
    /// nothing more is read.
    ///
    /// - Throws: ``StoreError``, at the first record of a newer schema.
    mutating func read(
        _ reader: inout LineReader,
        of segment: String,
        line: inout Int,
        lineLimit: Int = .max
    ) throws(StoreError) {
        var lineNumber = line
        var newer: StoreError?
        try StoreError.failing { () throws(SystemCallError) in
            try reader.readLines { bytes, offset, _ in
                lineNumber += 1
                let reading = LineReading(bytes)
                if case .newerSchema(let schema) = reading.fault {
                    newer = .newerSchema(segment: segment, offset: offset, schema: schema)
                    return false
                }
                for fault in take(reading) {
                    note(
                        Finding(segment: segment, line: lineNumber, offset: offset, fault: fault)
                    )
                }
                return lineNumber < lineLimit
            }
        }
        if let newer { throw newer }
        line = lineNumber
    }

    private mutating func take(_ reading: LineReading) -> [Finding.Fault] {
        var faults: [Finding.Fault] = reading.fault.map { [.line($0)] } ?? []
        if let record = reading.record {
            if let fault = sequence.found(record.seq) { faults.append(fault) }
            ids.insert(record.id)
            current.take(record.id, day: record.day)
        } else if let fault = reading.fault {
            sequence.damaged(fault)
        }
        return faults
    }
}

/// Follows the numbers of the records, which have no gaps.
struct SequenceCheck {
    /// The number that the next record must have.
    var next = 1
    /// Whether damaged lines since the last record may explain a gap.
    private var isUncertain = false

    /// - Returns: What is wrong with `seq` as the next number.
    mutating func found(_ seq: Int) -> Finding.Fault? {
        let expected = next
        let explained = isUncertain && seq >= lastSound + 1
        isUncertain = false
        next = max(seq + 1, explained ? 0 : expected)
        lastSound = next - 1
        if seq == expected || explained { return nil }
        return seq > expected
            ? .seqMissing(expected: expected, found: seq)
            : .seqRepeated(expected: expected, found: seq)
    }

    /// A damaged line keeps the numbers of the records that began in it.
    mutating func damaged(_ fault: LineFault) {
        switch fault {
        case .blank, .carriageReturn: return
        case .glued(let records): next += records
        default: next += 1
        }
        isUncertain = true
    }

    /// The numbers up to `last` are used.
    mutating func passed(_ last: Int) {
        guard last >= next else { return }
        next = last + 1
        lastSound = last
        isUncertain = false
    }

    private var lastSound = 0
}
