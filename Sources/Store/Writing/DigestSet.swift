/// The articles that the store holds, in a table of 16 bytes a place.
///
/// A million articles take 32 MB; `Set` took twice as much, and three times while it grew
/// (`Tests/System/start_time.py` measures the whole).
///
/// - Source: D. Knuth, *The Art of Computer Programming* 3, 6.4, algorithm L (linear probing).
struct DigestSet: Sendable {
    private(set) var count = 0
    private var places: [ArticleDigest]
    /// The digest that marks an empty place may be an article's.
    private var holdsEmpty = false
    /// Strangers choose the articles, and could choose digests that crowd one corner of the
    /// table; they do not know this number.
    private let multiplier = UInt64.random(in: 0...UInt64.max) | 1

    private static let empty = ArticleDigest(high: 0, low: 0)

    init() { places = [ArticleDigest](repeating: Self.empty, count: 1 << 10) }

    func contains(_ digest: ArticleDigest) -> Bool {
        digest == Self.empty ? holdsEmpty : places[place(of: digest)] == digest
    }

    /// - Returns: Whether the digest is new.
    @discardableResult
    mutating func insert(_ digest: ArticleDigest) -> Bool {
        if digest == Self.empty {
            if holdsEmpty { return false }
            holdsEmpty = true
        } else {
            let place = place(of: digest)
            if places[place] == digest { return false }
            places[place] = digest
        }
        count += 1
        if count * 4 > places.count * 3 { grow() }
        return true
    }

    /// Where the digest is or would be.
    private func place(of digest: ArticleDigest) -> Int {
        let mixed = (digest.low ^ digest.high) &* multiplier
        var place = Int(truncatingIfNeeded: mixed >> UInt64(64 - places.count.trailingZeroBitCount))
        while places[place] != digest, places[place] != Self.empty {
            place = (place + 1) & (places.count - 1)
        }
        return place
    }

    private mutating func grow() {
        let old = places
        places = [ArticleDigest](repeating: Self.empty, count: old.count * 2)
        for digest in old where digest != Self.empty { places[place(of: digest)] = digest }
    }
}
