import Glibc
import LinuxIO

/// The figures that the daemon last wrote, as Prometheus reads them.
package enum MetricsReport {
    /// The daemon writes a few kilobytes.
    private static let limit = 1 << 22

    /// The text of `metrics/articled.prom` below the folder `state`.
    ///
    /// - Throws: ``ReportError``; 66 where there is none.
    package static func text(state: String) throws(ReportError) -> [UInt8] {
        do throws(SystemCallError) {
            let file = try FileDescriptor.open(
                PathBytes("metrics/articled.prom"),
                in: Folder(PathBytes(state)).descriptor,
                flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK
            )
            return try file.read(upTo: limit)
        } catch {
            if error.code == ENOENT { throw .noSuchFile(state + "/metrics/articled.prom") }
            throw .failed(state: state, error)
        }
    }
}
