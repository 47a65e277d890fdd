import Glibc
package import LinuxIO

/// The only way in which the store changes the disk: one system call a step, each announced.
///
/// The announcement is how tests stop the store between any two steps, cut a write short or
/// make a call fail; in service it does nothing.
package struct Disk: Sendable {
    /// A system call about to be made.
    package enum Step: Hashable, Sendable {
        case create(String)
        case write(String, byteCount: Int)
        case syncData(String)
        case sync(String)
        case truncate(String, byteCount: Int)
        case rename(String, to: String)
        case remove(String)
        case syncFolder(String)
    }

    /// Told of each step before it is taken; throwing keeps it from being taken.
    ///
    /// The answer to a write is how many of its bytes to write before asking again; nil, or
    /// any answer to another step, changes nothing.
    package typealias Announcement = @Sendable (Step) throws(SystemCallError) -> Int?

    private let announce: Announcement

    package init(announcing announce: @escaping Announcement = { _ in nil }) {
        self.announce = announce
    }

    /// Makes a file that must not exist yet.
    package func create(_ name: String, in folder: Folder) throws(SystemCallError) -> FileDescriptor
    {
        _ = try announce(.create(name))
        return try FileDescriptor.open(
            PathBytes(name),
            in: folder.descriptor,
            flags: O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW
        )
    }

    /// Opens a file for appending, which may exist already only if it is then emptied.
    package func createAnew(_ name: String, in folder: Folder) throws(SystemCallError)
        -> FileDescriptor
    {
        _ = try announce(.create(name))
        return try FileDescriptor.open(
            PathBytes(name),
            in: folder.descriptor,
            flags: O_RDWR | O_APPEND | O_CREAT | O_TRUNC | O_NOFOLLOW
        )
    }

    package func write(_ bytes: [UInt8], to file: FileDescriptor) throws(SystemCallError) {
        var done = 0
        while done < bytes.count {
            let left = bytes.count - done
            let allowed = try announce(.write(file.path.description, byteCount: left)) ?? left
            let count = max(1, min(allowed, left))
            try file.write(all: count == bytes.count ? bytes : Array(bytes[done..<done + count]))
            done += count
        }
    }

    package func syncData(_ file: FileDescriptor) throws(SystemCallError) {
        _ = try announce(.syncData(file.path.description))
        try file.syncData()
    }

    package func sync(_ file: FileDescriptor) throws(SystemCallError) {
        _ = try announce(.sync(file.path.description))
        try file.sync()
    }

    package func truncate(_ file: FileDescriptor, to byteCount: Int) throws(SystemCallError) {
        _ = try announce(.truncate(file.path.description, byteCount: byteCount))
        try file.truncate(to: byteCount)
    }

    /// Gives a file another name in the same folder; never replaces one.
    package func rename(
        _ name: String,
        to newName: String,
        in folder: Folder
    ) throws(SystemCallError) {
        _ = try announce(.rename(name, to: newName))
        try folder.rename(PathBytes(name), to: folder, as: PathBytes(newName))
    }

    package func remove(_ name: String, in folder: Folder) throws(SystemCallError) {
        _ = try announce(.remove(name))
        try folder.remove(PathBytes(name))
    }

    package func sync(_ folder: Folder) throws(SystemCallError) {
        _ = try announce(.syncFolder(folder.path.description))
        try folder.sync()
    }
}
