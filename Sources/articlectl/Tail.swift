import ArgumentParser
import Glibc
import Reports

struct Tail: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the articles stored last, and those that come."
    )

    @OptionGroup var state: StateOption

    @Option(name: [.customShort("n"), .customLong("lines")], help: "Articles to begin with.")
    var count = 10

    @Flag(name: .shortAndLong, help: "Go on showing articles as they are stored.")
    var follow = false

    @Flag(help: "Show the records as they stand in the store.")
    var json = false

    func validate() throws {
        if count < 0 { throw ValidationError("--lines must be 0 or more") }
    }

    func run() throws {
        try state.reading { path in
            let form: TailReport.Form = json ? .json : .paragraph(.standardOutput)
            var report = try TailReport(state: path, last: count, form: form)
            while true {
                let text = try report.next()
                if !text.isEmpty {
                    try Output.write(text)
                } else if follow {
                    usleep(200_000)
                } else {
                    break
                }
            }
        }
    }
}
