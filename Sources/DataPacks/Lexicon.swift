package import TextKernel

/// A class of entries in a lexicon; at most 64 to a kind, so that a set of them is one word.
package protocol LexicalClass: RawRepresentable<UInt8>, CaseIterable, Hashable, Sendable {}

extension LexicalClass {
    @inlinable
    package var bit: UInt64 { 1 << UInt64(rawValue) }

    /// The class as the tables write it: `relativeDay` is `relative-day`.
    package var name: String {
        var name = ""
        for character in String(describing: self) {
            if character.isUppercase { name += "-" }
            name += character.lowercased()
        }
        return name
    }

    /// All classes by their names.
    static var named: [String: Self] {
        precondition(allCases.count <= 64, "a lexicon has at most 64 classes")
        return Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
    }
}

/// What a form stands for.
package struct LexiconValue: Sendable, Hashable {
    package var text: String
    /// ``text`` as a whole number, where it is one.
    package var number: Int?
}

/// A form found in a text.
package struct LexiconMatch: Sendable {
    /// Tokens that it takes, 1 or more.
    package var count: Int
    package var value: LexiconValue

    @usableFromInline
    init(count: Int, value: LexiconValue) {
        self.count = count
        self.value = value
    }
}

/// The forms of a language in some kind of classes, looked up in a sequence of tokens, longest
/// first.
package struct Lexicon<Class: LexicalClass>: Sendable {
    package private(set) var forms = FormTrie()

    init() {}

    package var isEmpty: Bool { forms.isEmpty }

    mutating func insert(_ form: [Token], class wordClass: Class, value: String) -> Bool {
        forms.insert(form, bit: wordClass.bit, value: value)
    }

    /// For each token the classes that have a form beginning with it, as bits.
    ///
    /// - Complexity: One look-up a token.
    func beginnings(_ tokens: [Token]) -> [UInt64] { forms.beginnings(tokens) }

    /// The longest form of `wordClass` that begins at token `index`, before token `limit`.
    @_specialize(exported:true,where Class == TimeClass)
    @_specialize(exported:true,where Class == WordClass)
    package func match(
        _ tokens: [Token],
        at index: Int,
        limit: Int,
        class wordClass: Class
    ) -> LexiconMatch? {
        forms.match(tokens, at: index, limit: limit, bit: wordClass.bit)
    }

    /// Whether a single word is a form of `wordClass`.
    @_specialize(exported:true,where Class == TimeClass)
    @_specialize(exported:true,where Class == WordClass)
    package func contains(_ key: UInt64, class wordClass: Class) -> Bool {
        forms.contains(key, bit: wordClass.bit)
    }

    /// The value of a single word in `wordClass`.
    @_specialize(exported:true,where Class == TimeClass)
    @_specialize(exported:true,where Class == WordClass)
    package func value(of key: UInt64, class wordClass: Class) -> LexiconValue? {
        forms.value(of: key, bit: wordClass.bit)
    }
}

/// A text's tokens with the beginnings of forms in one lexicon: what a scanner asks.
package struct LexiconView<Class: LexicalClass>: Sendable {
    package let lexicon: Lexicon<Class>
    package let tokens: [Token]
    package let begins: [UInt64]

    @_specialize(exported:true,where Class == TimeClass)
    @_specialize(exported:true,where Class == WordClass)
    package init(_ lexicon: Lexicon<Class>, _ tokens: [Token]) {
        self.lexicon = lexicon
        self.tokens = tokens
        begins = lexicon.beginnings(tokens)
    }

    /// Whether any form of any class begins at token `index`.
    @_specialize(exported:true,where Class == TimeClass)
    @_specialize(exported:true,where Class == WordClass)
    package func mayBegin(at index: Int) -> Bool { begins[index] != 0 }

    /// The classes of the forms that begin at token `index`, as bits.
    @_specialize(exported:true,where Class == TimeClass)
    @_specialize(exported:true,where Class == WordClass)
    package func classes(at index: Int) -> UInt64 { begins[index] }

    /// The longest form that begins at token `index` in each class of `bits`, in the order of the
    /// classes.
    @_specialize(exported:true,where Class == TimeClass)
    @_specialize(exported:true,where Class == WordClass)
    package func matches(
        at index: Int,
        limit: Int,
        _ bits: UInt64
    ) -> [(bit: UInt64, match: LexiconMatch)] {
        guard index < limit, begins[index] & bits != 0 else { return [] }
        return lexicon.forms.matches(tokens, at: index, limit: limit, bits: bits)
    }

    @_specialize(exported:true,where Class == TimeClass)
    @_specialize(exported:true,where Class == WordClass)
    package func match(at index: Int, limit: Int, _ wordClass: Class) -> LexiconMatch? {
        guard index < limit, begins[index] & wordClass.bit != 0 else { return nil }
        return lexicon.match(tokens, at: index, limit: limit, class: wordClass)
    }
}
