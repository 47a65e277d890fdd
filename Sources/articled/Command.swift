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

    @Option(help: "Configuration file; /etc/articled/articled.conf if it exists.")
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

    func run() throws {
        var options = CommandOptions()
        options.config = config
        options.state = state
        options.logLevel = logLevel
        options.isOneshot = oneshot
        throw ExitCode(Program.main(options, checkOnly: checkConfig, print: print).rawValue)
    }
}
