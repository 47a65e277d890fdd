import CZlib
import CZstd

/// How a file was compressed by an outside tool.
package enum CompressionFormat: String, Hashable, Sendable, CaseIterable {
    case gzip = ".gz"
    case zstd = ".zst"

    /// What the tool appends to the file's name.
    package var ending: String { rawValue }
}

/// Why compressed bytes give no more bytes.
package enum CompressionFault: Hashable, Sendable {
    /// The file ends before its content does.
    case cutShort
    /// The bytes were changed, or are of another format.
    case damaged
    /// The content was compressed with a window that is larger than is held in memory here.
    case windowTooLarge
}

/// One step of decompression: some input gives some output.
struct DecodingStep {
    var consumed: Int
    var produced: Int
    /// A whole frame or member has ended: more may follow, nothing need.
    var isAtEnd: Bool
}

/// A decompressor of one format, fed piece by piece.
protocol StreamDecoder: AnyObject {
    /// Decodes from the front of `input` to the front of `output`.
    func decode(
        _ input: UnsafeRawBufferPointer,
        to output: UnsafeMutableRawBufferPointer
    ) throws(CompressionFailure) -> DecodingStep
}

/// Decoding cannot go on.
struct CompressionFailure: Error {
    var fault: CompressionFault
}

/// Decodes what `gzip` and `pigz` write, members of one file after the other.
///
/// - Source: RFC 1952; `zlib.h`. Its window is 32 kB.
final class GzipDecoder: StreamDecoder {
    private var stream = z_stream()
    private var isBetweenMembers = false

    init() {
        // 31: a window of 2^15 bytes, and 16 for the gzip header and nothing else. It fails only
        // without memory or with another library than the one this was compiled for.
        let status = articled_inflateInit2(&stream, 31)
        precondition(status == Z_OK, "zlib cannot be used: \(status)")
    }

    deinit { inflateEnd(&stream) }

    func decode(
        _ input: UnsafeRawBufferPointer,
        to output: UnsafeMutableRawBufferPointer
    ) throws(CompressionFailure) -> DecodingStep {
        if isBetweenMembers {
            // gzip passes over zeros that tapes leave behind the last member.
            let zeros = input.prefix { $0 == 0 }.count
            if zeros > 0 { return DecodingStep(consumed: zeros, produced: 0, isAtEnd: true) }
            inflateReset(&stream)
            isBetweenMembers = false
        }
        stream.next_in = UnsafeMutablePointer(
            mutating: input.bindMemory(to: UInt8.self).baseAddress
        )
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.bindMemory(to: UInt8.self).baseAddress
        stream.avail_out = UInt32(output.count)
        let status = inflate(&stream, Z_NO_FLUSH)
        guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
            throw CompressionFailure(fault: .damaged)
        }
        isBetweenMembers = status == Z_STREAM_END
        return DecodingStep(
            consumed: input.count - Int(stream.avail_in),
            produced: output.count - Int(stream.avail_out),
            isAtEnd: isBetweenMembers
        )
    }
}

/// Decodes what `zstd` writes, frames of one file after the other.
///
/// - Source: RFC 8878; `zstd.h`.
final class ZstdDecoder: StreamDecoder {
    /// Binary logarithm of the largest window: 128 MiB, what `zstd` itself takes without being
    /// told. `zstd -19` needs 8 MiB.
    private static let windowLog: Int32 = 27
    private let context: OpaquePointer

    init() {
        guard let context = ZSTD_createDCtx() else { preconditionFailure("no memory for zstd") }
        self.context = context
        ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Self.windowLog)
    }

    deinit { ZSTD_freeDCtx(context) }

    func decode(
        _ input: UnsafeRawBufferPointer,
        to output: UnsafeMutableRawBufferPointer
    ) throws(CompressionFailure) -> DecodingStep {
        var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let left = ZSTD_decompressStream(context, &target, &source)
        if ZSTD_isError(left) != 0 {
            // The name is the library's stable way to tell one error from another.
            let name = String(cString: ZSTD_getErrorName(left))
            let isWindow = name.contains("too much memory")
            throw CompressionFailure(fault: isWindow ? .windowTooLarge : .damaged)
        }
        return DecodingStep(consumed: source.pos, produced: target.pos, isAtEnd: left == 0)
    }

    /// The content's length as the first bytes of a frame tell it.
    static func statedLength(in header: [UInt8]) -> Int? {
        let length = header.withUnsafeBytes { ZSTD_getFrameContentSize($0.baseAddress, $0.count) }
        // The two largest values stand for an error and for no answer.
        return length < UInt64(Int32.max) << 16 ? Int(length) : nil
    }
}
