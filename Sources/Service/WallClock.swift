import ArticleModel
import LinuxIO

/// Universal time as the records write it.
enum WallClock {
    static func now() -> Timestamp {
        let now = Clocks.wall()
        return Timestamp(seconds: now.seconds, nanoseconds: now.nanoseconds)
    }
}
