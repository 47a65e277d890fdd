import ArticleModel
import TextKernel

/// Bytes of a segment, written so that random changes give torn, glued and sound lines alike.
///
/// - `0xFF n`: the whole record `n` modulo 8, as the store writes it, without a newline;
/// - `0xFE n`: the first 4·`n` bytes of one;
/// - `0xFD`: a check value over what stands since the last newline, which makes it sound to look
///   at;
/// - `0x0A`: a newline, with the number that the next record bears counted on;
/// - any other byte: itself.
enum StoreScript {
    static func segment(_ script: some Sequence<UInt8>) -> [UInt8] {
        var segment: [UInt8] = []
        var lineStart = 0
        var seq = 1
        var script = script.makeIterator()
        while let byte = script.next() {
            switch byte {
            case 0xFF: segment += line(Int((script.next() ?? 0) % 8), seq: seq)
            case 0xFE:
                let number = script.next() ?? 0
                segment += line(Int(number % 8), seq: seq).prefix(4 * Int(number))
            case 0xFD:
                let check = CRC32.checksum(of: Array(segment[lineStart...]))
                let digits = String(check, radix: 16)
                let zeros = String(repeating: "0", count: 8 - digits.count)
                segment += Array(",\"check\":\"\(zeros)\(digits)\"}".utf8)
            case 0x0A:
                segment.append(byte)
                lineStart = segment.count
                seq += 1
            default: segment.append(byte)
            }
        }
        return segment
    }

    /// The line of the record whose id and text follow from `number`.
    private static func line(_ number: Int, seq: Int) -> [UInt8] {
        var record = record(number)
        record.seq = seq
        return record.line()
    }

    static func record(_ number: Int) -> ArticleRecord {
        var record = ArticleRecord()
        record.id = SHA256.identity(of: [UInt8(truncatingIfNeeded: number)])
        record.received = "2026-11-21T09:14:03.114Z"
        record.file.modified = "2026-11-21T09:14:02Z"
        record.text = "Article \(number): " + String(repeating: "å{\"\n", count: number)
        return record
    }
}
