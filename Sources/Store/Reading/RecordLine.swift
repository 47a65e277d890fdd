import ArticleModel
import TextKernel

/// What a line of the store says of itself, without its JSON being parsed.
///
/// A record always begins `{"schema":"articled/1","id":"sha256:…","seq":N,"received":"` and ends
/// `,"check":"…"}`; the check value, which covers every byte before it, tells whether all that
/// stands between them is as it was written.
struct RecordLine {
    var id: ArticleDigest
    var seq: Int
    /// The UTC day of `received`.
    var day: Day?
}

/// A line of the store as it was found: a record, or a fault, or a record with a blemish.
struct LineReading {
    var record: RecordLine?
    var fault: LineFault?
}

/// Why a line is no record, or not only one.
package enum LineFault: Hashable, Sendable {
    case blank
    /// A whole record, but its line ends in CR LF.
    case carriageReturn
    case nulBytes
    /// Several records, or pieces of them, on one line.
    case glued(records: Int)
    case checkDiffers
    /// Begins as a record and has no check value at its end.
    case cutShort
    case foreign
    case newerSchema(String)
}

extension LineReading {
    private static let front: StaticString = "{\"schema\":\"articled/"
    private static let schemaEnd: StaticString = "1\",\"id\":\""
    private static let checkKey: StaticString = ",\"check\":\""
    /// Bytes of `,"check":"01234567"}`.
    private static let checkByteCount = 20

    /// - Parameter line: Without its newline.
    /// - Complexity: O(*n*) for the check value, no allocation for a sound record.
    init(_ line: Span<UInt8>) {
        let isChecked = Self.checkHolds(line)
        if let schema = Self.newerSchema(line), isChecked != false {
            fault = .newerSchema(schema)
        } else if isChecked == true {
            record = Self.record(line)
            fault = record == nil ? .foreign : nil
        } else {
            self = Self.blemished(line, hasCheck: isChecked != nil)
        }
    }

    /// - Returns: nil where there is no check value.
    private static func checkHolds(_ line: Span<UInt8>) -> Bool? {
        let end = line.count - checkByteCount
        guard end > 0, line.has(checkKey, at: end), line.has("\"}", at: line.count - 2) else {
            return nil
        }
        var expected: UInt32 = 0
        for index in end + 10..<end + 18 {
            switch line[index] {
            case let digit where (0x30...0x39).contains(digit):
                expected = expected << 4 | UInt32(digit &- 0x30)
            case let digit where (0x61...0x66).contains(digit):
                expected = expected << 4 | UInt32(digit &- 0x57)
            default: return false
            }
        }
        return CRC32.checksum(of: line.extracting(first: end)) == expected
    }

    private static func newerSchema(_ line: Span<UInt8>) -> String? {
        guard line.starts(with: front) else { return nil }
        let start = front.utf8CodeUnitCount
        let number = digits(line, from: start)
        guard let number, number.value > 1, number.end < line.count, line[number.end] == 0x22
        else { return nil }
        return "articled/\(number.value)"
    }

    private static func record(_ line: Span<UInt8>) -> RecordLine? {
        let idStart = front.utf8CodeUnitCount + schemaEnd.utf8CodeUnitCount
        let idEnd = idStart + ArticleDigest.idByteCount
        guard line.starts(with: front), line.has(schemaEnd, at: front.utf8CodeUnitCount),
            line.has("\",\"seq\":", at: idEnd),
            let id = ArticleDigest(id: line.extracting(idStart..<idEnd)),
            let seq = digits(line, from: idEnd + 8), seq.value > 0,
            line.has(",\"received\":\"", at: seq.end)
        else { return nil }
        return RecordLine(id: id, seq: seq.value, day: day(line, from: seq.end + 13))
    }

    private static func digits(_ line: Span<UInt8>, from start: Int) -> (value: Int, end: Int)? {
        var value = 0
        var index = start
        while index < line.count, (0x30...0x39).contains(line[index]), index - start < 18 {
            value = value * 10 + Int(line[index] &- 0x30)
            index += 1
        }
        return index > start ? (value, index) : nil
    }

    /// Reads `2026-11-21`.
    private static func day(_ line: Span<UInt8>, from start: Int) -> Day? {
        guard line.count >= start + 10, let year = digits(line, from: start),
            let month = digits(line, from: start + 5), let day = digits(line, from: start + 8)
        else { return nil }
        return Day(year: year.value, month: month.value, day: day.value)
    }
}

extension LineReading {
    /// Says what is wrong with a line whose check value is missing or does not hold.
    private static func blemished(_ line: Span<UInt8>, hasCheck: Bool) -> LineReading {
        let isBlank = line.indices.allSatisfy { line[$0] == 0x20 || line[$0] == 0x0D }
        if isBlank { return LineReading(fault: .blank) }
        if line[line.count - 1] == 0x0D {
            let inner = LineReading(line.extracting(first: line.count - 1))
            if inner.record != nil, inner.fault == nil {
                return LineReading(record: inner.record, fault: .carriageReturn)
            }
        }
        let records = recordStarts(line)
        if records > 1 || (records == 1 && !line.starts(with: front)) {
            return LineReading(fault: .glued(records: max(records, 1)))
        }
        if line.indices.contains(where: { line[$0] == 0 }) { return LineReading(fault: .nulBytes) }
        guard records == 1 else { return LineReading(fault: .foreign) }
        return LineReading(fault: hasCheck ? .checkDiffers : .cutShort)
    }

    /// How many records begin in the line; inside a record's strings every quotation mark is
    /// escaped, so that the first key cannot occur there.
    private static func recordStarts(_ line: Span<UInt8>) -> Int {
        line.indices.count { line[$0] == 0x7B && line.has(front, at: $0) }
    }
}

extension StoreReader.Line {
    /// Whether the line holds one record whose check value holds.
    package var isRecord: Bool { LineReading(bytes.span).record != nil }

    /// What is wrong with the line; nil for a sound record.
    package var fault: LineFault? { LineReading(bytes.span).fault }
}
