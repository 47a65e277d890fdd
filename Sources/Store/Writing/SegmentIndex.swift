import ArticleModel
import LinuxIO
import TextKernel

/// Which articles a sealed segment holds, kept in `store/.index/` so that a start need not read
/// the segment.
///
/// It is derived and never believed for itself: it counts only while the segment beside it has
/// the length and the time of change that it had when it was read, and its own check value holds.
/// Anything else, and the segment is read again. Only a segment without a finding gets one, so
/// that findings are told at each start.
struct SegmentIndex: Equatable {
    /// What the segment's file must be like for the index to count.
    struct Stamp: Hashable {
        /// Bytes of the content, uncompressed.
        var byteCount: Int
        /// Seconds and nanoseconds since 1970, both of which `gzip` and `zstd` keep.
        var modified: Timestamp
    }

    static let folderName = ".index"

    var first: Int
    var last: Int
    var stamp: Stamp
    /// In the order of the records.
    var ids: [ArticleDigest]

    /// The time of change as it is kept in ``Stamp``.
    static func modified(_ status: FileStatus) -> Timestamp {
        Timestamp(seconds: status.modified.seconds, nanoseconds: status.modified.nanoseconds)
    }

    static func name(of segment: Segment) -> String { segment.stem + ".ids" }
}

extension SegmentIndex {
    /// `articled-ids/1`, a line end and a zero; another layout gets another number.
    private static let magic = Array("articled-ids/1\n\0".utf8)
    private static let headerByteCount = 56
    private static let checkByteCount = 4

    /// The file's content.
    ///
    /// 16 bytes of magic; first and last `seq`, content length, seconds and nanoseconds of the
    /// time of change as 64-bit numbers; 16 bytes for each record; the CRC-32 of all that.
    /// Numbers are little-endian.
    var encoded: [UInt8] {
        var bytes = Self.magic
        bytes.reserveCapacity(
            Self.headerByteCount + ids.count * ArticleDigest.byteCount + Self.checkByteCount
        )
        let time = stamp.modified
        for number in [first, last, stamp.byteCount, time.seconds, time.nanoseconds] {
            bytes.append(littleEndian: UInt64(bitPattern: Int64(number)))
        }
        for id in ids {
            bytes.append(littleEndian: id.high)
            bytes.append(littleEndian: id.low)
        }
        let check = CRC32.checksum(of: bytes.span)
        bytes.append(contentsOf: (0..<4).map { UInt8(truncatingIfNeeded: check >> ($0 * 8)) })
        return bytes
    }

    /// Reads a file's content; nil for anything that ``encoded`` would not have written.
    init?(_ bytes: Span<UInt8>) {
        let end = bytes.count - Self.checkByteCount
        guard end >= Self.headerByteCount,
            Self.magic.indices.allSatisfy({ bytes[$0] == Self.magic[$0] })
        else { return nil }
        let check = (0..<4).reduce(0) { $0 | UInt32(bytes[end + $1]) << ($1 * 8) }
        guard CRC32.checksum(of: bytes.extracting(first: end)) == check else { return nil }
        let numbers = (0..<5).map { Int(truncatingIfNeeded: bytes.word(at: 16 + $0 * 8)) }
        let idBytes = end - Self.headerByteCount
        guard numbers[0] > 0, numbers[1] >= numbers[0],
            idBytes.isMultiple(of: ArticleDigest.byteCount),
            idBytes / ArticleDigest.byteCount - 1 == numbers[1] - numbers[0]
        else { return nil }
        first = numbers[0]
        last = numbers[1]
        stamp = Stamp(
            byteCount: numbers[2],
            modified: Timestamp(seconds: numbers[3], nanoseconds: numbers[4])
        )
        ids = (0..<idBytes / ArticleDigest.byteCount).map {
            let offset = Self.headerByteCount + $0 * ArticleDigest.byteCount
            return ArticleDigest(high: bytes.word(at: offset), low: bytes.word(at: offset + 8))
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append(littleEndian number: UInt64) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
}

extension Span<UInt8> {
    /// The little-endian number at `offset`.
    fileprivate func word(at offset: Int) -> UInt64 {
        (0..<8).reduce(0) { $0 | UInt64(self[offset + $1]) << UInt64($1 * 8) }
    }
}
