/// A text cut into what stays and what is replaced.
struct Template: Sendable {
    private enum Piece: Sendable {
        case text(String)
        case slot(Slot)
    }

    private struct Slot: Sendable {
        var substitution: Int
        var form: Int
    }

    private struct Form {
        var scalars: [Unicode.Scalar]
        var slot: Slot
    }

    private var pieces: [Piece] = []

    /// Finds the substitutions' forms at the beginnings of words, longer forms first; an ending
    /// may follow, except after a digit.
    init(_ text: String, _ substitutions: [Substitution]) {
        let scalars = Array(text.unicodeScalars)
        let forms = Self.forms(of: substitutions)
        var plain = 0
        var index = 0
        while index < scalars.count {
            let isStart = index == 0 || !Self.isWord(scalars[index - 1])
            let found = isStart ? forms.first { Self.stands($0, in: scalars, at: index) } : nil
            guard let found else {
                index += 1
                continue
            }
            appendText(scalars[plain..<index])
            pieces.append(.slot(found.slot))
            index += found.scalars.count
            plain = index
        }
        appendText(scalars[plain...])
    }

    /// The numbers of the substitutions that occur.
    var substitutions: Set<Int> {
        Set(
            pieces.compactMap {
                guard case .slot(let slot) = $0 else { return nil }
                return slot.substitution
            }
        )
    }

    /// The text with `replacements`, which are numbered as the substitutions were.
    func text(_ replacements: [Replacement]) -> String {
        var text = ""
        for piece in pieces {
            switch piece {
            case .text(let plain): text += plain
            case .slot(let slot): text += replacements[slot.substitution].forms[slot.form]
            }
        }
        return text
    }

    private mutating func appendText(_ scalars: ArraySlice<Unicode.Scalar>) {
        if scalars.isEmpty { return }
        pieces.append(.text(String(String.UnicodeScalarView(scalars))))
    }

    private static func forms(of substitutions: [Substitution]) -> [Form] {
        var forms: [Form] = []
        for (number, substitution) in substitutions.enumerated() {
            for (form, text) in substitution.forms.enumerated() {
                let slot = Slot(substitution: number, form: form)
                forms.append(Form(scalars: Array(text.unicodeScalars), slot: slot))
            }
        }
        return forms.sorted { $0.scalars.count > $1.scalars.count }
    }

    private static func stands(
        _ form: Form,
        in scalars: [Unicode.Scalar],
        at index: Int
    ) -> Bool {
        let end = index + form.scalars.count
        guard end <= scalars.count, scalars[index..<end].elementsEqual(form.scalars) else {
            return false
        }
        guard let last = form.scalars.last, isDigit(last), end < scalars.count else { return true }
        return !isWord(scalars[end])
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        isDigit(scalar) || scalar.properties.isAlphabetic
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
