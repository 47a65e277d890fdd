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
