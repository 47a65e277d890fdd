/// Puts back in order what was numbered in order and finished in any.
package struct ReorderBuffer<Element: Sendable>: Sendable {
    private var next: Int
    private var early: [Int: Element?] = [:]

    /// The first number that will be handed out.
    package init(startingAt first: Int = 1) { next = first }

    /// How many elements wait for an earlier one.
    package var waitingCount: Int { early.count }

    /// Takes the element of that number; nil says that there will be none.
    ///
    /// - Precondition: Each number comes once.
    package mutating func insert(_ element: Element?, at number: Int) {
        precondition(number >= next && early[number] == nil, "number \(number) came twice")
        early[number] = .some(element)
    }

    /// All elements up to the first number still missing, in order.
    package mutating func takeReady() -> [Element] {
        var ready: [Element] = []
        while let element = early.removeValue(forKey: next) {
            if let element { ready.append(element) }
            next += 1
        }
        return ready
    }
}
