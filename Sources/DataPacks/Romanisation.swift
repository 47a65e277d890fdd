import TextKernel

/// Names in lower-case ASCII: `Žemaitytė` is `zemaityte`, `Нарышкин` is `naryshkin`.
package struct Romanisation: Sendable {
    private let letters: [Unicode.Scalar: String]

    /// Reads `mul/romanisation.tsv`.
    ///
    /// - Throws: ``PackError`` for the first line that is wrong.
    package init(from source: TableSource) throws(PackError) {
        let table = try source.table("mul/romanisation.tsv", columns: ["letter", "latin"])
        var letters: [Unicode.Scalar: String] = [:]
        for row in 0..<table.rowCount {
            let letter = table.text(row, 0)
            let latin = table.text(row, 1)
            guard let scalar = letter.unicodeScalars.first, letter.unicodeScalars.count == 1,
                latin.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x2D })
            else {
                throw PackError(
                    table.path,
                    line: table.line(row),
                    expected: "one letter and what stands for it in a to z, or -",
                    found: "\(letter) and \(latin)"
                )
            }
            letters[scalar] = latin == "-" ? "" : latin
        }
        self.letters = letters
    }

    /// The name as a part of a `ref`: words joined by hyphens, `unnamed` where nothing is left.
    package func slug(of name: String) -> String {
        var slug = ""
        for scalar in name.unicodeScalars {
            let folded = Unicode.Scalar(CharacterTable.unicode.fold(scalar.value)) ?? scalar
            if let letters = latin(folded) {
                slug += letters
            } else if folded != "'", !slug.hasSuffix("-"), !slug.isEmpty {
                slug.append("-")
            }
        }
        while slug.hasSuffix("-") { slug.removeLast() }
        return slug.isEmpty ? "unnamed" : slug
    }

    /// What stands for a letter or a digit; nil for anything else.
    ///
    /// A letter that no line covers is written as its code point: stable, and linked to nothing.
    private func latin(_ scalar: Unicode.Scalar) -> String? {
        if scalar.isASCII {
            let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
            return isPlain ? String(scalar) : nil
        }
        if let known = letters[scalar] ?? base(of: scalar) { return known }
        let isLetter = CharacterTable.unicode.characterClass(of: scalar.value) == .letter
        return isLetter ? String(scalar.value, radix: 16) : nil
    }

    /// The letter under an accent, in Latin.
    ///
    /// - Source: canonical decompositions of the Unicode Character Database.
    private func base(of scalar: Unicode.Scalar) -> String? {
        let decomposed = Normalization.formD(String(scalar)).unicodeScalars
        guard let first = decomposed.first, decomposed.count > 1 else { return nil }
        return first.isASCII ? String(first) : letters[first]
    }
}
