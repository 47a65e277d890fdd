package import TextKernel

/// Forms of one or more words with what they stand for, each under a class that is one bit.
///
/// All forms of a table lie in one trie, keyed by the hash of the tokens so far, so that one
/// look-up a token tells for all classes at once whether anything can begin there. Nodes and
/// entries lie in flat arrays: a language has some ten thousand of them.
package struct FormTrie: Sendable {
    /// One class's meaning of a form; entries of one node are chained.
    @usableFromInline
    struct Entry: Sendable {
        @usableFromInline
        var bit: UInt64
        @usableFromInline
        var value: Int32
        @usableFromInline
        var next: Int32
    }

    /// Classes of the forms that begin with each word: most words begin none, which one look
    /// tells.
    @usableFromInline
    var firsts = KeyBits()
    @usableFromInline
    var nodes = HashPlaces()
    /// Classes of the forms that begin with the sequence of each node.
    @usableFromInline
    var begins: [UInt64] = []
    @usableFromInline
    var firstEntry: [Int32] = []
    @usableFromInline
    var entries: [Entry] = []
    @usableFromInline
    var values: [LexiconValue] = []
    private var valuePlaces: [String: Int32] = [:]

    var isEmpty: Bool { entries.isEmpty }

    /// Adds a form, as the tokens that it is cut into.
    ///
    /// - Returns: False if the form stands in the class already, or has no token.
    mutating func insert(_ form: [Token], bit: UInt64, value: String) -> Bool {
        guard let first = form.first else { return false }
        firsts.insert(bit, for: first.key)
        var sequence = WordHash.seed
        var node = 0
        for token in form {
            sequence = WordHash.chain(sequence, token.key)
            node = nodes.place(of: sequence)
            if node == begins.count {
                begins.append(0)
                firstEntry.append(-1)
            }
            begins[node] |= bit
        }
        if place(ofNode: node, bit) != nil { return false }
        entries.append(Entry(bit: bit, value: place(of: value), next: firstEntry[node]))
        firstEntry[node] = Int32(entries.count - 1)
        return true
    }

    private mutating func place(of text: String) -> Int32 {
        if let known = valuePlaces[text] { return known }
        let place = Int32(values.count)
        values.append(LexiconValue(text: text, number: Int(text)))
        valuePlaces[text] = place
        return place
    }

    /// Where in ``values`` the meaning of a node's form in the class stands.
    @inlinable
    func place(ofNode node: Int, _ bit: UInt64) -> Int? {
        var place = firstEntry[node]
        while place >= 0 {
            let entry = entries[Int(place)]
            if entry.bit == bit { return Int(entry.value) }
            place = entry.next
        }
        return nil
    }

    /// For each token the classes that have a form beginning with it, as bits.
    ///
    /// - Complexity: One look-up a token.
    func beginnings(_ tokens: [Token]) -> [UInt64] {
        tokens.map { firsts[$0.key] }
    }

    /// The longest form of the class that begins at token `index`, before token `limit`.
    @inlinable
    package func match(_ tokens: [Token], at index: Int, limit: Int, bit: UInt64) -> LexiconMatch? {
        var sequence = WordHash.seed
        var best: (count: Int, place: Int)?
        for next in index..<max(index, min(limit, tokens.count)) {
            sequence = WordHash.chain(sequence, tokens[next].key)
            guard let node = nodes.existing(sequence), begins[node] & bit != 0 else { break }
            if let place = place(ofNode: node, bit) { best = (next - index + 1, place) }
        }
        return best.map { LexiconMatch(count: $0.count, value: values[$0.place]) }
    }

    /// The longest form of each class of `bits` that begins at token `index`, before token
    /// `limit`, in the order of the classes: ``match(_:at:limit:bit:)`` for all in one walk.
    func matches(
        _ tokens: [Token],
        at index: Int,
        limit: Int,
        bits: UInt64
    ) -> [(bit: UInt64, match: LexiconMatch)] {
        var sequence = WordHash.seed
        var found: [(bit: UInt64, count: Int, place: Int)] = []
        for next in index..<max(index, min(limit, tokens.count)) {
            sequence = WordHash.chain(sequence, tokens[next].key)
            guard let node = nodes.existing(sequence), begins[node] & bits != 0 else { break }
            var entry = firstEntry[node]
            while entry >= 0 {
                let (bit, place) = (entries[Int(entry)].bit, Int(entries[Int(entry)].value))
                entry = entries[Int(entry)].next
                guard bit & bits != 0 else { continue }
                found.removeAll { $0.bit == bit }
                let order = found.firstIndex { $0.bit > bit } ?? found.count
                found.insert((bit, next - index + 1, place), at: order)
            }
        }
        return found.map { ($0.bit, LexiconMatch(count: $0.count, value: values[$0.place])) }
    }

    /// The value of a single word in the class.
    @inlinable
    package func value(of key: UInt64, bit: UInt64) -> LexiconValue? {
        guard firsts[key] & bit != 0,
            let node = nodes.existing(WordHash.chain(WordHash.seed, key))
        else { return nil }
        return place(ofNode: node, bit).map { values[$0] }
    }
}
