import CZlib

/// Decodes what `gzip` and `pigz` write, members of one file after the other.
///
/// - Source: RFC 1952; `zlib.h`. Its window is 32 kB.
final class GzipDecoder: StreamDecoder {
    /// In a place of its own, for zlib remembers where it is.
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private var isBetweenMembers = false

    init() {
        stream.initialize(to: z_stream())
        // 31: a window of 2^15 bytes, and 16 for the gzip header and nothing else. It fails only
        // without memory or with another library than the one this was compiled for.
        let status = articled_inflateInit2(stream, 31)
        precondition(status == Z_OK, "zlib cannot be used: \(status)")
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    func decode(
        _ input: UnsafeRawBufferPointer,
        to output: UnsafeMutableRawBufferPointer
    ) throws(CompressionFailure) -> DecodingStep {
        if isBetweenMembers {
            // gzip passes over zeros that tapes leave behind the last member.
            let zeros = input.prefix { $0 == 0 }.count
            if zeros > 0 { return DecodingStep(consumed: zeros, produced: 0, isAtEnd: true) }
            inflateReset(stream)
            isBetweenMembers = false
        }
        stream.pointee.next_in = UnsafeMutablePointer(
            mutating: input.bindMemory(to: UInt8.self).baseAddress
        )
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = output.bindMemory(to: UInt8.self).baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        let status = inflate(stream, Z_NO_FLUSH)
        guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
            throw CompressionFailure(fault: .damaged)
        }
        isBetweenMembers = status == Z_STREAM_END
        return DecodingStep(
            consumed: input.count - Int(stream.pointee.avail_in),
            produced: output.count - Int(stream.pointee.avail_out),
            isAtEnd: isBetweenMembers
        )
    }
}
