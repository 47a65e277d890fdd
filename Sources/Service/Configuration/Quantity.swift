/// Durations and sizes as people write them.
enum Quantity {
    static func integer(_ value: ConfigurationValue) -> Int? {
        switch value {
        case .integer(let value): value
        case .text(let text): Int(text)
        default: nil
        }
    }

    static func seconds(_ value: ConfigurationValue) -> Double? {
        switch value {
        case .integer(let value): Double(value)
        case .number(let value): value
        case .text(let text): scaled(text, ["": 1, "ms": 0.001, "s": 1, "min": 60, "h": 3600])
        default: nil
        }
    }

    static func bytes(_ value: ConfigurationValue) -> Int? {
        switch value {
        case .integer(let value): value
        case .text(let text):
            scaled(text, ["": 1, "B": 1, "KiB": 1024, "MiB": 1_048_576, "GiB": 1_073_741_824])
                .flatMap { Int(exactly: $0.rounded()) }
        default: nil
        }
    }

    /// `5s`, `250ms`: the largest unit that leaves a whole number.
    static func text(_ duration: Duration) -> String {
        let milliseconds =
            duration.components.seconds * 1000
            + duration.components.attoseconds / 1_000_000_000_000_000
        return milliseconds % 1000 == 0 ? "\(milliseconds / 1000)s" : "\(milliseconds)ms"
    }

    private static func scaled(_ text: String, _ units: [String: Double]) -> Double? {
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = text.dropFirst(number.count).drop { $0 == " " }
        guard let value = Double(number), let factor = units[String(unit)] else { return nil }
        return value * factor
    }
}
