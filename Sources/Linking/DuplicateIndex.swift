import ArticleModel
import TextKernel

/// Finds articles that share most of their wording with an earlier one.
///
/// Each article is sketched by the smallest hashes of its runs of four words; sketches that share
/// many are near-duplicates.
///
/// - Source: A. Broder, “On the Resemblance and Containment of Documents”, 1997 (bottom-*k*).
struct DuplicateIndex: Sendable {
    private static let shingleLength = 4
    private static let sketchSize = 48
    /// Share of the sketches in common from which two articles are the same.
    private static let threshold = 0.5

    private let capacity: Int
    private var ids: [String] = []
    private var sketches: [[UInt64]] = []
    private var holders: [UInt64: [Int32]] = [:]
    /// The number of articles forgotten, from the oldest.
    private var forgotten = 0

    init(capacity: Int) { self.capacity = capacity }

    func match(_ record: ArticleRecord) -> ArticleRecord.Duplicate? {
        let sketch = Self.sketch(of: record)
        guard sketch.count >= Self.sketchSize / 4 else { return nil }
        var shared: [Int32: Int] = [:]
        for hash in sketch { for holder in holders[hash] ?? [] { shared[holder, default: 0] += 1 } }
        let best = shared.max { ($0.value, $1.key) < ($1.value, $0.key) }
        guard let best else { return nil }
        let other = sketches[Int(best.key) - forgotten]
        let similarity = Self.resemblance(sketch, other)
        guard similarity >= Self.threshold else { return nil }
        return ArticleRecord.Duplicate(of: ids[Int(best.key) - forgotten], similarity: similarity)
    }

    mutating func insert(_ record: ArticleRecord) {
        let sketch = Self.sketch(of: record)
        let number = Int32(forgotten + ids.count)
        ids.append(record.id)
        sketches.append(sketch)
        for hash in sketch { holders[hash, default: []].append(number) }
        if ids.count > capacity + capacity / 8 { forget(ids.count - capacity) }
    }

    private mutating func forget(_ count: Int) {
        for sketch in sketches.prefix(count) {
            for hash in sketch {
                let left = (holders[hash] ?? []).filter { Int($0) >= forgotten + count }
                holders[hash] = left.isEmpty ? nil : left
            }
        }
        ids.removeFirst(count)
        sketches.removeFirst(count)
        forgotten += count
    }

    /// The share of the union's smallest hashes that both have.
    private static func resemblance(_ a: [UInt64], _ b: [UInt64]) -> Double {
        let union = Set(a).union(b).sorted().prefix(sketchSize)
        let both = Set(a).intersection(b)
        return union.isEmpty ? 0 : Double(union.count { both.contains($0) }) / Double(union.count)
    }

    /// The smallest hashes of the shingles of the article's own text, sorted.
    private static func sketch(of record: ArticleRecord) -> [UInt64] {
        let text = Array(record.text.utf8)
        let words = Tokenizer().tokens(of: text).filter { $0.kind != .punctuation }.map(\.key)
        guard words.count >= shingleLength else { return [] }
        var hashes: Set<UInt64> = []
        for start in 0...(words.count - shingleLength) {
            hashes.insert(
                words[start..<(start + shingleLength)].reduce(WordHash.seed) {
                    WordHash.chain($0, $1)
                }
            )
        }
        return Array(hashes.sorted().prefix(sketchSize))
    }
}
