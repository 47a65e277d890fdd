import Inbox
import Logging

/// A value as a configuration file, the environment or the command line gives it.
enum ConfigurationValue: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case number(Double)
    case boolean(Bool)
    /// Of a type that no key takes, such as a list.
    case other(String)

    var description: String {
        switch self {
        case .text(let text): "\"\(text)\""
        case .integer(let value): "\(value)"
        case .number(let value): "\(value)"
        case .boolean(let value): "\(value)"
        case .other(let type): "a value of type \(type)"
        }
    }
}

/// One key of the configuration: how it is named, what it takes, where it goes.
struct ConfigurationKey: Sendable {
    /// As in the file, table first: `inbox.scan-interval`.
    let name: String
    /// For the error message: "a duration such as \"5s\" …".
    let expected: String
    /// Whether a running daemon takes a new value without a restart.
    let isLive: Bool
    /// Sets the value; false if it is none for this key.
    let apply: @Sendable (inout Configuration, ConfigurationValue) -> Bool
    /// The value as it would stand in the file.
    let show: @Sendable (Configuration) -> String

    /// The name of the environment variable that overrides the files.
    var variable: String {
        "ARTICLED_"
            + name.uppercased().map { $0 == "." || $0 == "-" ? "_" : String($0) }.joined()
    }

    static let all: [ConfigurationKey] = [
        text("state", "the path of a folder", \.state),
        duration("inbox.scan-interval", in: 0.1...3600, isLive: true, \.inbox.scanInterval),
        duration("inbox.quiet", in: 0...3600, isLive: true, \.inbox.settling.quiet),
        duration("inbox.settle", in: 0...3600, isLive: true, \.inbox.settling.settle),
        duration("inbox.empty-wait", in: 0...86_400, isLive: true, \.inbox.settling.emptyWait),
        size("inbox.max-bytes", in: 1...(1 << 30), isLive: true, \.inbox.maxBytes),
        count("inbox.depth", in: 0...64, isLive: true, \.inbox.depth),
        count("work.workers", in: 1...256, isLive: true, \.work.workers),
        duration("work.deadline", in: 0.001...3600, isLive: true, \.work.deadline),
        size("store.segment-bytes", in: (1 << 20)...(1 << 40), isLive: true, \.store.segmentBytes),
        flag("store.rotate-daily", isLive: true, \.store.rotateDaily),
        size("store.reserve", in: 0...(1 << 40), isLive: true, \.store.reserve),
        text("packs.overlay", "the path of a folder", \.overlay),
        duration("metrics.interval", in: 1...3600, isLive: true, \.metricsInterval),
        choice("log.level", isLive: true, \.logLevel),
        choice("log.format", isLive: true, \.logFormat),
    ]

    static func named(_ name: String) -> ConfigurationKey? { all.first { $0.name == name } }
}

extension ConfigurationKey {
    private typealias Path<Value> = any WritableKeyPath<Configuration, Value> & Sendable

    private static func text(
        _ name: String,
        _ expected: String,
        _ path: Path<String?>
    ) -> ConfigurationKey {
        ConfigurationKey(
            name: name,
            expected: expected,
            isLive: false,
            apply: {
                // No path holds a NUL; what reads files ends there.
                guard case .text(let text) = $1, !text.utf8.contains(0) else { return false }
                $0[keyPath: path] = text.isEmpty ? nil : text
                return true
            },
            show: { quoted($0[keyPath: path] ?? "") }
        )
    }

    /// A basic string of TOML.
    ///
    /// - Source: TOML 1.0.0, section “String”: quotation mark, backslash and control characters
    ///   must be escaped.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\" + String(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                quoted +=
                    "\\u00" + (scalar.value < 0x10 ? "0" : "")
                    + String(scalar.value, radix: 16)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private static func duration(
        _ name: String,
        in range: ClosedRange<Double>,
        isLive: Bool = false,
        _ path: Path<Duration>
    ) -> ConfigurationKey {
        ConfigurationKey(
            name: name,
            expected: "a duration such as \"5s\", \"250ms\" or \"2min\","
                + " from \(range.lowerBound) to \(range.upperBound) seconds",
            isLive: isLive,
            apply: {
                guard let seconds = Quantity.seconds($1), range.contains(seconds) else {
                    return false
                }
                $0[keyPath: path] = .milliseconds(Int((seconds * 1000).rounded()))
                return true
            },
            show: { "\"\(Quantity.text($0[keyPath: path]))\"" }
        )
    }

    private static func size(
        _ name: String,
        in range: ClosedRange<Int>,
        isLive: Bool = false,
        _ path: Path<Int>
    ) -> ConfigurationKey {
        ConfigurationKey(
            name: name,
            expected: "a number of bytes or a size such as \"8MiB\","
                + " from \(range.lowerBound) to \(range.upperBound)",
            isLive: isLive,
            apply: {
                guard let bytes = Quantity.bytes($1), range.contains(bytes) else { return false }
                $0[keyPath: path] = bytes
                return true
            },
            show: { "\($0[keyPath: path])" }
        )
    }

    private static func count(
        _ name: String,
        in range: ClosedRange<Int>,
        isLive: Bool = false,
        _ path: Path<Int>
    ) -> ConfigurationKey {
        ConfigurationKey(
            name: name,
            expected: "a number from \(range.lowerBound) to \(range.upperBound)",
            isLive: isLive,
            apply: {
                guard let value = Quantity.integer($1), range.contains(value) else { return false }
                $0[keyPath: path] = value
                return true
            },
            show: { "\($0[keyPath: path])" }
        )
    }

    private static func flag(
        _ name: String,
        isLive: Bool = false,
        _ path: Path<Bool>
    ) -> ConfigurationKey {
        ConfigurationKey(
            name: name,
            expected: "true or false",
            isLive: isLive,
            apply: {
                switch $1 {
                case .boolean(let value): $0[keyPath: path] = value
                case .text("true"): $0[keyPath: path] = true
                case .text("false"): $0[keyPath: path] = false
                default: return false
                }
                return true
            },
            show: { "\($0[keyPath: path])" }
        )
    }

    /// One of a few words.
    private static func choice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: String,
        isLive: Bool = false,
        _ path: Path<Value>
    ) -> ConfigurationKey {
        ConfigurationKey(
            name: name,
            expected: "one of " + Value.allCases.map(\.rawValue).joined(separator: ", "),
            isLive: isLive,
            apply: {
                guard case .text(let text) = $1, let value = Value(rawValue: text) else {
                    return false
                }
                $0[keyPath: path] = value
                return true
            },
            show: { "\"\($0[keyPath: path].rawValue)\"" }
        )
    }
}
