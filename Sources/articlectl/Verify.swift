import ArgumentParser
import Glibc
import Reports

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Audit every line of the store.",
        discussion: """
            With --archive every archived file is read too, and those are named of which the \
            store has no record.
            Exit status: 0 sound, 65 damaged, 66 no store.
            """
    )

    @OptionGroup var state: StateOption

    @Flag(help: "Hold the archived files against the store.")
    var archive = false

    @Flag(help: "Report as one line of JSON.")
    var json = false

    func run() throws {
        try state.reading { path in
            let workers = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
            let report = try VerifyReport(state: path, archiveReadBy: archive ? workers : nil)
            try Output.write(
                json ? report.json : Array(report.text(on: .standardOutput).utf8)
            )
            if report.exitCode != 0 { throw ExitCode(report.exitCode) }
        }
    }
}
