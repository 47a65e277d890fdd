import Glibc

/// Leaves a byte in a file when the program dies of its own fault.
///
/// A crash (SIGSEGV, SIGILL, …) and a watchdog's SIGABRT leave the mark, a SIGKILL from outside
/// and a power cut do not: so a file that was being read is blamed only for what it may have
/// done.
///
/// - Source: `sigaction(2)`, `signal-safety(7)`: the handler calls `write` and `raise` alone.
package enum CrashMark {
    /// Where the handler writes.
    ///
    /// Unsafe only by its type: set once before the handlers are, and only read afterwards.
    nonisolated(unsafe) fileprivate static var descriptor: CInt = -1

    /// Opens the file `name` in `folder` for the mark and answers fatal signals from now on.
    ///
    /// The descriptor stays open for as long as the process lives.
    ///
    /// - Throws: ``SystemCallError`` naming `openat` or `sigaction`.
    package static func arm(_ name: PathBytes, in folder: Folder) throws(SystemCallError) {
        descriptor = try checked("openat", name.description) {
            name.withCString {
                openat(
                    folder.descriptor.number,
                    $0,
                    O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW,
                    0o640
                )
            }
        }
        for number in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGSYS, SIGABRT] {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = markAndDie
            // Back to the default at once: raised again, the signal ends the process.
            action.sa_flags =
                CInt(bitPattern: UInt32(SA_RESETHAND)) | SA_NODEFER | CInt(SA_ONSTACK)
            try checked("sigaction", "signal \(number)") { sigaction(number, &action, nil) }
        }
    }

    /// Runs `body` so that it leaves its mark even where it has used up its thread's stack.
    ///
    /// The handler then runs on a stack of its own, which a thread has only while it is here.
    ///
    /// - Source: `sigaltstack(2)`.
    package static func withOwnStack<Result>(_ body: () -> Result) -> Result {
        withUnsafeTemporaryAllocation(byteCount: handlerStack, alignment: 16) { memory in
            var own = stack_t(
                ss_sp: memory.baseAddress,
                ss_flags: 0,
                ss_size: memory.count
            )
            var before = stack_t()
            // Should it fail, a stack that runs over leaves no mark; everything else does.
            _ = sigaltstack(&own, &before)
            defer { _ = sigaltstack(&before, nil) }
            return body()
        }
    }

    /// Bytes: what the kernel saves of the widest registers, many times over.
    private static let handlerStack = 65_536

    /// Leaves the mark without dying, for an end that the program chooses itself.
    package static func leave() { writeMark() }
}

private func writeMark() {
    var mark = UInt8(ascii: "!")
    _ = Glibc.write(CrashMark.descriptor, &mark, 1)
}

private func markAndDie(_ number: CInt) {
    writeMark()
    raise(number)
}
