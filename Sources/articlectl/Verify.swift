import ArgumentParser
import Reports

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Audit every line of the store.",
        discussion: "Exit status: 0 sound, 65 damaged, 66 no store."
    )

    @OptionGroup var state: StateOption

    @Flag(help: "Report as one line of JSON.")
    var json = false

    func run() throws {
        try state.reading { path in
            let report = try VerifyReport(state: path)
            try Output.write(
                json ? report.json : Array(report.text(on: .standardOutput).utf8)
            )
            if report.exitCode != 0 { throw ExitCode(report.exitCode) }
        }
    }
}
