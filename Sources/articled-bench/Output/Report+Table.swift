extension Report {
    /// The measurements as a table whose columns are aligned, a blank line between cases.
    var table: String {
        let values = measurements.map { decimal($0.value) }
        let nameWidth = measurements.map(\.name.count).max() ?? 0
        let metricWidth = measurements.map(\.metric.count).max() ?? 0
        let valueWidth = values.map(\.count).max() ?? 0
        var lines: [String] = []
        var previous = measurements.first?.name
        for (measurement, value) in zip(measurements, values) {
            if measurement.name != previous { lines.append("") }
            previous = measurement.name
            let name = padded(measurement.name, nameWidth)
            let metric = padded(measurement.metric, metricWidth)
            let space = String(repeating: " ", count: valueWidth - value.count)
            lines.append("\(name)  \(metric)  \(space)\(value) \(measurement.unit)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: width - text.count)
    }
}

/// `value` with two decimals below 100, one below 1,000, else none.
func decimal(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "-" }
    let places = abs(value) < 100 ? 2 : abs(value) < 1000 ? 1 : 0
    let scale = [1.0, 10, 100][places]
    let scaled = Int((abs(value) * scale).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    if places == 0 { return "\(sign)\(scaled)" }
    let fraction = String(scaled % Int(scale))
    let zeros = String(repeating: "0", count: places - fraction.count)
    return "\(sign)\(scaled / Int(scale)).\(zeros)\(fraction)"
}
