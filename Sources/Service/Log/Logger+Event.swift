package import Logging

extension Logger {
    /// The key under which a handler finds the event's name in the metadata.
    static let eventKey = "event"

    /// Logs `event` at its own level and in its own words; what differs is in the metadata.
    ///
    /// Values that are more than text go as they are, so that the journal gets all of them:
    /// `["file": .stringConvertible(path), "error": .stringConvertible(error)]`.
    package func tell(
        _ event: JournalEvent,
        _ metadata: @autoclosure () -> Logger.Metadata = [:],
        file: String = #fileID,
        function: String = #function,
        line: UInt = #line
    ) {
        log(
            level: event.level,
            "\(event.message)",
            metadata: metadata().merging([Logger.eventKey: .string(event.name)]) { $1 },
            file: file,
            function: function,
            line: line
        )
    }
}
