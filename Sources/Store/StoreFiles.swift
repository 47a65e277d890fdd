/// Names of what the daemon keeps in its state folder.
package enum StoreFiles {
    /// Folder of the segments.
    package static let store = "store"
    /// File in the store's folder that its holder locks.
    package static let lock = ".lock"
    /// Folder of torn pieces, beside the store: readers take every file in there for records.
    package static let damaged = "damaged"
    /// Folder of the files that the daemon has taken from the inbox and not yet dealt with.
    package static let claimed = "claimed"
    /// What the daemon last said of itself.
    package static let status = "status.json"
}
