import CModels
import Glibc
package import TextKernel

/// How likely a text is in each of the languages that the model has learnt.
///
/// A linear classifier over hashed features (``LanguageFeatures``): one row of small weights a
/// feature, a column a language. Made by `make models`; see docs/models.md.
///
/// The file: the magic `ALM1`, and little-endian 32-bit numbers for bits, columns in a row,
/// the weights' scale (a Float) and the byte count of the tags, which follow, separated by
/// spaces; then, from the next multiple of 64, the rows of signed bytes.
package struct LanguageModel: @unchecked Sendable {
    // @unchecked: the pointer is to constant bytes of the program.

    package static let magic: [UInt8] = Array("ALM1".utf8)
    package static let headerByteCount = 20

    /// Tags in the order of the columns; `und` for what is none of the languages.
    package let tags: [String]
    package let features: LanguageFeatures
    private let scale: Float
    private let vectorCount: Int
    private let rows: UnsafePointer<SIMD16<Int8>>

    /// The model that is part of the program.
    package static let builtIn: LanguageModel? = LanguageModel(
        UnsafeRawBufferPointer(
            start: articled_language_model_bytes(),
            count: articled_language_model_size()
        )
    )

    /// Reads a model in place; nil if the bytes are none. They must outlive the model and begin
    /// at a multiple of 16.
    package init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count > LanguageModel.headerByteCount,
            bytes.starts(with: LanguageModel.magic)
        else { return nil }
        func number(_ index: Int) -> Int {
            Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)))
        }
        let (bits, columns, tagBytes) = (number(1), number(2), number(4))
        let first = (LanguageModel.headerByteCount + tagBytes + 63) / 64 * 64
        guard (8...24).contains(bits), columns % 16 == 0, (16...256).contains(columns),
            bytes.count == first + columns << bits, let base = bytes.baseAddress
        else { return nil }
        let text = bytes[LanguageModel.headerByteCount..<LanguageModel.headerByteCount + tagBytes]
        tags = String(decoding: text, as: UTF8.self).split(separator: " ").map(String.init)
        guard !tags.isEmpty, tags.count <= columns else { return nil }
        scale = Float(
            bitPattern: UInt32(
                littleEndian: bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self)
            )
        )
        vectorCount = columns / 16
        features = LanguageFeatures(bits: bits)
        rows = (base + first).assumingMemoryBound(to: SIMD16<Int8>.self)
    }

    /// Sums of weights, which can be added up over the parts of a text.
    package struct Scores: Sendable {
        var sums: [SIMD16<Int32>]
        package internal(set) var wordCount = 0

        package mutating func add(_ other: Scores) {
            for index in sums.indices { sums[index] &+= other.sums[index] }
            wordCount += other.wordCount
        }
    }

    package var noScores: Scores {
        Scores(sums: [SIMD16<Int32>](repeating: .zero, count: vectorCount))
    }

    /// Adds the evidence of a word.
    package func read(_ word: Token, in text: Span<UInt8>, into scores: inout Scores) {
        scores.wordCount += 1
        scores.sums.withUnsafeMutableBufferPointer { sums in
            features.visit(word, in: text) { feature in
                let row = rows + feature * vectorCount
                for index in 0..<vectorCount {
                    sums[index] &+= SIMD16<Int32>(truncatingIfNeeded: row[index])
                }
            }
        }
    }

    /// Shares of the languages that add to 1, in the order of ``tags``.
    package func shares(_ scores: Scores) -> [Float] {
        let values = tags.indices.map { Float(scores.sums[$0 / 16][$0 % 16]) * scale }
        let top = values.max() ?? 0
        let weights = values.map { expf($0 - top) }
        let total = weights.reduce(0, +)
        return weights.map { $0 / total }
    }
}
