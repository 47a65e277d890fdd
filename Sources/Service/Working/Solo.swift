@preconcurrency import Dispatch
import LinuxIO
import Synchronization

/// Lets a start wait for one file of an earlier run at a time.
///
/// A file is over when it has been put away or put off. While nothing can be stored it is over
/// when it has been read: a full disk must not keep the daemon from saying that it is full.
final class Solo: Sendable {
    private struct State {
        var awaited: PathBytes?
        var isRead = false
        var isPaused = false
    }

    private let state = Mutex(State())
    private let over = DispatchSemaphore(value: 0)

    /// Names the file that ``wait()`` will wait for.
    func expect(_ path: PathBytes) {
        state.withLock {
            $0.awaited = path
            $0.isRead = false
        }
    }

    /// - Returns: Whether the file was over by `moment`.
    @discardableResult
    func wait(until moment: DispatchTime = .distantFuture) -> Bool {
        over.wait(timeout: moment) == .success
    }

    func hasRead(_ path: PathBytes) {
        change { if $0.awaited == path { $0.isRead = true } }
    }

    func hasSettled(_ path: PathBytes) {
        change(endsIf: { $0.awaited == path }) { _ in }
    }

    func setPaused(_ isPaused: Bool) { change { $0.isPaused = isPaused } }

    private func change(
        endsIf isSettled: (State) -> Bool = { _ in false },
        _ change: (inout State) -> Void
    ) {
        let isOver = state.withLock { state in
            change(&state)
            guard state.awaited != nil,
                isSettled(state) || (state.isRead && state.isPaused)
            else { return false }
            // Told once, however often it comes back.
            state.awaited = nil
            return true
        }
        if isOver { over.signal() }
    }
}
