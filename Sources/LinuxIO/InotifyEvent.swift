import Glibc

/// One change below a watched folder, as the kernel tells it.
///
/// An event means "look there", not "this happened once": equal events in a row are merged,
/// and some changes (a hard link, a store through a mapping) come as another one or not at all.
package struct InotifyEvent: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// A name appeared: created, linked in, or made by `mkdir`.
        case created
        /// A writer closed the file.
        case closedAfterWrite
        /// The name was renamed to here: whole, because renames are atomic.
        case movedIn
        /// The name was renamed to elsewhere.
        case movedOut
        /// The watched folder itself was renamed, deleted or unmounted, or its watch has ended.
        case folderGone
        /// The kernel's queue was full and events were lost. Belongs to no folder.
        case overflow
    }

    package var kind: Kind
    /// The number that the watch was given; -1 for ``Kind/overflow``.
    package var watch: CInt
    /// The name in the watched folder; empty where the event is about the folder itself.
    package var name: PathBytes
    package var isFolder: Bool

    package init(_ kind: Kind, watch: CInt, name: PathBytes = PathBytes(""), isFolder: Bool = false)
    {
        self.kind = kind
        self.watch = watch
        self.name = name
        self.isFolder = isFolder
    }
}

extension InotifyEvent {
    /// What the daemon asks the kernel for.
    ///
    /// `IN_CREATE` must be among it: a hard link and a file made without a name and linked in
    /// tell nothing else.
    static func mask(_ interest: InotifyWatcher.Interest) -> UInt32 {
        let places =
            IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE_SELF | IN_MOVE_SELF
            | Int32(bitPattern: UInt32(IN_ONLYDIR | IN_DONT_FOLLOW))
        return UInt32(bitPattern: interest == .files ? places | IN_CLOSE_WRITE : places)
    }

    /// Decodes the bytes of one `read(2)` on an inotify descriptor.
    ///
    /// A record, in host byte order:
    ///
    ///     offset  0   4     8       12   16
    ///             wd  mask  cookie  len  name, padded with zeros to len bytes
    ///
    /// Records of kinds that the daemon did not ask for are passed over, and so is a record cut
    /// short at the end, which `read(2)` never gives.
    ///
    /// - Complexity: O(*n*) in the number of bytes; one allocation per named event.
    /// - Source: `inotify(7)`, "Reading events from an inotify file descriptor".
    package static func decode(_ bytes: [UInt8]) -> [InotifyEvent] {
        let headerSize = 16
        var events: [InotifyEvent] = []
        var offset = 0
        while offset + headerSize <= bytes.count {
            let watch = CInt(bitPattern: word(in: bytes, at: offset))
            let mask = word(in: bytes, at: offset + 4)
            let start = offset + headerSize
            let end = start + Int(word(in: bytes, at: offset + 12))
            guard end <= bytes.count else { break }
            offset = end
            guard let kind = Kind(mask: mask) else { continue }
            events.append(
                InotifyEvent(
                    kind,
                    watch: watch,
                    name: PathBytes(bytes[start..<end].prefix { $0 != 0 }),
                    isFolder: mask & UInt32(IN_ISDIR) != 0
                )
            )
        }
        return events
    }

    private static func word(in bytes: [UInt8], at offset: Int) -> UInt32 {
        bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self) }
    }
}

extension InotifyEvent.Kind {
    fileprivate init?(mask: UInt32) {
        func has(_ bit: Int32) -> Bool { mask & UInt32(bitPattern: bit) != 0 }
        switch true {
        case has(IN_Q_OVERFLOW): self = .overflow
        case has(IN_IGNORED), has(IN_UNMOUNT), has(IN_MOVE_SELF), has(IN_DELETE_SELF):
            self = .folderGone
        case has(IN_MOVED_TO): self = .movedIn
        case has(IN_MOVED_FROM): self = .movedOut
        case has(IN_CLOSE_WRITE): self = .closedAfterWrite
        case has(IN_CREATE): self = .created
        default: return nil
        }
    }
}
