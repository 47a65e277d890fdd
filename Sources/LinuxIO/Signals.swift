import CLinux
@preconcurrency package import Dispatch
import Glibc

/// The signals that the daemon answers, as events on a dispatch queue.
///
/// Each one writes its number into a pipe, from which the queue reads, so that none is lost from
/// the first moment on, whichever thread the kernel hands it to. Dispatch's own signal sources
/// are not used: now and then they never tell of a signal that comes soon after they are made.
///
/// - Source: `signal-safety(7)`: the handler calls `write` alone.
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

    private static let meanings: [CInt: Signal] = [
        SIGHUP: .reload, SIGTERM: .stop, SIGINT: .stop, SIGQUIT: .quit, SIGUSR1: .report,
    ]

    private let source: any DispatchSourceRead

    /// Calls `answer` on `queue` for each signal until released, and then lets them pass unheard.
    ///
    /// One instance at a time is told; signals that come while one is answered are not merged.
    ///
    /// - Throws: ``SystemCallError`` naming `pipe2` or `sigaction`.
    package init(
        queue: DispatchQueue,
        answer: @escaping @Sendable (Signal) -> Void
    ) throws(SystemCallError) {
        var ends: [CInt] = [-1, -1]
        try checked("pipe2") { pipe2(&ends, O_CLOEXEC | O_NONBLOCK) }
        let receiver = FileDescriptor(adopting: ends[0], path: PathBytes("signals"))
        signalPipe = ends[1]
        source = DispatchSource.makeReadSource(fileDescriptor: receiver.number, queue: queue)
        source.setEventHandler {
            // Empty when nothing is left, for then `read` fails.
            let numbers = (try? receiver.read(upTo: 1)) ?? []
            for number in numbers { Signals.meanings[CInt(number)].map(answer) }
        }
        source.activate()
        for number in Signals.meanings.keys {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = passOn
            action.sa_flags = SA_RESTART
            try checked("sigaction", "signal \(number)") { sigaction(number, &action, nil) }
        }
    }

    deinit { source.cancel() }

    /// Lets all signals through to the calling thread, which should be the main one.
    ///
    /// Whoever starts the program may have blocked some, and hands that down: a daemon started
    /// by a thread of a dispatch queue would never hear that it is to stop.
    package static func unblock() {
        var none = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, nil)
    }

    /// Ignores `SIGIO`, which the kernel sends when a lease of ours is broken, `SIGPIPE`, and
    /// `SIGXFSZ`, so that a write past a limit of file size is an error like a full disk.
    package static func ignoreLeaseBreaks() {
        signal(SIGIO, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }
}

/// Where the handlers write.
///
/// Unsafe only by its type: set before the handlers are, one number at once, and never closed.
nonisolated(unsafe) private var signalPipe: CInt = -1

private func passOn(_ number: CInt) {
    let code = errno
    var byte = UInt8(truncatingIfNeeded: number)
    _ = Glibc.write(signalPipe, &byte, 1)
    errno = code
}
