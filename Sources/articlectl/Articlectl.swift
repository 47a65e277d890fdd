import ArgumentParser
import Reading

/// The companion of the daemon: one-shot extraction, inspection, and the store's reader.
@main
struct Articlectl: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "articlectl",
        abstract: "Read articles in one shot, look into their reading, and follow the store.",
        version: ProgramVersion.current,
        subcommands: [Extract.self, Inspect.self, Tail.self, Verify.self, Status.self]
    )
}
