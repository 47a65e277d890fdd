import ArgumentParser
import Glibc
import LinuxIO
import Reports

struct Replay: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read every archived article again, into a new store.",
        discussion: """
            The daemon must be stopped. Order, numbers, times and names stay; records whose file \
            is gone are taken over as they were. The new store is swapped in at once, the old \
            one kept as store.old-TIME. Cursors into the old store mean nothing in the new one.
            """
    )

    @OptionGroup var state: StateOption

    @Option(
        help: ArgumentHelp("Leave the new store in this folder instead.", valueName: "folder")
    )
    var into: String?

    @Flag(help: "Only tell what would change.")
    var dryRun = false

    @Option(help: "Articles read at the same time.")
    var workers = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

    @Flag(help: "Report as one line of JSON.")
    var json = false

    @OptionGroup var packs: PackOptions

    func validate() throws {
        if workers < 1 { throw ValidationError("--workers must be 1 or more") }
        if dryRun, into != nil { throw ValidationError("give --into or --dry-run, not both") }
    }

    func run() throws {
        let reader = try packs.reader()
        try state.reading { path in
            var replay = try Reports.Replay(
                state: path,
                reader: reader,
                settings: .init(workers: workers, into: into, isDryRun: dryRun)
            )
            var meter = ProgressMeter()
            let outcome = try replay.run { meter.show($0) }
            for warning in outcome.warnings {
                try StandardError.write("articlectl: " + warning)
            }
            try Output.write(json ? outcome.json : Array(outcome.text.utf8))
        }
    }
}

/// Says once a second how far a replay has come.
struct ProgressMeter {
    private var last = Clocks.monotonic()

    mutating func show(_ progress: Reports.Replay.Progress) {
        guard Clocks.monotonic() - last >= .seconds(1) else { return }
        last = Clocks.monotonic()
        // Nobody need listen.
        switch progress {
        case .archived(let files):
            try? StandardError.write("articlectl: \(files) archived files found")
        case .replayed(let records):
            try? StandardError.write("articlectl: \(records) records replayed")
        }
    }
}
