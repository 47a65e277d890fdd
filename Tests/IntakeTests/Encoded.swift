import Glibc

/// `text` in the encoding that the C library knows as `encoding`.
func encoded(_ text: String, as encoding: String) throws -> [UInt8] {
    guard let converter = iconv_open(encoding, "UTF-8"), converter != iconv_t(bitPattern: -1)
    else { throw UnknownEncoding(name: encoding) }
    defer { iconv_close(converter) }
    var source = text.utf8.map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: source.count * 4 + 64)
    let count = source.withUnsafeMutableBufferPointer { source in
        target.withUnsafeMutableBufferPointer { target in
            var input = source.baseAddress
            var inputLeft = source.count
            var output = target.baseAddress
            var outputLeft = target.count
            iconv(converter, &input, &inputLeft, &output, &outputLeft)
            iconv(converter, nil, nil, &output, &outputLeft)
            return target.count - outputLeft
        }
    }
    return target.prefix(count).map { UInt8(bitPattern: $0) }
}

struct UnknownEncoding: Error {
    let name: String
}
