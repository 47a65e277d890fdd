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
        guard !form.isEmpty else { return false }
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
        if self.value(ofNode: node, bit) != nil { return false }
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

    @inlinable
    func value(ofNode node: Int, _ bit: UInt64) -> LexiconValue? {
        var place = firstEntry[node]
        while place >= 0 {
            let entry = entries[Int(place)]
            if entry.bit == bit { return values[Int(entry.value)] }
            place = entry.next
        }
        return nil
    }

    /// For each token the classes that have a form beginning with it, as bits.
    ///
    /// - Complexity: One look-up a token.
    func beginnings(_ tokens: [Token]) -> [UInt64] {
        tokens.map { token in
            nodes.existing(WordHash.chain(WordHash.seed, token.key)).map { begins[$0] } ?? 0
        }
    }

    /// The longest form of the class that begins at token `index`, before token `limit`.
    @inlinable
    package func match(_ tokens: [Token], at index: Int, limit: Int, bit: UInt64) -> LexiconMatch? {
        var sequence = WordHash.seed
        var best: LexiconMatch?
        for next in index..<max(index, min(limit, tokens.count)) {
            sequence = WordHash.chain(sequence, tokens[next].key)
            guard let node = nodes.existing(sequence), begins[node] & bit != 0 else { break }
            if let value = self.value(ofNode: node, bit) {
                best = LexiconMatch(count: next - index + 1, value: value)
            }
        }
        return best
    }

    /// The value of a single word in the class.
    @inlinable
    package func value(of key: UInt64, bit: UInt64) -> LexiconValue? {
        guard let node = nodes.existing(WordHash.chain(WordHash.seed, key)), begins[node] & bit != 0
        else { return nil }
        return value(ofNode: node, bit)
    }
}
