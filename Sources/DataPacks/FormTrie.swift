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

    /// A sequence of tokens with which forms begin.
    @usableFromInline
    struct Node: Sendable {
        /// Classes of the forms that begin with it, of those that go on after it, and of those
        /// that end there.
        @usableFromInline
        var begins: UInt64 = 0
        @usableFromInline
        var goesOn: UInt64 = 0
        @usableFromInline
        var ends: UInt64 = 0
        @usableFromInline
        var firstEntry: Int32 = -1

        init() {}
    }

    /// Classes of the forms that begin with each word: most words begin none, which one look
    /// tells.
    @usableFromInline
    var firsts = KeyBits()
    @usableFromInline
    var places = HashPlaces()
    @usableFromInline
    var nodes: [Node] = []
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
        for (index, token) in form.enumerated() {
            if index > 0 { nodes[node].goesOn |= bit }
            sequence = WordHash.chain(sequence, token.key)
            node = places.place(of: sequence)
            if node == nodes.count { nodes.append(Node()) }
            nodes[node].begins |= bit
        }
        if nodes[node].ends & bit != 0 { return false }
        nodes[node].ends |= bit
        entries.append(Entry(bit: bit, value: place(of: value), next: nodes[node].firstEntry))
        nodes[node].firstEntry = Int32(entries.count - 1)
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
    func place(of node: Node, _ bit: UInt64) -> Int? {
        guard node.ends & bit != 0 else { return nil }
        var place = node.firstEntry
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
            guard let found = places.existing(sequence) else { break }
            let node = nodes[found]
            if let place = place(of: node, bit) { best = (next - index + 1, place) }
            if node.goesOn & bit == 0 { break }
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
            guard let place = places.existing(sequence) else { break }
            let node = nodes[place]
            var rest = node.ends & bits
            while rest != 0 {
                let bit: UInt64 = 1 << UInt64(rest.trailingZeroBitCount)
                rest &= rest - 1
                guard let place = self.place(of: node, bit) else { continue }
                // A longer form takes the place of a shorter one.
                found.removeAll { $0.bit == bit }
                let order = found.firstIndex { $0.bit > bit } ?? found.count
                found.insert((bit, next - index + 1, place), at: order)
            }
            if node.goesOn & bits == 0 { break }
        }
        return found.map { ($0.bit, LexiconMatch(count: $0.count, value: values[$0.place])) }
    }

    /// The value of a single word in the class.
    @inlinable
    package func value(of key: UInt64, bit: UInt64) -> LexiconValue? {
        guard let node = node(of: key, bit) else { return nil }
        return place(of: node, bit).map { values[$0] }
    }

    /// Whether a single word is a form of the class.
    @inlinable
    package func contains(_ key: UInt64, bit: UInt64) -> Bool {
        node(of: key, bit).map { $0.ends & bit != 0 } ?? false
    }

    @inlinable
    func node(of key: UInt64, _ bit: UInt64) -> Node? {
        guard firsts[key] & bit != 0 else { return nil }
        return places.existing(WordHash.chain(WordHash.seed, key)).map { nodes[$0] }
    }
}
