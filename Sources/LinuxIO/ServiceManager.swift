import CSystemd
import Glibc

/// Tells the service manager how the daemon is doing.
///
/// Outside systemd every call is a cheap no-op, so callers never ask whether they are a
/// service.
///
/// ```swift
/// try ServiceManager().notify(.ready, .status("watching /srv/inbox"))
/// ```
///
/// - Source: `sd_notify(3)`.
package struct ServiceManager: Sendable {
    /// One assignment of the notification protocol.
    package struct Message: Hashable, Sendable {
        package let line: String

        /// Start-up or reload is complete: the inbox is watched and the store is open.
        package static let ready = Message(line: "READY=1")
        /// Shutdown has begun; articles in hand are still being finished.
        package static let stopping = Message(line: "STOPPING=1")
        /// Every stage makes progress.
        package static let watchdog = Message(line: "WATCHDOG=1")

        /// The daemon has found a fault in itself that only a restart mends: the manager acts at
        /// once as if the watchdog had run out.
        package static let watchdogTrigger = Message(line: "WATCHDOG=trigger")

        /// One line for `systemctl status`; line breaks and controls in `text` become spaces.
        package static func status(_ text: String) -> Message {
            let scalars = text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }
            return Message(line: "STATUS=" + String(String.UnicodeScalarView(scalars)))
        }

        /// Configuration is being read again, at `moment` of the monotonic clock; ``ready``
        /// follows in all cases.
        package static func reloading(at moment: Duration) -> Message {
            Message(line: "RELOADING=1\nMONOTONIC_USEC=\(moment.microseconds)")
        }

        /// Start-up or shutdown takes up to `duration` more.
        package static func extendTimeout(by duration: Duration) -> Message {
            Message(line: "EXTEND_TIMEOUT_USEC=\(duration.microseconds)")
        }

        /// The `errno` value for which the daemon ends.
        package static func failure(code: CInt) -> Message { Message(line: "ERRNO=\(code)") }
    }

    private let send: @Sendable (String) -> CInt

    /// Sends through `send`, which answers like `sd_notify(3)`; tests pass their own.
    package init(send: @escaping @Sendable (String) -> CInt = { sd_notify(0, $0) }) {
        self.send = send
    }

    /// Sends `messages` in one datagram, so that the manager sees them together.
    ///
    /// - Returns: `false` when there is no service manager to tell.
    /// - Throws: ``SystemCallError`` when there is one but the datagram did not go.
    @discardableResult
    package func notify(_ messages: Message...) throws(SystemCallError) -> Bool {
        let result = send(messages.map(\.line).joined(separator: "\n"))
        if result < 0 { throw SystemCallError("sd_notify", code: -result) }
        return result > 0
    }

    /// How long the manager waits for ``Message/watchdog``; nil if it does not wait for ours.
    package static func watchdogInterval() -> Duration? {
        var microseconds: UInt64 = 0
        guard sd_watchdog_enabled(0, &microseconds) > 0, microseconds > 0 else { return nil }
        return .microseconds(Int(clamping: microseconds))
    }
}
