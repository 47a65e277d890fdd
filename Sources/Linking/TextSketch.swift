import TextKernel

/// A text's smallest hashes of four words in a row: a sample that two texts share as far as they
/// share their wording.
///
/// - Source: A. Broder, “On the Resemblance and Containment of Documents”, 1997 (bottom-*k*).
struct TextSketch: Sendable {
    private static let shingleLength = 4
    static let size = 48

    /// Sorted, without repeats, at most ``size``.
    let hashes: [UInt32]

    /// - Complexity: O(*n*) in the text's bytes, plus O(*s* log *s*) in its shingles.
    init(_ text: String) {
        let words = Tokenizer().tokens(of: Array(text.utf8)).filter { $0.kind != .punctuation }
        guard words.count >= TextSketch.shingleLength else {
            hashes = []
            return
        }
        var found: [UInt32] = []
        found.reserveCapacity(words.count)
        for start in 0...(words.count - TextSketch.shingleLength) {
            var hash = WordHash.seed
            for word in words[start..<(start + TextSketch.shingleLength)] {
                hash = WordHash.chain(hash, word.key)
            }
            found.append(UInt32(truncatingIfNeeded: hash >> 32))
        }
        found.sort()
        var smallest: [UInt32] = []
        for hash in found where smallest.last != hash {
            if smallest.count == TextSketch.size { break }
            smallest.append(hash)
        }
        hashes = smallest
    }

    /// Whether the text is long enough for its sketch to say anything.
    var isTelling: Bool { hashes.count >= TextSketch.size / 4 }

    /// The share of the union's smallest hashes that both have, 0…1: an estimate of the share of
    /// shingles in common.
    func resemblance(to other: TextSketch) -> Double {
        var mine = hashes[...]
        var theirs = other.hashes[...]
        var seen = 0
        var shared = 0
        while seen < TextSketch.size,
            let next = [mine.first, theirs.first].compactMap(\.self).min()
        {
            let isMine = mine.first == next
            let isTheirs = theirs.first == next
            if isMine { mine.removeFirst() }
            if isTheirs { theirs.removeFirst() }
            if isMine && isTheirs { shared += 1 }
            seen += 1
        }
        return seen == 0 ? 0 : Double(shared) / Double(seen)
    }
}
