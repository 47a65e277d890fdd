/// Which number a record of the old store has in the new one.
///
/// Numbers differ only behind a gap or a damaged line of the old store, so that few borders
/// describe them all.
struct Renumbering: Sendable {
    /// From the old number on, the new number is the old one and the shift.
    private var borders: [(old: Int, shift: Int)] = []

    /// The record `old` of the old store is the record `new` of the new one; called in order.
    mutating func note(old: Int, new: Int) {
        if borders.last?.shift != new - old { borders.append((old, new - old)) }
    }

    /// The new number of the record `old`.
    func new(for old: Int) -> Int {
        let border = borders.last { $0.old <= old }
        return old + (border?.shift ?? 0)
    }

    /// A story is named after the record that opened it.
    func story(_ id: String) -> String {
        let prefix = "story/"
        guard id.hasPrefix(prefix), let old = Int(id.dropFirst(prefix.count)) else { return id }
        return prefix + "\(new(for: old))"
    }
}
