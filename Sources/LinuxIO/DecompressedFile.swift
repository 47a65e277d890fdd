/// What a compressed file holds, as bytes that are counted from the start of its content.
///
/// Made for one walk from front to back: the memory is bounded whatever the file says (64 kB of
/// input, and the window of its format, 128 MiB at most). A damaged or cut file gives the bytes
/// before the damage and then ends; ``fault`` tells why.
package final class DecompressedFile: ByteSource {
    private static let chunk = 1 << 16

    private let file: FileDescriptor
    private let format: CompressionFormat
    private var decoder: any StreamDecoder
    private var input: [UInt8] = []
    private var inputStart = 0
    /// Where in the file the next input begins.
    private var filePlace = 0
    private var isFrameDone = true
    /// Bytes of the content given so far.
    private var position = 0
    /// Why the content ended early; nil as long as nothing is wrong.
    package private(set) var fault: CompressionFault?

    package init(_ file: FileDescriptor, _ format: CompressionFormat) {
        self.file = file
        self.format = format
        decoder = Self.decoder(format)
    }

    package var path: PathBytes { file.path }
    package var isSequential: Bool { true }

    /// - Complexity: O(*n*) in the bytes between the last place and `offset`, going back in those
    ///   before `offset`.
    package func read(
        into buffer: UnsafeMutableRawBufferPointer,
        at offset: Int
    ) throws(SystemCallError) -> Int {
        if offset < position { restart() }
        if offset > position { try skip(to: offset) }
        guard offset == position else { return 0 }
        return try produce(buffer)
    }

    private func skip(to offset: Int) throws(SystemCallError) {
        var failure: SystemCallError?
        withUnsafeTemporaryAllocation(byteCount: Self.chunk, alignment: 1) { scratch in
            do throws(SystemCallError) {
                while position < offset {
                    let part = scratch[..<min(scratch.count, offset - position)]
                    if try produce(UnsafeMutableRawBufferPointer(rebasing: part)) == 0 { return }
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }

    /// - Returns: Bytes put into `buffer`; 0 at the end of the content or at its damage.
    private func produce(_ buffer: UnsafeMutableRawBufferPointer) throws(SystemCallError) -> Int {
        if buffer.isEmpty { return 0 }
        while fault == nil {
            if inputStart == input.count {
                input = try file.read(upTo: Self.chunk, at: filePlace)
                inputStart = 0
                filePlace += input.count
                if input.isEmpty, isFrameDone { return 0 }
            }
            let isLast = input.isEmpty
            guard let step = decode(to: buffer) else { return 0 }
            inputStart += step.consumed
            isFrameDone = step.isAtEnd
            if step.produced > 0 {
                position += step.produced
                return step.produced
            }
            if isLast {
                // The decoder had nothing left to give, and there is nothing left to feed it.
                if !isFrameDone { fault = .cutShort }
                return 0
            }
            if step.consumed == 0, !isFrameDone { fault = .damaged }
        }
        return 0
    }

    private func decode(to buffer: UnsafeMutableRawBufferPointer) -> DecodingStep? {
        input.withUnsafeBytes { input in
            let rest = UnsafeRawBufferPointer(rebasing: input[inputStart...])
            do throws(CompressionFailure) {
                return try decoder.decode(rest, to: buffer)
            } catch {
                fault = error.fault
                return nil
            }
        }
    }

    private func restart() {
        decoder = Self.decoder(format)
        (input, inputStart, filePlace, isFrameDone) = ([], 0, 0, true)
        (position, fault) = (0, nil)
    }

    private static func decoder(_ format: CompressionFormat) -> any StreamDecoder {
        switch format {
        case .gzip: GzipDecoder()
        case .zstd: ZstdDecoder()
        }
    }
}

extension DecompressedFile {
    /// How long the content is by the file's own word, without reading it; nil where it does not
    /// say.
    ///
    /// `gzip` keeps the length of the last member modulo 2^32, `zstd` that of the first frame:
    /// enough to recognise a content that is known, and no more.
    package static func statedLength(
        of file: FileDescriptor,
        _ format: CompressionFormat
    ) throws(SystemCallError) -> Int? {
        switch format {
        case .gzip:
            let end = try file.status().byteCount
            let trailer = end < 18 ? [] : try file.read(upTo: 4, at: end - 4)
            guard trailer.count == 4 else { return nil }
            return trailer.reversed().reduce(0) { $0 << 8 | Int($1) }
        case .zstd:
            return ZstdDecoder.statedLength(in: try file.read(upTo: 18, at: 0))
        }
    }
}
