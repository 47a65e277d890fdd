import Glibc
import LinuxIO
import Testing

/// What the kernel's records mean.
@Suite struct InotifyEventTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let sentence: String
        let mask: Int32
        var name = ""
        let event: InotifyEvent?
        var testDescription: String { sentence }
    }

    static func event(_ kind: InotifyEvent.Kind, _ name: String = "", isFolder: Bool = false)
        -> InotifyEvent
    {
        InotifyEvent(kind, watch: 3, name: PathBytes(name), isFolder: isFolder)
    }

    static let cases: [Case] = [
        Case(
            sentence: "a hard link tells of its creation only",
            mask: IN_CREATE,
            name: "a",
            event: event(.created, "a")
        ),
        Case(
            sentence: "a writer closed the file",
            mask: IN_CLOSE_WRITE,
            name: "a.txt",
            event: event(.closedAfterWrite, "a.txt")
        ),
        Case(
            sentence: "a rename brings a whole file",
            mask: IN_MOVED_TO,
            name: "b",
            event: event(.movedIn, "b")
        ),
        Case(
            sentence: "a folder was moved away",
            mask: IN_MOVED_FROM | IN_ISDIR,
            name: "s",
            event: event(.movedOut, "s", isFolder: true)
        ),
        Case(sentence: "the watch has ended", mask: IN_IGNORED, event: event(.folderGone)),
        Case(sentence: "the disk was unmounted", mask: IN_UNMOUNT, event: event(.folderGone)),
        Case(sentence: "the folder was renamed", mask: IN_MOVE_SELF, event: event(.folderGone)),
        Case(sentence: "the queue was full", mask: IN_Q_OVERFLOW, event: event(.overflow)),
        // Not asked for.
        Case(sentence: "an access is passed over", mask: IN_ACCESS, name: "a", event: nil),
    ]

    @Test(arguments: cases)
    func meaning(_ c: Case) {
        let bytes = record(watch: 3, mask: c.mask, name: Array(c.name.utf8))
        #expect(InotifyEvent.decode(bytes) == (c.event.map { [$0] } ?? []))
    }

    @Test func severalRecordsAreReadInOrderAndNamesNeedNotBeUTF8() {
        let bytes =
            record(watch: 1, mask: IN_CREATE, name: [0xFF, 0x0A])
            + record(watch: -1, mask: IN_Q_OVERFLOW, name: [])
            + record(watch: 2, mask: IN_MOVED_TO, name: Array(repeating: 0x78, count: 255))
        let events = InotifyEvent.decode(bytes)
        #expect(events.map(\.watch) == [1, -1, 2])
        #expect(events.first?.name.bytes == [0xFF, 0x0A])
        #expect(events.last?.name.bytes.count == 255)
    }

    @Test func aRecordCutShortIsLeftOut() {
        let whole = record(watch: 1, mask: IN_CREATE, name: Array("abc".utf8))
        for length in 0..<whole.count {
            #expect(InotifyEvent.decode(Array(whole.prefix(length))).isEmpty, "\(length) bytes")
        }
    }

    private func record(watch: Int32, mask: Int32, name: [UInt8]) -> [UInt8] {
        let padding = name.isEmpty ? 0 : 16 - name.count % 16
        let size = UInt32(name.count + padding)
        let header = [UInt32(bitPattern: watch), UInt32(bitPattern: mask), 0, size]
        return header.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
        }
            + name + [UInt8](repeating: 0, count: padding)
    }
}
