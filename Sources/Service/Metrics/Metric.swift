/// One family of measurements, as Prometheus sees it.
///
/// - Source: the text exposition format 0.0.4 and the naming practices of Prometheus.
package struct Metric: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// Only grows while the program runs.
        case counter
        /// Goes up and down.
        case gauge
        /// Observations sorted into buckets by their size.
        case histogram
    }

    /// With the prefix `articled_`, in base units; counters end in `_total`.
    package let name: String
    package let help: String
    package let kind: Kind
    /// The name of the one label that tells the family's series apart; nil for a single series.
    package let label: String?
    /// Label values that are shown, as 0, before anything happened.
    package let expected: [String]

    package init(
        _ kind: Kind,
        _ name: String,
        _ help: String,
        label: String? = nil,
        expected: [String] = []
    ) {
        self.kind = kind
        self.name = "articled_" + name
        self.help = help
        self.label = label
        self.expected = expected
    }

    /// Two metrics of one name are the same metric.
    package static func == (a: Metric, b: Metric) -> Bool { a.name == b.name }

    package func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// Upper bounds of the histograms' buckets in seconds; the last, without bound, goes unsaid.
    static let bounds = [0.000_1, 0.000_5, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 20]
}
