import ArticleModel
import TextKernel

/// Names an entity by what its name sounds like in Latin letters, so that one name has one `ref`
/// whatever the article, its language or its script.
///
/// The form alone decides; nothing is remembered, so the order of articles does not matter.
struct IdentityIndex: Sendable {
    func ref(for entity: ArticleRecord.Entity) -> String {
        "\(entity.type.rawValue)/\(NameSlug.slug(of: entity.name))"
    }
}

/// A name in lower-case ASCII: `Žemaitytė` is `zemaityte`, `Нарышкин` is `naryshkin`.
enum NameSlug {
    static func slug(of name: String) -> String {
        var slug = ""
        for scalar in name.unicodeScalars {
            let folded = Unicode.Scalar(CharacterTable.unicode.fold(scalar.value)) ?? scalar
            if folded.isASCII {
                let isPlain = ("a"..."z").contains(folded) || ("0"..."9").contains(folded)
                if isPlain {
                    slug.unicodeScalars.append(folded)
                } else if folded != "'", !slug.hasSuffix("-"), !slug.isEmpty {
                    slug.append("-")
                }
            } else if let letters = romanised[folded] {
                slug += letters
            } else if let base = latinBase(of: folded) {
                slug += base
            } else if CharacterTable.unicode.characterClass(of: folded.value) == .letter {
                slug += String(folded.value, radix: 16)
            } else if !slug.hasSuffix("-"), !slug.isEmpty {
                slug.append("-")
            }
        }
        while slug.hasSuffix("-") { slug.removeLast() }
        return slug.isEmpty ? "unnamed" : slug
    }

    /// The letter under an accent, in Latin.
    ///
    /// - Source: canonical decompositions of the Unicode Character Database.
    private static func latinBase(of scalar: Unicode.Scalar) -> String? {
        let decomposed = Normalization.formD(String(scalar)).unicodeScalars
        guard let first = decomposed.first, decomposed.count > 1 else { return nil }
        return first.isASCII ? String(first) : romanised[first]
    }

    /// Letters that are no accented ASCII letter.
    ///
    /// Cyrillic follows the BGN/PCGN romanisation of
    /// Russian as the press simplifies it, and the Ukrainian national system of 2010.
    private static let romanised: [Unicode.Scalar: String] = [
        "æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l",
        "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n", "ə": "e",
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ye",
        "ж": "zh", "з": "z", "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m",
        "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
        "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e",
        "ю": "yu", "я": "ya", "ў": "w", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c",
        "џ": "dz", "ѓ": "g", "ќ": "k", "ѕ": "dz",
        "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i",
        "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s",
        "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
    ]
}
