package import Logging
import TextKernel

/// One line of the log, made so that no value can pretend to be another line or field.
package enum LogLine {
    /// The message, then `key=value` in the order given.
    package static func text(_ message: String, _ fields: [(key: String, value: String)]) -> String
    {
        escaped(message) + fields.map { " \($0.key)=\(quoted($0.value))" }.joined()
    }

    /// The syslog priority that the journal reads from a line's beginning.
    package static func journalPrefix(_ level: Logger.Level) -> String { "<\(priority(level))>" }

    /// The syslog priority, one digit.
    package static func priority(_ level: Logger.Level) -> String {
        switch level {
        case .trace, .debug: "7"
        case .info: "6"
        case .notice: "5"
        case .warning: "4"
        case .error: "3"
        case .critical: "2"
        }
    }

    /// `value` as it is if it is one plain word, else in quotation marks.
    static func quoted(_ value: String) -> String {
        let isPlain =
            !value.isEmpty
            && value.unicodeScalars.allSatisfy {
                $0.value > 0x20 && $0 != "\"" && $0 != "=" && $0 != "\\" && !$0.actsOnTerminals
            }
        if isPlain { return value }
        let inner = escaped(value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))
        return "\"\(inner)\""
    }

    /// Line breaks, controls and marks that turn the direction of text as `\u{…}`.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar.actsOnTerminals {
                result += scalar.escape
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
