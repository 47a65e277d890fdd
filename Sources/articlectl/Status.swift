import ArgumentParser
import Reports

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell how the daemon is.",
        discussion: "Exit status: 0 healthy, 1 degraded or paused, 3 not running."
    )

    @OptionGroup var state: StateOption

    @Flag(help: "Report as one line of JSON.")
    var json = false

    func run() throws {
        try state.reading { path in
            let report = try StatusReport(state: path)
            try Output.write(
                json ? report.json : Array(report.text(on: .standardOutput).utf8)
            )
            if report.exitCode != 0 { throw ExitCode(report.exitCode) }
        }
    }
}
