extension CRC32 {
    /// Eight tables of 256: table *k* holds the checksum of a byte followed by *k* zero bytes.
    private static let tables: [UInt32] = {
        var tables = (0..<256 as Range<UInt32>).map { index in
            (0..<8).reduce(index) { crc, _ in
                crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1
            }
        }
        tables.reserveCapacity(8 * 256)
        for index in 256..<8 * 256 {
            let previous = tables[index - 256]
            tables.append(tables[Int(previous & 0xFF)] ^ (previous >> 8))
        }
        return tables
    }()

    /// The checksum of bytes that lie together, eight at a time.
    ///
    /// The store checks every line when it opens, so this is what a start waits for.
    ///
    /// - Complexity: O(*n*), eight table look-ups for eight bytes, no allocation.
    /// - Source: Kounavis & Berry, *A Systematic Approach to Building High Performance
    ///   Software-based CRC Generators*, 2005 (slicing by eight).
    package static func checksum(of bytes: Span<UInt8>) -> UInt32 {
        tables.withUnsafeBufferPointer { table in
            bytes.withUnsafeBytes { bytes in
                var crc: UInt32 = 0xFFFF_FFFF
                var index = 0
                while index + 8 <= bytes.count {
                    let word =
                        UInt64(
                            littleEndian: bytes.loadUnaligned(
                                fromByteOffset: index,
                                as: UInt64.self
                            )
                        )
                        ^ UInt64(crc)
                    crc =
                        table[7 * 256 + Int(word & 0xFF)]
                        ^ table[6 * 256 + Int((word >> 8) & 0xFF)]
                        ^ table[5 * 256 + Int((word >> 16) & 0xFF)]
                        ^ table[4 * 256 + Int((word >> 24) & 0xFF)]
                        ^ table[3 * 256 + Int((word >> 32) & 0xFF)]
                        ^ table[2 * 256 + Int((word >> 40) & 0xFF)]
                        ^ table[256 + Int((word >> 48) & 0xFF)]
                        ^ table[Int(word >> 56)]
                    index += 8
                }
                while index < bytes.count {
                    crc = table[Int((crc ^ UInt32(bytes[index])) & 0xFF)] ^ (crc >> 8)
                    index += 1
                }
                return crc ^ 0xFFFF_FFFF
            }
        }
    }
}
