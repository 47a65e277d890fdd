import ArgumentParser

/// Measures extraction, its stages, and the daemon on articles generated from the samples.
@main
struct Benchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "articled-bench",
        abstract: "Measure articled; a wrong result fails the run."
    )

    @Option(help: "Folder with the sample articles.")
    var samples = "Tests/Articles"

    @Option(help: "Number of generated articles; 20000, or 2000 with --quick.")
    var articles: Int?

    @Option(help: "Seed of the generated corpus.")
    var seed: UInt64 = 1

    @Option(help: "The daemon; articled beside this program unless given.")
    var daemon: String?

    @Option(help: "Where the daemon's state is made, on the disk that is to be measured.")
    var work = "/var/tmp"

    @Option(help: "Results file; docs/benchmarks/<date>-<cpu>.csv unless given.")
    var csv: String?

    @Option(
        name: .customLong("case"),
        help: "Measure only this: \(Plan.Part.allNames). May be repeated."
    )
    var parts: [Plan.Part] = []

    @Flag(help: "Fewer articles and repeats.")
    var quick = false

    func run() throws {
        let plan = Plan(
            scale: Plan.Scale(isQuick: quick, articles: articles, seed: seed),
            parts: parts.isEmpty ? Plan.Part.allCases : parts,
            samples: samples,
            daemon: DaemonPlace(binary: daemon ?? DaemonPlace.besideThisProgram, work: work)
        )
        let report = try plan.report()
        try report.publish(csv: csv ?? Report.defaultPath())
        if !report.failures.isEmpty { throw ExitCode(1) }
    }
}

extension Plan.Part: ExpressibleByArgument {}
