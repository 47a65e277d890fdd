import ArticleModel
import LinuxIO
import Store
import TestSupport
import Testing
import TextKernel

/// `text` closed by its check value, as the store writes a line.
func checked(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    return bytes
        + Array(",\"check\":\"\(CRC32.hexadecimal(CRC32.checksum(of: bytes)))\"}".utf8)
}

@Suite struct StoreProperties {
    /// Batches, restarts, torn tails, seals and full disks in any order: every article
    /// acknowledged is there once, in order, and the audit finds nothing.
    @Test func whateverHappensEachArticleIsThereOnce() throws {
        for seed in 0..<60 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let folder = try TemporaryFolder()
            var expected: [Int] = []
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let bytes = Int.random(in: 500...6000, using: &random)
                let store = try ArticleStore(folder, .testing(bytes: bytes))
                for _ in 0..<Int.random(in: 0...5, using: &random) {
                    let first = expected.count + 1
                    let numbers = first..<first + Int.random(in: 0...6, using: &random)
                    try store.append(numbers.map { article($0) })
                    expected += numbers
                    if Int.random(in: 0..<5, using: &random) == 0 { try store.seal() }
                }
                _ = consume store
                let torn = line(999, seq: 999)
                let count = Int.random(in: 0..<torn.count, using: &random)
                let active = (try? folder.read("store/articles.jsonl")) ?? []
                try folder.write(active + torn.prefix(count), to: "store/articles.jsonl")
            }
            _ = try ArticleStore(folder)
            #expect(try storedNumbers(in: folder) == expected, "seed \(seed)")
            #expect(try verification(of: folder).findings == [], "seed \(seed)")
        }
    }

    /// The reader's chunks, lines and limits fall anywhere: it shows what `split` shows.
    @Test func linesAreThoseOfANaiveReader() throws {
        let folder = try TemporaryFolder()
        for seed in 0..<200 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let bytes = (0..<Int.random(in: 0...300, using: &random)).map { _ in
                Int.random(in: 0..<20, using: &random) == 0
                    ? 10 : UInt8.random(in: 0x20...0x7E, using: &random)
            }
            try folder.write(bytes, to: "lines")
            let file = try FileDescriptor.open(PathBytes(folder.path + "/lines"), flags: 0)
            let limit = Int.random(in: 1...80, using: &random)
            var reader = LineReader(
                file,
                lineLimit: limit,
                chunk: Int.random(in: 1...60, using: &random)
            )
            var seen: [[UInt8]] = []
            var places: [Int] = []
            var isEnd = false
            while !isEnd {
                isEnd = true
                try reader.readLines { line, offset, byteCount in
                    seen.append((0..<line.count).map { line[$0] })
                    places.append(offset + byteCount + 1)
                    isEnd = Int.random(in: 0..<4, using: &random) > 0
                    return isEnd
                }
            }
            let naive = bytes.split(separator: 10, omittingEmptySubsequences: false).dropLast()
            #expect(seen == naive.map { Array($0.prefix(limit)) }, "seed \(seed)")
            #expect(reader.end == places.last ?? 0, "seed \(seed)")
            #expect(reader.end == (bytes.lastIndex(of: 10).map { $0 + 1 } ?? 0), "seed \(seed)")
        }
    }

    /// Eight bytes at a time give the checksum that one at a time gives.
    @Test func theFastChecksumIsThePlainOne() {
        #expect(CRC32.checksum(of: Array("123456789".utf8).span) == 0xCBF4_3926)
        for seed in 0..<100 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let bytes = (0..<Int.random(in: 0...70, using: &random)).map { _ in
                UInt8.random(in: .min ... .max, using: &random)
            }
            #expect(CRC32.checksum(of: bytes.span) == CRC32.checksum(of: bytes), "seed \(seed)")
        }
    }
}
