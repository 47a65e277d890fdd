import CZstd

/// Decodes what `zstd` writes, frames of one file after the other.
///
/// - Source: RFC 8878; `zstd.h`.
final class ZstdDecoder: StreamDecoder {
    /// Binary logarithm of the largest window: 128 MiB, what `zstd` takes without being told.
    ///
    /// `zstd -19` needs 8 MiB.
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
            let isWindow = ZSTD_getErrorCode(left) == ZSTD_error_frameParameter_windowTooLarge
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
