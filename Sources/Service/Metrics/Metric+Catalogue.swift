import Intake

/// Every family the service shows; a list, in the order in which it is shown.
extension Metric {
    static let buildInfo = Metric(.gauge, "build_info", "Always 1.", label: "version")
    static let up = Metric(.gauge, "up", "1 while the service runs, 0 in its last words.")
    static let startTime = Metric(
        .gauge,
        "start_time_seconds",
        "When the service started, Unix time."
    )
    static let heartbeat = Metric(
        .gauge,
        "heartbeat_timestamp_seconds",
        "When this was written, Unix time."
    )

    static let inboxFiles = Metric(
        .gauge,
        "inbox_files",
        "Files known to wait in the inbox; at most about a thousand."
    )
    static let inboxOldest = Metric(
        .gauge,
        "inbox_oldest_timestamp_seconds",
        "Change time of the oldest file known to wait, Unix time; 0 if none waits."
    )
    static let settlingFiles = Metric(
        .gauge,
        "settling_files",
        "Files of the inbox that are not whole yet."
    )
    static let claimedFiles = Metric(.gauge, "claimed_files", "Files in hand.")
    static let workers = Metric(.gauge, "workers", "Articles that may be read at the same time.")
    static let workersBusy = Metric(.gauge, "workers_busy", "Articles being read.")

    static let articlesSeen = Metric(
        .counter,
        "articles_seen_total",
        "Files taken from the inbox."
    )
    static let articlesStored = Metric(
        .counter,
        "articles_stored_total",
        "Records stored.",
        label: "lang"
    )
    static let articlesDuplicate = Metric(
        .counter,
        "articles_duplicate_total",
        "Files whose bytes were stored before."
    )
    static let articlesRejected = Metric(
        .counter,
        "articles_rejected_total",
        "Files put into rejected/.",
        label: "reason",
        expected: Rejection.Reason.allCases.map(\.rawValue)
    )
    static let articlesRetried = Metric(
        .counter,
        "articles_retried_total",
        "Tries that have to be made again.",
        label: "reason",
        expected: ["refused", "store", "unreadable", "unstable"]
    )
    static let articlesVanished = Metric(
        .counter,
        "articles_vanished_total",
        "Files that somebody took away after they were noticed."
    )
    static let extractDuration = Metric(
        .histogram,
        "extract_duration_seconds",
        "Time for a stage of an article; decode is from the file to its text.",
        label: "stage"
    )
    static let queueWait = Metric(
        .histogram,
        "queue_wait_seconds",
        "Time from a file's claim until it is read."
    )

    static let storeBytes = Metric(.gauge, "store_bytes", "Size of all segments.")
    static let storeSegments = Metric(.gauge, "store_segments", "Number of segments.")
    static let storeRecords = Metric(.gauge, "store_records", "Records in the store.")
    static let storeAppendErrors = Metric(
        .counter,
        "store_append_errors_total",
        "Batches that could not be stored.",
        label: "errno",
        expected: ["EDQUOT", "EIO", "ENOSPC", "EROFS"]
    )
    static let storeSyncDuration = Metric(
        .histogram,
        "store_sync_duration_seconds",
        "Time to write and sync a batch."
    )
    static let storeTailRepairs = Metric(
        .counter,
        "store_tail_repairs_total",
        "Repairs of the store's end."
    )
    static let storeDamagedLines = Metric(
        .gauge,
        "store_damaged_lines",
        "Faults in the lines of the store when it was opened."
    )

    static let watchMode = Metric(
        .gauge,
        "watch_mode",
        "1 for the way in which the inbox is watched.",
        label: "mode",
        expected: ["inotify", "poll"]
    )
    static let watchOverflows = Metric(
        .counter,
        "watch_overflows_total",
        "Times the kernel dropped events."
    )
    static let watchReattach = Metric(
        .counter,
        "watch_reattach_total",
        "Times another folder stood at the inbox's path."
    )
    static let rescans = Metric(.counter, "rescans_total", "Scans of the whole inbox.")
    static let rescanFound = Metric(
        .counter,
        "rescan_found_total",
        "Files a scan found that no event had told of."
    )

    static let diskFree = Metric(
        .gauge,
        "disk_free_bytes",
        "Room on the file system of the state folder."
    )
    static let paused = Metric(
        .gauge,
        "paused",
        "1 while no files are taken, for that reason.",
        label: "reason",
        expected: Pauses.Cause.allCases.map(\.rawValue)
    )
    static let reloads = Metric(
        .counter,
        "reloads_total",
        "Reloads of the configuration.",
        label: "result",
        expected: ["applied", "refused"]
    )
    static let reloadTime = Metric(
        .gauge,
        "config_last_reload_success_timestamp_seconds",
        "When a configuration was last taken over, Unix time."
    )
    static let lastStored = Metric(
        .gauge,
        "last_stored_timestamp_seconds",
        "When a record was last stored, Unix time."
    )

    package static let all = [
        buildInfo, up, startTime, heartbeat,
        inboxFiles, inboxOldest, settlingFiles, claimedFiles, workers, workersBusy,
        articlesSeen, articlesStored, articlesDuplicate, articlesRejected, articlesRetried,
        articlesVanished, extractDuration, queueWait,
        storeBytes, storeSegments, storeRecords, storeAppendErrors, storeSyncDuration,
        storeTailRepairs, storeDamagedLines,
        watchMode, watchOverflows, watchReattach, rescans, rescanFound,
        diskFree, paused, reloads, reloadTime, lastStored,
    ]
}
