import TOMLKit

/// Puts a configuration together: defaults, then files, then environment, then command line.
struct ConfigurationReader: Sendable {
    private(set) var configuration = Configuration()
    /// Where each key got its value, for `--print`.
    private(set) var origins: [String: String] = [:]
    /// Faults that do not keep the configuration from being used at run: unknown keys.
    private(set) var doubts: [ConfigurationError] = []
    private(set) var faults: [ConfigurationError] = []

    /// Reads one file's `text`.
    mutating func read(_ text: String, from file: String) {
        let lines = ConfigurationLines(text)
        if let line = lines.namelessTable {
            return refuse(file, line: line, found: "a table without a name")
        }
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            return refuse(file, line: error.source.begin.line, found: error.description)
        } catch {
            return refuse(file, line: nil, found: "\(error)")
        }
        for (name, value) in flatten(table) {
            let line = lines.number(of: name)
            guard let key = ConfigurationKey.named(name) else {
                doubts.append(
                    ConfigurationError(
                        place: file,
                        line: line,
                        key: name,
                        expected: "a key that articled knows",
                        found: "an unknown one",
                        remedy: remedy(forUnknown: name)
                    )
                )
                continue
            }
            set(key, to: value, place: file, line: line)
        }
    }

    private mutating func refuse(_ file: String, line: Int?, found: String) {
        faults.append(
            ConfigurationError(
                place: file,
                line: line,
                key: nil,
                expected: "TOML",
                found: found,
                remedy: "see Config/articled.conf for an example"
            )
        )
    }

    /// Reads `ARTICLED_*`; variables of that beginning that name no key are doubts, but for
    /// those `ignored`, which mean something elsewhere.
    mutating func read(environment: [String: String], ignored: Set<String> = []) {
        let names = environment.keys.filter { $0.hasPrefix("ARTICLED_") && !ignored.contains($0) }
        for name in names.sorted() {
            if let key = ConfigurationKey.all.first(where: { $0.variable == name }) {
                set(key, to: .text(environment[name] ?? ""), place: name, line: nil)
            } else {
                doubts.append(
                    ConfigurationError(
                        place: name,
                        line: nil,
                        key: nil,
                        expected: "a variable that articled knows",
                        found: "an unknown one",
                        remedy: "unset it"
                    )
                )
            }
        }
    }

    /// Sets a key as an option of the command line does.
    mutating func set(_ name: String, option: String, to text: String) {
        guard let key = ConfigurationKey.named(name) else { return }
        set(key, to: .text(text), place: option, line: nil)
    }

    mutating func setOneshot() { configuration.isOneshot = true }

    /// Reports a file, or a folder of files, that cannot be used.
    mutating func report(
        _ file: String,
        expected: String = "a file that can be read",
        found: String,
        remedy: String = "check the path and the permissions"
    ) {
        faults.append(
            ConfigurationError(
                place: file,
                line: nil,
                key: nil,
                expected: expected,
                found: found,
                remedy: remedy
            )
        )
    }

    /// All keys with their values, and where each came from, as a file that could be read.
    var listing: String {
        var lines: [String] = []
        var table = ""
        for key in ConfigurationKey.all {
            let parts = key.name.split(separator: ".")
            if parts.count == 2, table != parts[0] {
                table = String(parts[0])
                lines += ["", "[\(table)]"]
            }
            let name = parts.last ?? ""
            let origin = origins[key.name] ?? "default"
            lines.append("\(name) = \(key.show(configuration))  # \(origin)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private mutating func set(
        _ key: ConfigurationKey,
        to value: ConfigurationValue,
        place: String,
        line: Int?
    ) {
        if key.apply(&configuration, value) {
            origins[key.name] = line.map { "\(place):\($0)" } ?? place
            return
        }
        faults.append(
            ConfigurationError(
                place: place,
                line: line,
                key: key.name,
                expected: key.expected,
                found: value.description,
                remedy: "correct it or remove it to get the default"
            )
        )
    }

    private func remedy(forUnknown name: String) -> String {
        let last = name.split(separator: ".").last.map(String.init) ?? name
        let similar = ConfigurationKey.all.first { $0.name.hasSuffix("." + last) }
        guard let similar else { return "remove it; articled --check-config --print lists all" }
        return "did you mean \(similar.name)?"
    }

    private func flatten(_ table: TOMLTable) -> [(String, ConfigurationValue)] {
        table.flatMap { name, value -> [(String, ConfigurationValue)] in
            if let inner = value.table {
                return flatten(inner).map { ("\(name).\($0.0)", $0.1) }
            }
            return [(name, plain(value))]
        }
    }

    private func plain(_ value: any TOMLValueConvertible) -> ConfigurationValue {
        if let text = value.string { return .text(text) }
        if let flag = value.bool { return .boolean(flag) }
        if let number = value.int { return .integer(number) }
        if let number = value.double { return .number(number) }
        return .other(value.type.description)
    }
}
