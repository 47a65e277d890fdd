import LinuxIO

/// Whether the disk has room for one more article, so that the daemon stops taking files before
/// the disk is full rather than after.
///
/// - Source: Postfix, which refuses mail below one and a half times its largest message.
struct Reserve: Sendable {
    /// Records, archives and reason files are files too.
    static let leastFiles = 100
    /// Time for which an answer holds, so that asking costs nothing.
    private static let pace = Duration.milliseconds(100)

    /// Bytes that stay free.
    var byteCount: Int
    private var lastLook: Duration?
    private(set) var lack: String?

    init(byteCount: Int) { self.byteCount = byteCount }

    /// Looks at the disk, unless it has just been done.
    ///
    /// - Returns: Whether there is room; there is where `look` cannot tell.
    mutating func hasRoom(at now: Duration, look: () -> FileSystem?) -> Bool {
        if let lastLook, now - lastLook < Reserve.pace { return lack == nil }
        lastLook = now
        lack = look().flatMap(shortage)
        return lack == nil
    }

    private func shortage(_ disk: FileSystem) -> String? {
        // A quarter more before it goes on, or it would turn on and off at the border.
        let needed = lack == nil ? byteCount : byteCount + byteCount / 4
        if disk.freeBytes < needed {
            return "\(disk.freeBytes >> 20) MiB left on the disk, \(byteCount >> 20) MiB are "
                + "kept free"
        }
        if let files = disk.freeFiles, files < Reserve.leastFiles {
            return "room for \(files) files left on the disk, \(Reserve.leastFiles) are kept "
                + "free"
        }
        return nil
    }
}
