/// A word, a number or a single mark of punctuation, with where it stands and how it is written.
///
/// Public, as are the other things here that all stages ask thousands of times an article: the
/// compiler inlines across modules what is public, and nothing that is `package`.
public struct Token: Sendable {
    public enum Kind: UInt8, Sendable { case word, number, punctuation }

    public struct Shape: OptionSet, Sendable {
        public let rawValue: UInt8
        @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Begins with an upper-case letter.
        @inlinable public static var capital: Shape { Shape(rawValue: 1) }
        /// Has two or more letters, all of them upper case.
        @inlinable public static var allCapitals: Shape { Shape(rawValue: 2) }
        /// White space stands before it, or it is the first.
        @inlinable public static var afterSpace: Shape { Shape(rawValue: 4) }
        /// A line break stands before it, or it is the first.
        @inlinable public static var afterBreak: Shape { Shape(rawValue: 8) }
        /// Written in letters without case (Arabic, Han, …).
        @inlinable public static var caseless: Shape { Shape(rawValue: 16) }
        @inlinable public static var hasDigit: Shape { Shape(rawValue: 32) }
        /// Upper case after lower case inside the word (`iPhone`, `McDonald`).
        @inlinable public static var mixedCase: Shape { Shape(rawValue: 64) }
    }

    /// Bytes into the text.
    public var start: Int
    public var end: Int
    public var kind: Kind
    public var shape: Shape
    /// Hash of the folded form: equal for the same word in any case.
    public var key: UInt64
    /// The scalar of a punctuation mark, else 0.
    public var mark: UInt32

    // Asked of every token, by every stage: inlined across modules, and without the witnesses of
    // `OptionSet`, they cost nothing.
    package var range: TextRange { TextRange(start, end) }
    @inlinable
    public var isWord: Bool { kind.rawValue == Kind.word.rawValue }
    @inlinable
    public var isNumber: Bool { kind.rawValue == Kind.number.rawValue }
    @inlinable
    public var isCapital: Bool { has(.capital) }
    @inlinable
    public var isAllCapitals: Bool { has(.allCapitals) }

    /// Whether it is written so.
    @inlinable
    public func has(_ shape: Shape) -> Bool { self.shape.rawValue & shape.rawValue != 0 }

    @inlinable
    public func isMark(_ scalar: Unicode.Scalar) -> Bool { mark == scalar.value }
}

/// Hashing of folded words and of sequences of them.
///
/// - Source: FNV-1a (Fowler, Noll, Vo), over scalars instead of bytes.
public enum WordHash {
    public static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    @inlinable
    @inline(__always)
    public static func step(_ hash: UInt64, _ scalar: UInt32) -> UInt64 {
        (hash ^ UInt64(scalar)) &* 0x0000_0100_0000_01B3
    }

    /// Spreads the bits, so that a table may use any of them.
    @inlinable
    @inline(__always)
    public static func finish(_ hash: UInt64) -> UInt64 {
        var value = hash ^ (hash >> 32)
        value &*= 0xD6E8_FEB8_6659_FD93
        return value ^ (value >> 32)
    }

    /// The hash of a sequence that goes on with `key`.
    @inlinable
    @inline(__always)
    public static func chain(_ sequence: UInt64, _ key: UInt64) -> UInt64 {
        finish((sequence &* 0x9E37_79B9_7F4A_7C15) ^ key)
    }

    /// The key of one word, folded as the tokenizer folds.
    package static func key(of word: some StringProtocol) -> UInt64 {
        let table = CharacterTable.unicode
        var hash = seed
        for scalar in word.unicodeScalars where !CharacterTable.isIgnorable(scalar.value) {
            hash = step(hash, table.fold(scalar.value))
        }
        return finish(hash)
    }

    /// The key of a word's last three letters behind a hyphen, as ``key(of:)`` gives it for
    /// `-ing`.
    package static func endingKey(of token: Token, in text: [UInt8]) -> UInt64 {
        let table = CharacterTable.unicode
        var place = token.end
        var letters = 0
        while place > token.start, letters < 3 {
            place -= 1
            if text[place] & 0xC0 != 0x80 { letters += 1 }
        }
        var hash = step(seed, table.fold(0x2D))
        while place < token.end {
            let (value, length) = scalar(in: text.span, at: place)
            if !CharacterTable.isIgnorable(value) { hash = step(hash, table.fold(value)) }
            place += length
        }
        return finish(hash)
    }
}
