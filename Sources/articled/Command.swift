import ArgumentParser
import Glibc
import Service

/// The command line of the daemon.
@main
struct Command: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "articled",
        abstract: "Turns news articles dropped into a folder into lines of JSON.",
        version: Program.version
    )

    @Option(help: "Configuration file, instead of those in /usr/lib and /etc.")
    var config: String?

    @Option(help: "State folder with inbox, store, archive and rejected.")
    var state: String?

    @Flag(help: "Take what is in the inbox, then end.")
    var oneshot = false

    @Flag(help: "Check the configuration and end.")
    var checkConfig = false

    @Flag(help: "With --check-config: print every key, its value and where it comes from.")
    var print = false

    @Option(help: "trace, debug, info, notice, warning, error or critical.")
    var logLevel: String?

    @Option(help: "text or json; under the journal entries have fields of their own.")
    var logFormat: String?

    func run() throws {
        var options = CommandOptions()
        options.config = config
        options.state = state
        options.logLevel = logLevel
        options.logFormat = logFormat
        options.isOneshot = oneshot
        throw ExitCode(Program.main(options, checkOnly: checkConfig, print: print).rawValue)
    }
}
