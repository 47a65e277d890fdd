/// A text that a stranger might write to make the reader slow: one thing, over and over.
///
/// The debug build's tests read a few kilobytes of each, `make linear` up to two megabytes.
package struct HostileText: Sendable {
    package enum Opening: Sendable {
        /// A headline and a sentence in the language, which the repetition follows.
        case article
        /// The repetition alone.
        case none
    }

    package let name: String
    /// BCP 47 tag of the language that the text is read as; nil to have it recognised.
    package let language: String?
    private let opening: Opening
    private let ending: String
    /// The `n`th piece of the text, from 0.
    private let piece: @Sendable (Int) -> [UInt8]

    /// A text that `opening` leads and `ending` closes, so that a run of one mark need not be the
    /// last of it.
    package init(
        _ name: String,
        language: String? = "en",
        opening: Opening = .article,
        ending: String = "",
        _ piece: @escaping @Sendable (Int) -> String
    ) {
        self.name = name
        self.language = language
        self.opening = opening
        self.ending = ending
        self.piece = { Array(piece($0).utf8) }
    }

    /// Bytes in any encoding, to be decoded.
    package init(bytes name: String, _ piece: @escaping @Sendable (Int) -> [UInt8]) {
        self.name = name
        language = nil
        opening = .none
        ending = ""
        self.piece = piece
    }

    /// The text, of `size` bytes or one piece more.
    package func bytes(_ size: Int) -> [UInt8] {
        var bytes: [UInt8] = opening == .none ? [] : Array(Self.head.utf8)
        bytes.reserveCapacity(size + 64)
        let end = size - ending.utf8.count
        var number = 0
        while bytes.count < end {
            bytes.append(contentsOf: piece(number))
            number += 1
        }
        return bytes + Array(ending.utf8)
    }

    /// A plain text, which others are held against.
    package static let plain = HostileText("plain sentences") {
        "The \(word($0)) of it was not so, they said. "
    }

    private static let head = """
        Bridge will be closed

        The council of the city said on Monday that it will not close the bridge, and that was \
        what they had told us, and that is not what they said they would do:\u{20}
        """

    /// A word of its own for each number, 3 letters and more.
    static func word(_ number: Int) -> String {
        var rest = number + 26 * 26
        var word = ""
        while rest > 0 {
            word.unicodeScalars.append(Unicode.Scalar(UInt8(97 + rest % 26)))
            rest /= 26
        }
        return word
    }

    /// ``word(_:)`` with a capital.
    static func name(_ number: Int) -> String {
        let word = word(number)
        return word.prefix(1).uppercased() + word.dropFirst()
    }
}
