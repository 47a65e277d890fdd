import Dispatch
import Glibc
import LinuxIO
import Synchronization
import Testing

/// What the kernel's signals become.
@Suite(.serialized) struct SignalsTests {
    /// With Dispatch's own signal sources a few in a thousand are never heard of.
    @Test func signalsSentRightAfterTheStartAreAnswered() throws {
        for round in 0..<500 {
            let heard = DispatchSemaphore(value: 0)
            let queue = DispatchQueue(label: "signals")
            let signals = try Signals(queue: queue) { signal in
                if signal == .report { heard.signal() }
            }
            kill(getpid(), SIGUSR1)
            #expect(heard.wait(timeout: .now() + 5) == .success, "round \(round)")
            withExtendedLifetime(signals) {}
        }
    }

    /// As a parent leaves them that starts the program from a thread of Dispatch.
    @Test func signalsThatWereBlockedAreAnswered() throws {
        var (all, usual) = (sigset_t(), sigset_t())
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, &usual)
        defer { pthread_sigmask(SIG_SETMASK, &usual, nil) }
        let heard = DispatchSemaphore(value: 0)
        let signals = try Signals(queue: DispatchQueue(label: "signals")) { _ in heard.signal() }
        pthread_kill(pthread_self(), SIGTERM)
        Signals.unblock()
        #expect(heard.wait(timeout: .now() + 5) == .success)
        withExtendedLifetime(signals) {}
    }

    @Test func eachSignalHasItsMeaning() throws {
        let heard = Mutex<[Signals.Signal]>([])
        let done = DispatchSemaphore(value: 0)
        let signals = try Signals(queue: DispatchQueue(label: "signals")) { signal in
            heard.withLock { $0.append(signal) }
            done.signal()
        }
        for number in [SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGUSR1] {
            kill(getpid(), number)
            #expect(done.wait(timeout: .now() + 5) == .success)
        }
        #expect(heard.withLock { $0 } == [.reload, .stop, .stop, .quit, .report])
        withExtendedLifetime(signals) {}
    }
}
