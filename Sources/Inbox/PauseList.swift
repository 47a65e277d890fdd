import LinuxIO

/// Names that rest until a moment, the soonest at hand.
///
/// - Complexity: a change moves at most as many entries as there are; the inbox rests half its
///   capacity at most.
struct PauseList: Sendable {
    private struct Pause: Comparable {
        var end: Duration
        var name: PathBytes

        static func < (a: Pause, b: Pause) -> Bool { (a.end, a.name) < (b.end, b.name) }
    }

    /// The latest first, so that the soonest is taken from the end.
    private var pauses: [Pause] = []

    var count: Int { pauses.count }
    var firstEnd: Duration? { pauses.last?.end }

    mutating func insert(_ name: PathBytes, ending end: Duration) {
        let pause = Pause(end: end, name: name)
        pauses.insert(pause, at: index(of: pause))
    }

    /// Ends a pause early; nothing happens if there is none of that name and end.
    mutating func remove(_ name: PathBytes, ending end: Duration) {
        let pause = Pause(end: end, name: name)
        let index = index(of: pause)
        if index < pauses.count, pauses[index] == pause { pauses.remove(at: index) }
    }

    /// The name whose pause ends soonest, if that is not after `now`.
    mutating func popFirst(endingBy now: Duration) -> PathBytes? {
        guard let last = pauses.last, last.end <= now else { return nil }
        pauses.removeLast()
        return last.name
    }

    /// The place of the first pause that is not later than `pause`.
    private func index(of pause: Pause) -> Int {
        var (low, high) = (0, pauses.count)
        while low < high {
            let middle = (low + high) / 2
            if pauses[middle] > pause { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
