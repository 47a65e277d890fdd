package import TextKernel

/// A class of entries in a lexicon; at most 64 to a kind, so that a set of them is one word.
package protocol LexicalClass: RawRepresentable<String>, CaseIterable, Hashable, Sendable {}

extension LexicalClass {
    static var bits: [Self: UInt64] {
        precondition(allCases.count <= 64, "a lexicon has at most 64 classes")
        return Dictionary(
            uniqueKeysWithValues: allCases.enumerated().map { ($1, 1 << UInt64($0)) })
    }
}

/// Forms of one or more words, looked up in a sequence of tokens, longest first.
///
/// All forms of a table lie in one trie, keyed by the hash of the tokens so far, so that one
/// look-up a token tells for all classes at once whether anything can begin there.
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

    private struct Node: Sendable {
        /// Classes of the forms that begin with the sequence so far.
        var begins: UInt64 = 0
        var entries: [(bit: UInt64, value: Value)] = []
    }

    private var places: [UInt64: Int32] = [:]
    private var nodes: [Node] = []
    private let bits = Class.bits

    package init() {}

    package var isEmpty: Bool { nodes.isEmpty }

    /// Adds a form.
    ///
    /// - Returns: False if the form stands in the class already, or has no token.
    package mutating func insert(
        _ form: some StringProtocol, class wordClass: Class, value: some StringProtocol
    ) -> Bool {
        let tokens = Tokenizer().tokens(of: Array(form.utf8))
        guard !tokens.isEmpty, let bit = bits[wordClass] else { return false }
        var sequence = WordHash.seed
        for (index, token) in tokens.enumerated() {
            sequence = WordHash.chain(sequence, token.key)
            let place: Int32
            if let known = places[sequence] {
                place = known
            } else {
                place = Int32(nodes.count)
                places[sequence] = place
                nodes.append(Node())
            }
            nodes[Int(place)].begins |= bit
            guard index == tokens.count - 1 else { continue }
            if nodes[Int(place)].entries.contains(where: { $0.bit == bit }) { return false }
            let text = String(value)
            nodes[Int(place)].entries.append((bit, Value(text: text, number: Int(text))))
        }
        return true
    }

    /// For each token the classes that have a form beginning with it, as bits.
    ///
    /// - Complexity: One look-up a token.
    package func beginnings(_ tokens: [Token]) -> [UInt64] {
        tokens.map { token in
            places[WordHash.chain(WordHash.seed, token.key)].map { nodes[Int($0)].begins } ?? 0
        }
    }

    package func bit(_ wordClass: Class) -> UInt64 { bits[wordClass] ?? 0 }

    /// The longest form of `wordClass` that begins at token `index`, before token `limit`.
    package func match(
        _ tokens: [Token], at index: Int, limit: Int, class wordClass: Class
    ) -> Match? {
        guard let bit = bits[wordClass] else { return nil }
        var sequence = WordHash.seed
        var best: Match?
        for next in index..<max(index, min(limit, tokens.count)) {
            sequence = WordHash.chain(sequence, tokens[next].key)
            guard let place = places[sequence], nodes[Int(place)].begins & bit != 0 else { break }
            if let entry = nodes[Int(place)].entries.first(where: { $0.bit == bit }) {
                best = Match(count: next - index + 1, value: entry.value)
            }
        }
        return best
    }

    /// The value of a single word in `wordClass`.
    package func value(of key: UInt64, class wordClass: Class) -> Value? {
        guard let bit = bits[wordClass],
            let place = places[WordHash.chain(WordHash.seed, key)]
        else { return nil }
        return nodes[Int(place)].entries.first { $0.bit == bit }?.value
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
        at index: Int, limit: Int, _ wordClass: Class
    ) -> Lexicon<Class>.Match? {
        guard index < limit, begins[index] & lexicon.bit(wordClass) != 0 else { return nil }
        return lexicon.match(tokens, at: index, limit: limit, class: wordClass)
    }
}
