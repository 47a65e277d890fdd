import Glibc

/// A program that runs beside the test, to be killed at any moment; its output goes to a file.
///
/// A plain child of the kernel: `Foundation.Process` waits through descriptors that other
/// children started at the same time inherit.
package final class Child {
    private let number: pid_t

    /// Starts the program at `path`; its standard error is dropped.
    package init(_ path: String, _ arguments: [String], output: String) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        words.append(nil)
        var number: pid_t = 0
        let code = posix_spawn(&number, path, &actions, nil, words, environ)
        guard code == 0 else { throw SpawnError(path: path, code: code) }
        self.number = number
    }

    package struct SpawnError: Error {
        package var path: String
        package var code: CInt
    }

    /// Whether it is still running; a program that has ended is not waited for yet.
    package var isRunning: Bool {
        var info = siginfo_t()
        return waitid(P_PID, id_t(number), &info, WEXITED | WNOHANG | WNOWAIT) == 0
            && info.si_signo == 0
    }

    /// Kills it, if it still runs, and waits for its end.
    ///
    /// - Returns: Whether the kill ended it.
    @discardableResult
    package func kill() -> Bool {
        Glibc.kill(number, SIGKILL)
        var status: CInt = 0
        while waitpid(number, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == SIGKILL
    }
}
