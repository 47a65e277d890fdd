import Dispatch
import Synchronization

/// Work on many things at the same time, in the order of the things.
enum Parallel {
    /// What `transform` makes of each element, at most `workers` of them at a time.
    static func map<Element: Sendable, Result: Sendable>(
        _ elements: [Element],
        workers: Int,
        _ transform: @Sendable (Element) -> Result
    ) -> [Result] {
        let shared = Mutex((next: 0, results: [Result?](repeating: nil, count: elements.count)))
        DispatchQueue.concurrentPerform(iterations: min(workers, elements.count)) { _ in
            while true {
                let index = shared.withLock { state in
                    state.next += 1
                    return state.next - 1
                }
                guard index < elements.count else { return }
                let result = transform(elements[index])
                shared.withLock { $0.results[index] = result }
            }
        }
        return shared.withLock { $0.results.compactMap(\.self) }
    }
}
