/// The lines of a configuration file: what the parser does not tell, and what it must not see.
struct ConfigurationLines: Sendable {
    private var numbers: [String: Int] = [:]
    /// The first line that opens the name of a table and names none, from 1.
    ///
    /// The parser ends the program at a bare `[`: a slip that a running daemon, told to read its
    /// configuration again, has to survive.
    private(set) var namelessTable: Int?

    init(_ text: String) {
        var table = ""
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let trimmed = line.drop { $0 == " " || $0 == "\t" }
            if trimmed.first == "[" {
                table = String(trimmed.dropFirst().prefix { $0 != "]" }) + "."
            } else if let equals = trimmed.firstIndex(of: "=") {
                let name = trimmed[..<equals].filter { !$0.isWhitespace && $0 != "\"" }
                numbers[table + name] = index + 1
            }
        }
        namelessTable = Self.namelessTable(in: text.unicodeScalars)
    }

    /// From 1; nil for a key that stands inside another value.
    func number(of key: String) -> Int? { numbers[key] }

    /// - Source: TOML 1.0.0, sections “Table” and “Array of Tables”: one or two brackets, then a
    ///   key that is bare or in quotation marks.
    private static func namelessTable(in text: String.UnicodeScalarView) -> Int? {
        var number = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            // What the parser takes for the end of a line or for a blank is more than it should be.
            for part in line.split(whereSeparator: isBreak) {
                var rest = part.drop(while: isBlank)
                guard rest.first == "[" else { continue }
                rest = rest.dropFirst().drop(while: isBlank)
                if rest.first == "[" { rest = rest.dropFirst().drop(while: isBlank) }
                guard let first = rest.first, opensKey(first) || first == "]" else { return number }
            }
        }
        return nil
    }

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        ["\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar)
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "\u{FEFF}"
    }

    private static func opensKey(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-", "\"", "'": true
        default: false
        }
    }
}
