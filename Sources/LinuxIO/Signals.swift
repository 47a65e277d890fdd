@preconcurrency package import Dispatch
import Glibc

/// The signals that the daemon answers, as events on a dispatch queue.
package final class Signals: Sendable {
    package enum Signal: Hashable, Sendable, CaseIterable {
        /// SIGHUP: read the configuration again.
        case reload
        /// SIGTERM or SIGINT: finish what is in hand and end.
        case stop
        /// SIGQUIT: end at once.
        case quit
        /// SIGUSR1: log the status.
        case report
    }

    private let sources: [any DispatchSourceSignal]

    /// Calls `answer` on `queue` for each signal until released.
    package init(queue: DispatchQueue, answer: @escaping @Sendable (Signal) -> Void) {
        let meanings: [(CInt, Signal)] = [
            (SIGHUP, .reload), (SIGTERM, .stop), (SIGINT, .stop), (SIGQUIT, .quit),
            (SIGUSR1, .report),
        ]
        sources = meanings.map { number, meaning in
            // The default action would end the process before the source hears of it.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { answer(meaning) }
            source.activate()
            return source
        }
    }

    deinit { for source in sources { source.cancel() } }

    /// Ignores `SIGIO`, which the kernel sends when a lease of ours is broken, and `SIGPIPE`.
    package static func ignoreLeaseBreaks() {
        signal(SIGIO, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
    }
}
