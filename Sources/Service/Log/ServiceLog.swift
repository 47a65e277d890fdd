import Glibc
package import LinuxIO
package import Logging
import Synchronization

/// The log: entries with fields in the journal, lines on standard error elsewhere.
package struct ServiceLog: LogHandler {
    /// What of the log can be changed while the program runs; shared by all its loggers.
    package final class Settings: Sendable {
        private let values: Mutex<(level: Logger.Level, format: LogFormat)>

        package init(_ level: Logger.Level, _ format: LogFormat) {
            values = Mutex((level, format))
        }

        package var level: Logger.Level {
            get { values.withLock { $0.level } }
            set { values.withLock { $0.level = newValue } }
        }

        /// How lines on standard error are written; the journal has a form of its own.
        package var format: LogFormat {
            get { values.withLock { $0.format } }
            set { values.withLock { $0.format = newValue } }
        }
    }

    package var metadata: Logger.Metadata = [:]
    private let settings: Settings
    private let journal: Journal?
    private let write: @Sendable ([UInt8]) -> Void

    /// Logs to `journal`, which is nil where standard error does not go there.
    ///
    /// What it does not take goes to `write`, with the priority that the journal reads from a
    /// line's beginning. Tests pass their own `write`, which is given whole lines.
    package init(
        settings: Settings,
        journal: Journal?,
        write: @escaping @Sendable ([UInt8]) -> Void = ServiceLog.writeToStandardError
    ) {
        self.settings = settings
        self.journal = journal
        self.write = write
    }

    package var logLevel: Logger.Level {
        get { settings.level }
        set { settings.level = newValue }
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let entry = LogEntry(event, metadata)
        if let journal {
            if journal.send(entry.journalFields) { return }
            write(Array((LogLine.journalPrefix(entry.level) + entry.text + "\n").utf8))
        } else {
            switch settings.format {
            case .text: write(Array((entry.text + "\n").utf8))
            case .json: write(entry.json(at: WallClock.now()) + [UInt8(ascii: "\n")])
            }
        }
    }

    /// One `write(2)` a line, so that lines of several threads do not mix.
    package static let writeToStandardError: @Sendable ([UInt8]) -> Void = { line in
        // Nobody is left to be told when standard error cannot be written to.
        _ = line.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}

/// How a line of the log is written.
package enum LogFormat: String, Sendable, CaseIterable {
    /// The message, then `key=value`.
    case text
    /// One JSON object.
    case json
}
