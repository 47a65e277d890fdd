import Synchronization

/// What the service has counted and measured since its start.
///
/// Any thread may count; the whole is shown as the text that Prometheus reads.
///
/// ```swift
/// metrics.count(.articlesRejected, "too-large")
/// metrics.observe(.storeSyncDuration, duration)
/// metrics.sample(.workersBusy) { Double(pool.progress.runningCount) }
/// ```
package final class Metrics: Sendable {
    private struct Series {
        /// The count, the level, or the sum of the observations in seconds.
        var value = 0.0
        /// Observations in each bucket, not cumulated; empty for all but histograms.
        var buckets: [Int] = []

        mutating func add(_ seconds: Double) {
            value += seconds
            buckets[Metric.bounds.firstIndex { seconds <= $0 } ?? Metric.bounds.count] += 1
        }
    }

    /// More label values than this in a family are counted together, as `other`: labels may
    /// come from what strangers drop, and each costs memory here and in every reader.
    private static let mostLabels = 64

    private let catalogue: [Metric]
    private let series: Mutex<[Metric: [String: Series]]>
    private let samplers = Mutex<[(metric: Metric, read: @Sendable () -> Double)]>([])

    /// Shows the families of `catalogue`, in its order; nothing else is counted.
    package init(_ catalogue: [Metric] = Metric.all) {
        self.catalogue = catalogue
        var series: [Metric: [String: Series]] = [:]
        for metric in catalogue {
            let names = metric.label == nil ? [""] : metric.expected
            for name in names { series[metric, default: [:]][name] = Metrics.empty(metric) }
        }
        self.series = Mutex(series)
    }

    /// Adds to a counter.
    package func count(_ metric: Metric, _ label: String = "", by amount: Int = 1) {
        change(metric, label) { $0.value += Double(amount) }
    }

    /// Sets a gauge.
    package func set(_ metric: Metric, _ label: String = "", to value: Double) {
        change(metric, label) { $0.value = value }
    }

    /// Adds an observation to a histogram.
    package func observe(_ metric: Metric, _ duration: Duration, _ label: String = "") {
        observe(metric, each: [(label, duration)])
    }

    /// Adds several observations at once, which is cheaper.
    package func observe(
        _ metric: Metric,
        each durations: [(label: String, duration: Duration)]
    ) {
        series.withLock { series in
            for (label, duration) in durations {
                Metrics.change(metric, label, &series) { $0.add(Metrics.seconds(duration)) }
            }
        }
    }

    /// Shows series as 0 before anything has happened in them.
    package func expect(_ metric: Metric, _ labels: [String]) {
        for label in labels { change(metric, label) { _ in } }
    }

    /// Asks `read` for the level of a gauge each time that ``text`` is made.
    package func sample(_ metric: Metric, _ read: @escaping @Sendable () -> Double) {
        samplers.withLock { $0.append((metric, read)) }
    }

    /// In seconds, for a gauge or an observation.
    package static func seconds(_ duration: Duration) -> Double {
        let (whole, part) = duration.components
        return Double(whole) + Double(part) / 1e18
    }

    /// What a counter or gauge stands at; the sum in seconds for a histogram.
    package func value(_ metric: Metric, _ label: String = "") -> Double {
        series.withLock { $0[metric]?[label]?.value ?? 0 }
    }

    private func change(
        _ metric: Metric,
        _ label: String,
        _ change: (inout Series) -> Void
    ) {
        series.withLock { Metrics.change(metric, label, &$0, change) }
    }

    private static func change(
        _ metric: Metric,
        _ label: String,
        _ series: inout [Metric: [String: Series]],
        _ change: (inout Series) -> Void
    ) {
        let isNew = series[metric]?[label] == nil
        let isCrowded = isNew && (series[metric]?.count ?? 0) >= mostLabels
        change(
            &series[metric, default: [:]][isCrowded ? "other" : label, default: empty(metric)]
        )
    }

    private static func empty(_ metric: Metric) -> Series {
        Series(
            buckets: metric.kind == .histogram
                ? [Int](repeating: 0, count: Metric.bounds.count + 1) : []
        )
    }
}

extension Metrics {
    /// The text exposition format 0.0.4.
    package var text: String {
        // Outside the lock: who is asked may count something on the way.
        for (metric, read) in samplers.withLock({ $0 }) { set(metric, to: read()) }
        let series = series.withLock { $0 }
        return catalogue.map { metric in
            let kind =
                switch metric.kind {
                case .counter: "counter"
                case .gauge: "gauge"
                case .histogram: "histogram"
                }
            let lines = (series[metric] ?? [:]).sorted { $0.key < $1.key }
                .flatMap { Metrics.lines(metric, $0.key, $0.value) }
            return "# HELP \(metric.name) \(metric.help)\n# TYPE \(metric.name) \(kind)\n"
                + lines.map { $0 + "\n" }.joined()
        }
        .joined()
    }

    private static func lines(_ metric: Metric, _ label: String, _ series: Series) -> [String] {
        let own = metric.label.map { "\($0)=\"\(escaped(label))\"" }
        guard metric.kind == .histogram else {
            return ["\(metric.name)\(braced([own])) \(number(series.value))"]
        }
        var total = 0
        var lines = zip(series.buckets, Metric.bounds.map(number) + ["+Inf"])
            .map { count, bound in
                total += count
                return "\(metric.name)_bucket\(braced([own, "le=\"\(bound)\""])) \(total)"
            }
        lines.append("\(metric.name)_sum\(braced([own])) \(number(series.value))")
        lines.append("\(metric.name)_count\(braced([own])) \(total)")
        return lines
    }

    private static func braced(_ pairs: [String?]) -> String {
        let pairs = pairs.compactMap(\.self)
        return pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}"
    }

    private static func number(_ value: Double) -> String {
        Int(exactly: value).map(String.init) ?? "\(value)"
    }

    private static func escaped(_ value: String) -> String {
        value.unicodeScalars.map { scalar in
            switch scalar {
            case "\\": "\\\\"
            case "\"": "\\\""
            case "\n": "\\n"
            default: String(scalar)
            }
        }
        .joined()
    }
}
