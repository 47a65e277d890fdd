import ArgumentParser
import Reports

struct Metrics: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the daemon's figures, as Prometheus reads them.",
        discussion: "They are as the daemon last wrote them to metrics/articled.prom."
    )

    @OptionGroup var state: StateOption

    func run() throws {
        try state.reading { try Output.write(try MetricsReport.text(state: $0)) }
    }
}
