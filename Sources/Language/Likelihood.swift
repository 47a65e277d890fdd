/// Shares that add to 1, from scores that are logarithms of likelihoods up to a constant.
package enum Likelihood {
    /// - Returns: As many shares as `scores`, each 0…1.
    package static func shares(_ scores: [Float]) -> [Float] {
        let top = scores.max() ?? 0
        let weights = scores.map { exponential($0 - top) }
        let total = weights.reduce(0, +)
        return weights.map { $0 / total }
    }

    /// The natural exponential of `x`, which is not above 0, right to six digits.
    ///
    /// The same to the last bit on every machine, which the C library does not promise.
    ///
    /// - Source: reduction to a power of two, then Taylor's series to the sixth term.
    @inline(__always)
    package static func exponential(_ x: Float) -> Float {
        if x < -80 { return 0 }
        let power = (x * 1.442_695).rounded()
        let rest = x - power * 0.693_147_2
        let tail = 1 + rest / 3 * (1 + rest / 4 * (1 + rest / 5 * (1 + rest / 6)))
        let series = 1 + rest * (1 + rest / 2 * tail)
        return series * Float(sign: .plus, exponent: Int(power), significand: 1)
    }
}
