import TextKernel

/// How the words of a text are written where no sentence begins: small, or with a capital.
///
/// A capital on a word that the text writes small elsewhere marks a beginning. Kept as two sets
/// of bits by the words' keys, eight bits a token: a wrong answer is rare and costs little.
struct WordHabits {
    private var small: [UInt64]
    private var capital: [UInt64]
    private let mask: UInt64

    init(_ tokens: [Token]) {
        var bits = 64
        while bits < tokens.count * 8 { bits *= 2 }
        mask = UInt64(bits - 1)
        small = [UInt64](repeating: 0, count: bits / 64)
        capital = small
        for index in tokens.indices where tokens[index].isWord {
            let token = tokens[index]
            if !token.isCapital {
                insert(token.key, &small)
            } else if index > 0, tokens[index - 1].mark == 0, !tokens[index - 1].isCapital {
                insert(token.key, &capital)
            }
        }
    }

    private func insert(_ key: UInt64, _ set: inout [UInt64]) {
        let bit = key & mask
        set[Int(bit >> 6)] |= 1 << (bit & 63)
    }

    private func contains(_ key: UInt64, _ set: [UInt64]) -> Bool {
        let bit = key & mask
        return set[Int(bit >> 6)] & 1 << (bit & 63) != 0
    }

    func isSmall(_ key: UInt64) -> Bool { contains(key, small) }
    func isCapital(_ key: UInt64) -> Bool { contains(key, capital) }
}
