/// Why no files are taken at the moment; several reasons may hold at once.
struct Pauses: Sendable {
    enum Cause: String, CaseIterable, Sendable {
        /// The state folder is not at its place.
        case state
        /// The inbox cannot be had.
        case inbox
        /// Records cannot be stored.
        case store
        /// The disk is as good as full.
        case space
    }

    private var reasons: [Cause: String] = [:]

    /// Notes that `cause` holds, for a reason that a person can use, or that it does not.
    ///
    /// - Returns: Whether the reason is another one than before.
    @discardableResult
    mutating func set(_ cause: Cause, to reason: String?) -> Bool {
        defer { reasons[cause] = reason }
        return reasons[cause] != reason
    }

    /// The gravest reason; nil if files are taken.
    var reason: String? { Cause.allCases.lazy.compactMap { reasons[$0] }.first }

    func holds(_ cause: Cause) -> Bool { reasons[cause] != nil }
}
