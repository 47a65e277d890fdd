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

    private let capacity: Int
    private var ids: [String] = []
    private var sketches: [TextSketch] = []
    private var holders: [UInt32: [Int32]] = [:]
    /// The number of articles forgotten, from the oldest.
    private var forgotten = 0

    init(capacity: Int) { self.capacity = capacity }

    func match(_ sketch: TextSketch) -> ArticleRecord.Duplicate? {
        guard sketch.isTelling else { return nil }
        let candidates = Set(sketch.hashes.prefix(Self.handles).flatMap { holders[$0] ?? [] })
        var best: (place: Int, similarity: Double)?
        for candidate in candidates.sorted() where Int(candidate) >= forgotten {
            let place = Int(candidate) - forgotten
            let similarity = sketch.resemblance(to: sketches[place])
            if similarity > best?.similarity ?? 0 { best = (place, similarity) }
        }
        guard let best, best.similarity >= Self.threshold else { return nil }
        return ArticleRecord.Duplicate(of: ids[best.place], similarity: best.similarity)
    }

    mutating func insert(_ sketch: TextSketch, id: String) {
        let number = Int32(forgotten + ids.count)
        ids.append(id)
        sketches.append(sketch)
        hold(sketch, number)
        if ids.count >= capacity + max(1, capacity / 8) { forget(ids.count - capacity) }
    }

    private mutating func hold(_ sketch: TextSketch, _ number: Int32) {
        guard sketch.isTelling else { return }
        for hash in sketch.hashes.prefix(Self.handles) {
            var list = holders[hash] ?? []
            if list.count == Self.longestList { list.removeFirst() }
            list.append(number)
            holders[hash] = list
        }
    }

    private mutating func forget(_ count: Int) {
        ids.removeFirst(count)
        sketches.removeFirst(count)
        forgotten += count
        holders.removeAll(keepingCapacity: true)
        for (place, sketch) in sketches.enumerated() { hold(sketch, Int32(forgotten + place)) }
    }
}
