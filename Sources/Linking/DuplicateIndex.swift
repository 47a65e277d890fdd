import ArticleModel

/// Finds articles that share most of their wording with an earlier one.
///
/// Sketches that share one of their smallest hashes are compared; a hash that many articles have
/// (a paper's footer) leads to the latest of them only, so that the cost of an article is
/// bounded.
struct DuplicateIndex: Sendable {
    /// Share of the wording in common from which two articles are the same.
    private static let threshold = 0.5
    /// Hashes of a sketch under which it is found: two alike by half miss all with 0.4 %.
    private static let handles = 8
    /// Articles that are held under one hash.
    private static let longestList = 16

    private struct Known: Sendable {
        var id: String
        var sketch: TextSketch
    }

    private var known: SlidingWindow<Known>
    private var holders: [UInt32: [Int32]] = [:]

    init(capacity: Int) { known = SlidingWindow(capacity: capacity) }

    func match(_ sketch: TextSketch) -> ArticleRecord.Duplicate? {
        guard sketch.isTelling else { return nil }
        let candidates = Set(sketch.hashes.prefix(Self.handles).flatMap { holders[$0] ?? [] })
        var best: ArticleRecord.Duplicate?
        for candidate in candidates.sorted() {
            guard let other = known[Int(candidate)] else { continue }
            let similarity = sketch.resemblance(to: other.sketch)
            if similarity >= Self.threshold, similarity > best?.similarity ?? 0 {
                best = ArticleRecord.Duplicate(of: other.id, similarity: similarity)
            }
        }
        return best
    }

    mutating func insert(_ sketch: TextSketch, id: String) {
        let number = Int32(truncatingIfNeeded: known.next)
        if let (number, forgotten) = known.append(Known(id: id, sketch: sketch)) {
            release(forgotten.sketch, Int32(truncatingIfNeeded: number))
        }
        guard sketch.isTelling else { return }
        for hash in sketch.hashes.prefix(Self.handles) {
            var list = holders[hash] ?? []
            if list.count == Self.longestList { list.removeFirst() }
            list.append(number)
            holders[hash] = list
        }
    }

    private mutating func release(_ sketch: TextSketch, _ number: Int32) {
        for hash in sketch.hashes.prefix(Self.handles) {
            guard let list = holders[hash], list.first == number else { continue }
            holders[hash] = list.count == 1 ? nil : Array(list.dropFirst())
        }
    }
}
