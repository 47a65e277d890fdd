import Glibc
import Inbox
package import Logging

/// What an operator can set; every property at its default.
package struct Configuration: Sendable, Hashable {
    package struct Inbox: Sendable, Hashable {
        /// Time between scans that find what events missed.
        package var scanInterval = Duration.seconds(5)
        var settling = SettlingRule()
        /// Larger files are rejected unread.
        package var maxBytes = 8 << 20
        /// How many folders deep files are found.
        package var depth = 16
    }

    package struct Work: Sendable, Hashable {
        /// Articles read at the same time.
        package var workers = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        /// Reading one article may take this long before it is rejected.
        package var deadline = Duration.seconds(20)
    }

    package struct Store: Sendable, Hashable {
        package var segmentBytes = 256 << 20
        package var rotateDaily = true
        /// Bytes that stay free on the disk: below them no more files are taken.
        ///
        /// Twice the largest article: its record repeats its text.
        package var reserve = 16 << 20
    }

    /// The state folder; nil where neither file, environment nor command line names one.
    package var state: String?
    package var inbox = Inbox()
    package var work = Work()
    package var store = Store()
    /// A folder of language packs that go over the built-in ones.
    package var overlay: String?
    package var logLevel = Logger.Level.info
    /// How the log is written where there is no journal.
    package var logFormat = LogFormat.text
    /// The metrics show what has changed within so long.
    package var metricsInterval = Duration.seconds(15)
    /// Whether to take what is there and end; set on the command line alone.
    package var isOneshot = false

    package init() {}
}
