package import TextKernel

/// The scripts that the language model keeps apart: what is likely in one says nothing about
/// another, and no text is in a language of one for its words in another.
package enum ScriptFamily: Int, CaseIterable, Sendable {
    /// Latin letters.
    case latin
    /// Cyrillic letters.
    case cyrillic
    /// All other letters, most of which tell the language by themselves.
    case other

    /// The family of a word's first letter.
    @inline(__always)
    package init(_ word: Token, in text: Span<UInt8>) {
        let (letter, _) = scalar(in: text, at: word.start)
        switch letter {
        case 0..<0x0250, 0x1E00..<0x1F00: self = .latin
        case 0x0400..<0x0530: self = .cyrillic
        default: self = .other
        }
    }
}
