import Glibc

/// Conversion to UTF-8 by the C library.
enum Iconv {
    /// The text of `bytes`, with U+FFFD for each byte that means nothing, and their number; nil
    /// if the C library knows no encoding of that name.
    ///
    /// - Complexity: O(*n*).
    static func utf8(
        of bytes: [UInt8],
        in encoding: String
    ) -> (text: [UInt8], replaced: Int)? {
        guard let converter = iconv_open("UTF-8", encoding), converter != iconv_t(bitPattern: -1)
        else { return nil }
        defer { iconv_close(converter) }
        var source = bytes.map { CChar(bitPattern: $0) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        var replaced = 0
        var done = 0
        var buffer = [CChar](repeating: 0, count: 65_536)
        while done < source.count {
            let step = convert(converter, &source, from: done, into: &buffer)
            text.append(contentsOf: buffer[..<step.written].map { UInt8(bitPattern: $0) })
            done += step.read
            if step.code == E2BIG || step.code == 0 { continue }
            // EILSEQ or a character cut short at the end.
            text.append(contentsOf: [0xEF, 0xBF, 0xBD])
            replaced += 1
            done += 1
        }
        return (text, replaced)
    }

    /// One call of `iconv`: how far it came, and why it stopped (0: at the end).
    private static func convert(
        _ converter: iconv_t,
        _ source: inout [CChar],
        from start: Int,
        into buffer: inout [CChar]
    ) -> (read: Int, written: Int, code: CInt) {
        source.withUnsafeMutableBufferPointer { source in
            buffer.withUnsafeMutableBufferPointer { buffer in
                var input = source.baseAddress.map { $0 + start }
                var inputLeft = source.count - start
                var output = buffer.baseAddress
                var outputLeft = buffer.count
                let result = iconv(converter, &input, &inputLeft, &output, &outputLeft)
                let code = result == Int(bitPattern: UInt.max) ? errno : 0
                return (source.count - start - inputLeft, buffer.count - outputLeft, code)
            }
        }
    }
}
