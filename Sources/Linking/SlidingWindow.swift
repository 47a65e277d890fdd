/// The latest elements of a sequence, numbered from its beginning.
///
/// What it holds depends on the latest elements alone, so that a memory restored from them is
/// the same as one that saw all.
struct SlidingWindow<Element: Sendable>: Sendable {
    private let capacity: Int
    private var elements: [Element] = []
    /// Elements at the front of ``elements`` that are forgotten already.
    private var stale = 0
    /// The number of ``elements``' first.
    private var base = 0

    init(capacity: Int) { self.capacity = max(1, capacity) }

    var count: Int { elements.count - stale }

    /// The number that the next element will have.
    var next: Int { base + elements.count }

    /// The element of that number, nil if it is forgotten.
    subscript(number: Int) -> Element? {
        number >= base + stale && number < next ? elements[number - base] : nil
    }

    /// Appends an element.
    ///
    /// - Returns: What is forgotten for it, with its number.
    /// - Complexity: O(1) amortised.
    mutating func append(_ element: Element) -> (number: Int, element: Element)? {
        elements.append(element)
        guard count > capacity else { return nil }
        let forgotten = (base + stale, elements[stale])
        stale += 1
        if stale >= capacity / 4 + 16 {
            elements.removeFirst(stale)
            base += stale
            stale = 0
        }
        return forgotten
    }
}
