import Dispatch
import Glibc
import LinuxIO
import Synchronization

/// Takes the place of the service manager and notes when the daemon says that it is ready.
///
/// A class, because it is shared with the thread that empties the socket: a full one would make
/// the daemon wait.
final class NotifySocket: Sendable {
    let path: PathBytes
    private let descriptor: FileDescriptor
    /// Seconds of the monotonic clock.
    private let readyAt = Mutex<Double?>(nil)

    /// - Throws: ``SystemCallError`` naming `socket` or `bind`.
    init(_ path: PathBytes) throws(SystemCallError) {
        self.path = path
        let number = try checked("socket") {
            socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        }
        descriptor = FileDescriptor(adopting: number, path: path)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.bytes.prefix(107)) }
        try checked("bind", path.description) {
            withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(number, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
        }
        listen()
    }

    /// When `READY=1` came; nil if it did not within `seconds`.
    func ready(within seconds: Double, orElse hasEnded: () -> Bool) -> Double? {
        let end = Stopwatch.seconds(CLOCK_MONOTONIC) + seconds
        while Stopwatch.seconds(CLOCK_MONOTONIC) < end {
            if let moment = readyAt.withLock({ $0 }) { return moment }
            if hasEnded() { return nil }
            usleep(500)
        }
        return nil
    }

    /// Lets the reading thread end.
    func close() { shutdown(descriptor.number, CInt(SHUT_RDWR)) }

    private func listen() {
        DispatchQueue(label: "notify").async { [self] in
            var buffer = [UInt8](repeating: 0, count: 4096)
            while true {
                let count = recv(descriptor.number, &buffer, buffer.count, 0)
                if count < 0 && errno == EINTR { continue }
                if count <= 0 { return }
                let text = String(decoding: buffer.prefix(count), as: UTF8.self)
                guard text.split(separator: "\n").contains("READY=1") else { continue }
                let now = Stopwatch.seconds(CLOCK_MONOTONIC)
                readyAt.withLock { $0 = $0 ?? now }
            }
        }
    }
}
