import LinuxIO

/// What was measured, in order, and what was wrong.
struct Report {
    struct Measurement {
        var name: String
        var metric: String
        var value: Double
        var unit: String
    }

    private(set) var measurements: [Measurement] = []
    private(set) var failures: [String] = []

    /// Adds a value; `unit` is empty for a count.
    mutating func add(_ name: String, _ metric: String, _ value: Double, _ unit: String) {
        measurements.append(Measurement(name: name, metric: metric, value: value, unit: unit))
    }

    mutating func add(_ name: String, _ metric: String, _ value: Int, _ unit: String) {
        add(name, metric, Double(value), unit)
    }

    /// Notes a wrong result: the run fails, but goes on.
    mutating func fail(_ reason: String) { failures.append(reason) }

    /// Tells the person who waits what is being done, on standard error: a run takes minutes.
    func say(_ text: String) { try? StandardStream.error.write(all: Array("\(text)\n".utf8)) }
}
