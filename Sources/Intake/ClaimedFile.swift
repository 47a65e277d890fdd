package import ArticleModel
package import LinuxIO

/// A file that was taken out of the inbox and has not been put away yet.
///
/// It stands in `claimed/` under the path that it had in the inbox, so that its name survives
/// whatever happens to the program.
package struct ClaimedFile: Sendable, Hashable {
    /// Path below `claimed/`, and below the inbox before.
    package var path: PathBytes
    package var byteCount: Int
    package var received: Timestamp
    /// Whether an earlier run of the program had claimed it already.
    package var isLeftover: Bool

    package init(path: PathBytes, byteCount: Int, received: Timestamp, isLeftover: Bool = false) {
        self.path = path
        self.byteCount = byteCount
        self.received = received
        self.isLeftover = isLeftover
    }
}
