import CZlib
import FoundationEssentials

/// A table in the archive that the program carries.
struct EmbeddedTable: Sendable {
    /// Bytes of the archive's text.
    let place: Range<Int>
    /// Bytes once decoded.
    let length: Int
    let digest: StaticString

    /// The table as it was when the program was built.
    ///
    /// - Complexity: O(*n*); a language's tables take some milliseconds.
    var bytes: [UInt8] {
        let text = EmbeddedPacks.archive.withUTF8Buffer { Data($0[place]) }
        guard let compressed = Data(base64Encoded: text).map(Array.init) else {
            preconditionFailure("the program's tables are damaged")
        }
        return [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            var decoded = UInt(length)
            let status = uncompress(
                buffer.baseAddress,
                &decoded,
                compressed,
                UInt(compressed.count)
            )
            precondition(status == Z_OK && decoded == length, "the program's tables are damaged")
            count = length
        }
    }
}
