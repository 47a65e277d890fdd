package import Logging

/// Something that the service tells of: always in the same words, and in the journal under an
/// id of its own, for which `systemd/articled.catalog` explains what it means and what to do.
package struct JournalEvent: Hashable, Sendable {
    /// For programs: `ARTICLED_EVENT` in the journal, `event` in a log of JSON.
    package let name: String
    /// The journal's `MESSAGE_ID`: 32 lower-case hexadecimal digits, never used twice.
    package let id: String
    package let level: Logger.Level
    package let message: String

    private init(_ name: String, _ id: String, _ level: Logger.Level, _ message: String) {
        self.name = name
        self.id = id
        self.level = level
        self.message = message
    }
}

/// Every event; a list. An id that has been published stays with its event for ever.
extension JournalEvent {
    package static let ready = JournalEvent(
        "ready",
        "50dde50d5b984dec98553abf12b4bdd4",
        .info,
        "ready"
    )
    package static let stopping = JournalEvent(
        "stopping",
        "647e96a84ca24644b235fc426a9a242b",
        .info,
        "stopping"
    )
    package static let stopped = JournalEvent(
        "stopped",
        "ffd603c4507642baa341c2209b3f512b",
        .info,
        "stopped"
    )
    package static let startFailed = JournalEvent(
        "start-failed",
        "919c236f6f7e4e599f5911d8f26e1f2f",
        .error,
        "the service cannot start"
    )
    package static let configurationFault = JournalEvent(
        "configuration-fault",
        "fd5a2dd9f7ec42baa4e09af102050fb6",
        .error,
        "the configuration has a fault"
    )
    package static let configurationDoubt = JournalEvent(
        "configuration-doubt",
        "cb58e40643064b1aaec3e44e9bb1e54f",
        .warning,
        "the configuration names something unknown, which is passed over"
    )
    package static let reloadApplied = JournalEvent(
        "reload-applied",
        "1d44cc8fa3b94d3381698fdea79a1516",
        .notice,
        "configuration read again"
    )
    package static let reloadRefused = JournalEvent(
        "reload-refused",
        "e7435062baf24d4b88c32f1925787137",
        .error,
        "the new configuration is refused, the old one stays"
    )
    package static let storeRepaired = JournalEvent(
        "store-repaired",
        "a04e03e55c394d71ac4bdc7ff645fa8f",
        .warning,
        "the store's end was repaired"
    )
    package static let storeDamaged = JournalEvent(
        "store-damaged",
        "f0183d57caeb4e7a804949c7d15b1e70",
        .error,
        "the store has damaged lines, articlectl verify tells where"
    )
    package static let storePaused = JournalEvent(
        "store-paused",
        "869b7f65239438897a997a7c22d5d0d0",
        .error,
        "articles cannot be stored, no more are taken until they can"
    )
    package static let storeResumed = JournalEvent(
        "store-resumed",
        "8caaee806a5c47a9a92936461dc623b1",
        .notice,
        "articles can be stored again"
    )
    package static let intakePaused = JournalEvent(
        "intake-paused",
        "35928f088106431588814c3c8beaf675",
        .error,
        "no files are taken from the inbox"
    )
    package static let intakeResumed = JournalEvent(
        "intake-resumed",
        "2263933516ed4f939a798ee3a1a80551",
        .notice,
        "files are taken from the inbox again"
    )
    package static let filePutAway = JournalEvent(
        "file-put-away",
        "60b3edd5ce814155b4abe01fc844bad9",
        .debug,
        "file put away"
    )
    package static let fileRejected = JournalEvent(
        "file-rejected",
        "aecb0c4f347f49c39517356b0dc83b18",
        .debug,
        "file put into rejected/"
    )
    package static let fileRefused = JournalEvent(
        "file-refused",
        "7c568425804b449581ae7b458d492fd0",
        .warning,
        "a file cannot be taken from the inbox, it is tried again later"
    )
    package static let fileStaysOpen = JournalEvent(
        "file-stays-open",
        "28f6682532ec4c54a0f9b576e573f162",
        .warning,
        "a file of the inbox stays open for writing, it is waited for"
    )
    package static let filesLeft = JournalEvent(
        "files-left",
        "ccca7e74c9634bae8ce9c814ce51ac57",
        .warning,
        "files are left in the inbox that were still being written to"
    )
    package static let leftoversTaken = JournalEvent(
        "leftovers-taken",
        "ff855a5fef094ed4a0a7044981e209b2",
        .info,
        "taking up files of an earlier run"
    )
    package static let eventsOverflowed = JournalEvent(
        "events-overflowed",
        "4c3754b3856c4be3a75216f2b3b02479",
        .warning,
        "the kernel dropped events of the inbox, it is scanned instead"
    )
    package static let polling = JournalEvent(
        "polling",
        "52991a58e04f431dbb93630585ac2deb",
        .warning,
        "no events from the inbox, it is scanned at intervals"
    )
    package static let inboxAttached = JournalEvent(
        "inbox-attached",
        "c97972544b6d4f87af05fbd8e8a2fe54",
        .info,
        "inbox attached"
    )
    package static let deadlineOverrun = JournalEvent(
        "deadline-overrun",
        "0cd73e7eeb7f44e2be90e49dc16d4d1c",
        .critical,
        "reading an article has run past its deadline, starting afresh"
    )
    package static let stageStalled = JournalEvent(
        "stage-stalled",
        "e0fc26f9c7a84cb0a02b929fdce21461",
        .error,
        "a stage makes no progress, the watchdog is not told that all is well"
    )
    package static let filesForgotten = JournalEvent(
        "files-forgotten",
        "da0d214ac5974aab95c3cef9a495f68c",
        .critical,
        "no stage works on the files in hand, the service manager is asked to start afresh"
    )
    package static let summary = JournalEvent(
        "summary",
        "79649efd57a542879cba07c0dd5c80aa",
        .info,
        "articles since the start"
    )
    package static let status = JournalEvent(
        "status",
        "4bf27352f61f4ab4b5c2741aa0ae5e70",
        .notice,
        "status"
    )

    package static let all = [
        ready, stopping, stopped, startFailed, configurationFault, configurationDoubt,
        reloadApplied, reloadRefused, storeRepaired, storeDamaged, storePaused, storeResumed,
        intakePaused, intakeResumed, filePutAway, fileRejected, fileRefused,
        fileStaysOpen, filesLeft, leftoversTaken,
        eventsOverflowed, polling, inboxAttached, deadlineOverrun, stageStalled, filesForgotten,
        summary, status,
    ]

    static func named(_ name: String) -> JournalEvent? { byName[name] }

    private static let byName = Dictionary(
        uniqueKeysWithValues: all.map { ($0.name, $0) }
    )
}
