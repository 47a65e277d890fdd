import CLinux
import Glibc

/// A failed system call: which call, on what, and the kernel's reason.
///
/// One shape for every call keeps log lines alike:
/// `inotify_add_watch(/srv/inbox): No such file or directory (errno 2)`.
package struct SystemCallError: Error, Hashable, CustomStringConvertible {
    /// The C function, without parentheses.
    package let call: String
    /// The path or descriptor it was called on; empty when there is none.
    package let subject: String
    /// The positive `errno` value.
    package let code: CInt

    package init(_ call: String, _ subject: String = "", code: CInt) {
        self.call = call
        self.subject = subject
        self.code = code
    }

    /// The constant of that value, such as `ENOSPC`; the number where it has none.
    package var codeName: String { strerrorname_np(code).map { String(cString: $0) } ?? "\(code)" }

    package var description: String {
        "\(call)(\(subject)): \(String(cString: strerror(code))) (errno \(code))"
    }
}

/// Repeats `body` while a signal interrupts it, and turns a negative result into an error.
///
/// - Throws: ``SystemCallError`` for any `errno` but `EINTR`.
@discardableResult
package func checked<Result: SignedInteger>(
    _ call: String,
    _ subject: @autoclosure () -> String = "",
    _ body: () -> Result
) throws(SystemCallError) -> Result {
    while true {
        let result = body()
        if result >= 0 { return result }
        let code = errno
        if code != EINTR { throw SystemCallError(call, subject(), code: code) }
    }
}
