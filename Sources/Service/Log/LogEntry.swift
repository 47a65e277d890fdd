import ArticleModel
import LinuxIO
import Logging
import TextKernel

/// One thing that was logged, in the forms in which it is told.
struct LogEntry {
    let level: Logger.Level
    let message: String
    /// Nil for what has no name of its own, as details at `debug`.
    let event: JournalEvent?
    /// In the order of their keys.
    let fields: [(key: String, value: Logger.MetadataValue)]
    private let place: (file: String, function: String, line: UInt)

    /// `common` is what all entries of the logger have.
    init(_ event: LogEvent, _ common: Logger.Metadata) {
        level = event.level
        message = event.message.description
        var metadata = common.merging(event.metadata ?? [:]) { $1 }
        let name = metadata.removeValue(forKey: Logger.eventKey)?.description
        self.event = name.flatMap(JournalEvent.named)
        fields = metadata.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        place = (event.file, event.function, event.line)
    }

    /// The message and the fields on one line, without its end.
    var text: String { LogLine.text(message, fields.map { ($0.key, $0.value.description) }) }
}

extension LogEntry {
    /// What the journal keeps: the line for people, and everything in it in fields of its own.
    var journalFields: [Journal.Field] {
        var entry = [
            Journal.Field("MESSAGE", text),
            Journal.Field("PRIORITY", LogLine.priority(level)),
            Journal.Field("SYSLOG_IDENTIFIER", "articled"),
            Journal.Field("CODE_FILE", place.file),
            Journal.Field("CODE_LINE", "\(place.line)"),
            Journal.Field("CODE_FUNC", place.function),
        ]
        if let event {
            entry.append(Journal.Field("MESSAGE_ID", event.id))
            entry.append(Journal.Field("ARTICLED_EVENT", event.name))
        }
        for (key, value) in fields {
            entry += LogEntry.journalFields(LogEntry.journalName(key), value)
        }
        return entry
    }

    private static func journalFields(
        _ name: String,
        _ value: Logger.MetadataValue
    ) -> [Journal.Field] {
        guard case .stringConvertible(let value) = value else {
            return [Journal.Field(name, value.description)]
        }
        switch value {
        case let path as PathBytes where !path.isText:
            return [
                Journal.Field(name, path.description),
                Journal.Field(name + "_BYTES_HEX", Hexadecimal.text(path.bytes)),
            ]
        case let duration as Duration:
            return [Journal.Field(name + "_USEC", "\(duration.microseconds)")]
        default:
            let field = Journal.Field(name, value.description)
            guard let reason = (value as? any KernelReason)?.reason else { return [field] }
            return [field, Journal.Field("ERRNO", "\(reason.code)")]
        }
    }

    /// `needRestart` becomes `ARTICLED_NEED_RESTART`.
    static func journalName(_ key: String) -> String {
        "ARTICLED_"
            + key.unicodeScalars.map { scalar in
                switch scalar {
                case "a"..."z", "0"..."9": String(scalar).uppercased()
                case "A"..."Z": "_" + String(scalar)
                default: "_"
                }
            }
            .joined()
    }
}

extension LogEntry {
    /// One JSON object, without a line end.
    func json(at time: Timestamp) -> [UInt8] {
        var writer = JSONWriter()
        writer.object {
            $0.key("time")
            $0.string(time.isoMilliseconds)
            $0.key("level")
            $0.string(level.rawValue)
            $0.key("event")
            $0.optional(event?.name)
            $0.key("message")
            $0.string(message)
            for (key, value) in fields { LogEntry.write(key, value, to: &$0) }
        }
        return LogEntry.withoutControls(writer.bytes)
    }

    private static func write(
        _ key: String,
        _ value: Logger.MetadataValue,
        to json: inout JSONWriter
    ) {
        json.key(escaping: key)
        json.string(value.description)
        if case .stringConvertible(let value) = value, let path = value as? PathBytes, !path.isText
        {
            json.key(escaping: key + "Bytes")
            json.string(Hexadecimal.text(path.bytes))
        }
    }

    /// The same JSON with what a terminal might act upon as `\u…`; all of it stands inside
    /// strings and is of four digits at most.
    private static func withoutControls(_ json: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(json.count)
        for scalar in String(decoding: json, as: UTF8.self).unicodeScalars {
            if scalar.actsOnTerminals {
                let digits = String(scalar.value, radix: 16)
                let zeros = String(repeating: "0", count: 4 - digits.count)
                bytes.append(contentsOf: "\\u\(zeros)\(digits)".utf8)
            } else {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return bytes
    }
}
