package import ArticleModel
package import LinuxIO
import Synchronization

/// The store: one line of JSON for each article, in the folder `store` of the state folder.
///
/// Records are only ever added. When ``append(_:)`` returns they are on the disk, and a crash
/// at any moment before leaves either the whole batch's front or nothing of it; what is torn is
/// repaired when the store is opened. One process at a time holds a store.
///
/// ```swift
/// let store = try ArticleStore(state: "/var/lib/articled")
/// if !store.contains(record.id) { try store.append([record]) }
/// ```
///
/// Calls may come from any thread; they are served one after the other.
package final class ArticleStore: Sendable {
    private let writer: Mutex<StoreWriter>

    /// Opens the store below the folder `state`, making what is missing, and repairs its tail.
    ///
    /// Every line is looked at, so that opening takes about a second for a gigabyte.
    ///
    /// - Throws: ``StoreError``; nothing is changed for an error but by the repair.
    package init(state: PathBytes, options: StoreOptions = StoreOptions()) throws(StoreError) {
        var writer = try StoreWriter(state: state, options: options)
        try writer.load()
        self.writer = Mutex(writer)
    }

    /// What the store holds.
    package var summary: Summary { writer.withLock { $0.summary } }

    /// Whether the article is in the store; false for what is no article's id.
    package func contains(_ id: String) -> Bool {
        guard let digest = ArticleDigest(id: id) else { return false }
        return writer.withLock { $0.ledger.ids.contains(digest) }
    }

    /// Adds `records` and returns once they are on the disk.
    ///
    /// Each gets the next `seq`, whatever it had. All are written at once, with one sync: the
    /// larger the batch, the cheaper its records.
    ///
    /// - Returns: Where they stand; nil for no records.
    /// - Throws: ``StoreError``. None of the records counts as added then, and no `seq` is
    ///   used. After `suspect` and `changed` nothing can be added before ``reopen()``.
    @discardableResult
    package func append(_ records: [ArticleRecord]) throws(StoreError) -> Placement? {
        try writer.withLock { writer throws(StoreError) in try writer.append(records) }
    }

    /// Opens the store anew after an error, and reads it again from the start.
    ///
    /// A segment whose sync failed is cut back to what the disk had confirmed before, and
    /// sealed: the kernel forgets after a failed sync what it did not write, so that trying
    /// again would prove nothing.
    ///
    /// - Throws: ``StoreError``; it may be tried again.
    package func reopen() throws(StoreError) {
        try writer.withLock { writer throws(StoreError) in try writer.reopen() }
    }

    /// Changes what can be changed while the store is open: when segments end.
    package func setRotation(byteLimit: Int, daily: Bool) {
        writer.withLock {
            $0.options.segmentByteLimit = byteLimit
            $0.options.rotatesDaily = daily
        }
    }

    /// Seals the active segment now; nothing happens if it is empty.
    ///
    /// - Throws: ``StoreError``.
    package func seal() throws(StoreError) {
        try writer.withLock { writer throws(StoreError) in try writer.seal() }
    }
}

extension ArticleStore {
    /// Where a batch of records was put.
    package struct Placement: Hashable, Sendable {
        package var seqs: Range<Int>
        package var segment: String
        /// Byte offset of the first record's line.
        package var offset: Int
        package var byteCount: Int
    }

    /// What the store holds, and what was wrong when it was opened.
    package struct Summary: Sendable {
        package var articleCount: Int
        package var nextSeq: Int
        /// Files that the store consists of, the active segment included.
        package var segmentCount: Int
        /// Those of them that are sealed.
        package var sealedCount: Int
        /// Bytes in all segments.
        package var byteCount: Int
        /// The first thousand findings since the store was opened.
        package var findings: [Finding]
        package var findingCount: Int
        /// What was done to the active segment's tail, if anything, for the log.
        package var repair: String?
        /// Repairs of the tail since the store was first opened.
        package var repairCount: Int

        /// Whether lines were found that are no records.
        package var isDegraded: Bool { findingCount > 0 }
    }
}
