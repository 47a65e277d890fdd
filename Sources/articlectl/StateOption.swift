import ArgumentParser
import Glibc
import LinuxIO
import Reports

/// `--state`, and what all commands that look at the state folder share.
struct StateOption: ParsableArguments {
    @Option(
        name: .customLong("state"),
        help: ArgumentHelp(
            "The daemon's state folder.",
            discussion: "By default the first of $STATE_DIRECTORY, ./var and /var/lib/articled "
                + "that holds an inbox.",
            valueName: "folder"
        )
    )
    var given: String?

    /// Calls `body` with the folder's path; a report that cannot be made ends the command with
    /// the exit status that the reason asks for.
    func reading<Result>(_ body: (String) throws -> Result) throws -> Result {
        let variable = getenv("STATE_DIRECTORY").map { String(cString: $0) }
        let path =
            given ?? StateLocation.find(stateDirectory: variable) { access($0, F_OK) == 0 }
        do {
            return try body(path)
        } catch let error as ReportError {
            try StandardError.write("articlectl: \(error)")
            throw ExitCode(error.exitCode)
        }
    }
}
