import ArgumentParser
import Reading

/// The companion of the daemon: one-shot extraction, inspection, and the store's reader.
@main
struct Articlectl: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "articlectl",
        abstract: "Read articles in one shot, follow and audit the store, look after the daemon.",
        version: ProgramVersion.current,
        subcommands: [
            Extract.self, Inspect.self, Tail.self, Verify.self, Status.self, Metrics.self,
            Rejected.self, Requeue.self, Replay.self,
        ]
    )
}
