import Glibc
package import Logging
import Synchronization

/// Writes the log to standard error, one `write(2)` a line.
///
/// Under the journal each line carries its priority as `<N>`; the journal adds the time.
package struct StandardErrorLog: LogHandler {
    /// Shared by all loggers of the program, so that a reload changes them all.
    package final class Threshold: Sendable {
        private let value: Mutex<Logger.Level>

        package init(_ level: Logger.Level) { value = Mutex(level) }

        package var level: Logger.Level {
            get { value.withLock { $0 } }
            set { value.withLock { $0 = newValue } }
        }
    }

    package var metadata: Logger.Metadata = [:]
    private let threshold: Threshold
    private let isJournal: Bool

    package init(threshold: Threshold, isJournal: Bool) {
        self.threshold = threshold
        self.isJournal = isJournal
    }

    package var logLevel: Logger.Level {
        get { threshold.level }
        set { threshold.level = newValue }
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let line = LogLine.text(
            event.message.description,
            metadata.merging(event.metadata ?? [:]) { $1 },
            prefix: isJournal ? LogLine.journalPrefix(event.level) : ""
        )
        let bytes = Array(line.utf8)
        // Nobody is left to be told when standard error cannot be written to.
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
