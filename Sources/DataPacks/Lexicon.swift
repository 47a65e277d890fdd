package import TextKernel

/// A class of entries in a lexicon; at most 64 to a kind, so that a set of them is one word.
package protocol LexicalClass: RawRepresentable<String>, CaseIterable, Hashable, Sendable {}

extension LexicalClass {
    static var bits: [Self: UInt64] {
        precondition(allCases.count <= 64, "a lexicon has at most 64 classes")
        return Dictionary(
            uniqueKeysWithValues: allCases.enumerated().map { ($1, 1 << UInt64($0)) }
        )
    }
}

/// Forms of one or more words, looked up in a sequence of tokens, longest first.
///
/// All forms of a table lie in one trie, keyed by the hash of the tokens so far, so that one
/// look-up a token tells for all classes at once whether anything can begin there. Nodes and
/// entries lie in flat arrays: a language has some ten thousand of them.
package struct Lexicon<Class: LexicalClass>: Sendable {
    /// What a form stands for.
    package struct Value: Sendable, Hashable {
        package var text: String
        /// ``text`` as a whole number, where it is one.
        package var number: Int?
    }

    /// A form found in a text.
    package struct Match: Sendable {
        /// Tokens that it takes, 1 or more.
        package var count: Int
        package var value: Value
    }

    /// One class's meaning of a form; entries of one node are chained.
    private struct Entry: Sendable {
        var bit: UInt64
        var value: Int32
        var next: Int32
    }

    private var nodes = HashPlaces()
    /// Classes of the forms that begin with the sequence of each node.
    private var begins: [UInt64] = []
    private var firstEntry: [Int32] = []
    private var entries: [Entry] = []
    private var values: [Value] = []
    private var valuePlaces: [String: Int32] = [:]
    private let bits = Class.bits

    package init() {}

    package var isEmpty: Bool { entries.isEmpty }

    /// Adds a form, as the tokens that it is cut into.
    ///
    /// - Returns: False if the form stands in the class already, or has no token.
    mutating func insert(_ form: [Token], class wordClass: Class, value: String) -> Bool {
        guard !form.isEmpty, let bit = bits[wordClass] else { return false }
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
        if entry(of: node, bit) != nil { return false }
        entries.append(Entry(bit: bit, value: place(of: value), next: firstEntry[node]))
        firstEntry[node] = Int32(entries.count - 1)
        return true
    }

    private mutating func place(of text: String) -> Int32 {
        if let known = valuePlaces[text] { return known }
        let place = Int32(values.count)
        values.append(Value(text: text, number: Int(text)))
        valuePlaces[text] = place
        return place
    }

    private func entry(of node: Int, _ bit: UInt64) -> Value? {
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
    package func beginnings(_ tokens: [Token]) -> [UInt64] {
        tokens.map { token in
            nodes.existing(WordHash.chain(WordHash.seed, token.key)).map { begins[$0] } ?? 0
        }
    }

    package func bit(_ wordClass: Class) -> UInt64 { bits[wordClass] ?? 0 }

    /// The longest form of `wordClass` that begins at token `index`, before token `limit`.
    package func match(
        _ tokens: [Token],
        at index: Int,
        limit: Int,
        class wordClass: Class
    ) -> Match? {
        guard let bit = bits[wordClass] else { return nil }
        var sequence = WordHash.seed
        var best: Match?
        for next in index..<max(index, min(limit, tokens.count)) {
            sequence = WordHash.chain(sequence, tokens[next].key)
            guard let node = nodes.existing(sequence), begins[node] & bit != 0 else { break }
            if let value = entry(of: node, bit) {
                best = Match(count: next - index + 1, value: value)
            }
        }
        return best
    }

    /// The value of a single word in `wordClass`.
    package func value(of key: UInt64, class wordClass: Class) -> Value? {
        guard let bit = bits[wordClass],
            let node = nodes.existing(WordHash.chain(WordHash.seed, key)), begins[node] & bit != 0
        else { return nil }
        return entry(of: node, bit)
    }
}

/// A text's tokens with the beginnings of forms in one lexicon: what a scanner asks.
package struct LexiconView<Class: LexicalClass>: Sendable {
    package let lexicon: Lexicon<Class>
    package let tokens: [Token]
    private let begins: [UInt64]

    package init(_ lexicon: Lexicon<Class>, _ tokens: [Token]) {
        self.lexicon = lexicon
        self.tokens = tokens
        begins = lexicon.beginnings(tokens)
    }

    /// Whether any form of any class begins at token `index`.
    package func mayBegin(at index: Int) -> Bool { begins[index] != 0 }

    package func match(
        at index: Int,
        limit: Int,
        _ wordClass: Class
    ) -> Lexicon<Class>.Match? {
        guard index < limit, begins[index] & lexicon.bit(wordClass) != 0 else { return nil }
        return lexicon.match(tokens, at: index, limit: limit, class: wordClass)
    }
}
