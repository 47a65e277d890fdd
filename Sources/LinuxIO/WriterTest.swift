import CLinux
import Glibc

/// Whether some process can still change a file's content.
package enum Writers: Sendable, Hashable {
    /// No process has the file open for writing or mapped for it.
    case none
    /// Some process has.
    case some
    /// The kernel does not tell: another user's file, or a file system without leases.
    case unknown
}

extension FileDescriptor {
    /// Asks the kernel whether anyone still writes to the file, which must be open for reading.
    ///
    /// A read lease is refused with `EAGAIN` while any process has the file open for writing,
    /// a shared writable mapping with a closed descriptor included. It is given back at once.
    /// An opener that came in between breaks the lease and has the kernel send `SIGIO`, which
    /// the program must ignore (``Signals/ignoreLeaseBreaks()``).
    ///
    /// - Source: `fcntl(2)`, "Leases"; needs ownership of the file or `CAP_LEASE`.
    package func writers() -> Writers {
        if fcntl(number, CInt(ARTICLED_F_SETLEASE), CInt(F_RDLCK)) == 0 {
            _ = fcntl(number, CInt(ARTICLED_F_SETLEASE), CInt(F_UNLCK))
            return .none
        }
        return errno == EAGAIN ? .some : .unknown
    }
}
