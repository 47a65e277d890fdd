import Glibc
package import LinuxIO

/// Why there is nothing to report.
package struct ReportError: Error, Hashable, CustomStringConvertible {
    package let state: String
    package let reason: SystemCallError

    /// 66 (`EX_NOINPUT`) if there is no store, 77 (`EX_NOPERM`) if it may not be read, else 74
    /// (`EX_IOERR`).
    package var exitCode: Int32 {
        switch reason.code {
        case ENOENT, ENOTDIR: 66
        case EACCES, EPERM: 77
        default: 74
        }
    }

    package var description: String {
        exitCode == 66 ? "no store in \(state): \(reason)" : "\(reason)"
    }

    /// Calls `body` with the state folder's path; a system call that fails becomes this error.
    static func reading<Result>(
        _ state: String,
        _ body: (PathBytes) throws(SystemCallError) -> Result
    ) throws(ReportError) -> Result {
        do throws(SystemCallError) {
            return try body(PathBytes(state))
        } catch {
            throw ReportError(state: state, reason: error)
        }
    }
}
