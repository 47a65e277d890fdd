import LinuxIO
import Synchronization
import Testing

/// The datagrams that the service manager gets.
@Suite struct ServiceManagerTests {
    private final class Datagrams: Sendable {
        let all = Mutex<[String]>([])
    }

    private func sent(
        answering answer: Int32 = 1,
        _ body: (ServiceManager) throws -> Void
    ) rethrows -> [String] {
        let datagrams = Datagrams()
        let manager = ServiceManager { text in
            datagrams.all.withLock { $0.append(text) }
            return answer
        }
        try body(manager)
        return datagrams.all.withLock { $0 }
    }

    @Test func readinessAndStatusGoTogether() throws {
        let datagrams = try sent { try $0.notify(.ready, .status("Watching")) }
        #expect(datagrams == ["READY=1\nSTATUS=Watching"])
    }

    @Test func aStatusStaysOneLine() throws {
        let datagrams = try sent { try $0.notify(.status("a\nREADY=1\u{1B}[31m")) }
        #expect(datagrams == ["STATUS=a READY=1 [31m"])
    }

    @Test func aReloadTellsItsMomentInMicroseconds() throws {
        let datagrams = try sent { try $0.notify(.reloading(at: .milliseconds(1234))) }
        #expect(datagrams == ["RELOADING=1\nMONOTONIC_USEC=1234000"])
    }

    @Test func moreTimeIsAskedForInMicroseconds() throws {
        let datagrams = try sent { try $0.notify(.extendTimeout(by: .seconds(2))) }
        #expect(datagrams == ["EXTEND_TIMEOUT_USEC=2000000"])
    }

    @Test func aFaultOfOurOwnEndsTheWaitingOfTheWatchdog() throws {
        let datagrams = try sent { try $0.notify(.status("lost"), .watchdogTrigger) }
        #expect(datagrams == ["STATUS=lost\nWATCHDOG=trigger"])
    }

    @Test func outsideSystemdNobodyIsTold() throws {
        _ = try sent(answering: 0) { manager in
            let isTold = try manager.notify(.watchdog)
            #expect(!isTold)
        }
    }

    @Test func aDatagramThatDoesNotGoIsAnError() {
        let manager = ServiceManager { _ in -111 }
        #expect(throws: SystemCallError("sd_notify", code: 111)) {
            try manager.notify(.stopping)
        }
    }
}
