import Glibc
import LinuxIO
import TestSupport
import Testing

@testable import Intake

/// Files that are copied into `claimed/`: each is in one place afterwards, whole.
///
/// Here both folders are on one file system, which the steps do not depend on.
@Suite struct FerryTests {
    private let scratch: ScratchFolder
    private let inbox: Folder
    private let claimed: Folder

    init() throws {
        scratch = try ScratchFolder()
        let root = try Folder(PathBytes(scratch.path))
        inbox = try Folder.make(PathBytes("inbox"), in: root)
        claimed = try Folder.make(PathBytes("claimed"), in: root)
    }

    private func bring(_ name: String, largest: Int = 1000) throws(SystemCallError) {
        try Ferry(inbox: inbox, claimed: claimed, largest: largest).bring(PathBytes(name))
    }

    private func code(_ name: String, largest: Int = 1000) -> CInt? {
        do throws(SystemCallError) {
            try bring(name, largest: largest)
            return nil
        } catch {
            return error.code
        }
    }

    @Test func aFileArrivesWithItsContentAndItsTimeAndIsGoneFromTheInbox() throws {
        try scratch.write("text", to: "inbox/a/b.txt")
        let times = [timespec(tv_sec: 1, tv_nsec: 2), timespec(tv_sec: 3, tv_nsec: 4)]
        utimensat(AT_FDCWD, scratch.path + "/inbox/a/b.txt", times, 0)
        try bring("a/b.txt")
        #expect(try scratch.read("claimed/a/b.txt") == "text")
        let modified = try claimed.status(of: PathBytes("a/b.txt"))?.modified
        #expect(modified?.seconds == 3 && modified?.nanoseconds == 4)
        #expect(scratch.files() == ["claimed/a/b.txt"])
        #expect(try inbox.status(of: Ferry.parking) == nil)
    }

    @Test func whatCannotBeBroughtIsBackAtItsPlace() throws {
        try scratch.write("too large", to: "inbox/large")
        try scratch.write("half", to: "inbox/open")
        try scratch.write("second", to: "inbox/taken")
        try scratch.write("first", to: "claimed/taken")
        symlink("/etc/passwd", scratch.path + "/inbox/link")
        mkfifo(scratch.path + "/inbox/fifo", 0o600)
        let writer = try FileDescriptor.open(
            PathBytes("open"),
            in: inbox.descriptor,
            flags: O_WRONLY
        )
        #expect(code("large", largest: 8) == EFBIG)
        #expect(code("open") == EBUSY)
        #expect(code("taken") == EEXIST)
        #expect(code("link") == ELOOP)
        #expect(code("fifo") == EXDEV)
        #expect(code("missing") == ENOENT)
        withExtendedLifetime(writer) {}
        #expect(
            Set(try inbox.names()).subtracting([Ferry.parking])
                == Set(["large", "open", "taken", "link", "fifo"].map { PathBytes($0) })
        )
        #expect(try claimed.names() == [PathBytes("taken")])
    }

    @Test func whatAKillLeftParkedGoesBackUnlessItsNameIsTaken() throws {
        try scratch.write("parked", to: "inbox/.articled/a/b")
        try scratch.write("earlier", to: "inbox/.articled/c")
        try scratch.write("later", to: "inbox/c")
        Ferry.unpark(in: inbox)
        #expect(scratch.files(below: "inbox") == [".articled/c", "a/b", "c"])
        #expect(try scratch.read("inbox/c") == "later")
        try inbox.remove(PathBytes("c"))
        Ferry.unpark(in: inbox)
        #expect(scratch.files(below: "inbox") == ["a/b", "c"])
    }

    /// Somebody who may write to the inbox must not choose where we put files.
    @Test func aLinkInPlaceOfTheParkingLeadsNowhere() throws {
        try scratch.write("text", to: "inbox/a")
        mkdir(scratch.path + "/elsewhere", 0o700)
        symlink("../elsewhere", scratch.path + "/inbox/.articled")
        #expect(code("a") == ENOTDIR || code("a") == ELOOP)
        #expect(scratch.files(below: "elsewhere") == [])
        #expect(try scratch.read("inbox/a") == "text")
    }

    @Test func aPieceThatAKillLeftIsNoFileInHand() throws {
        let folder = ClaimedFolder(
            try OwnFolder(PathBytes("claimed"), in: Folder(PathBytes(scratch.path)))
        )
        try scratch.write("hal", to: "claimed/.ferry")
        try scratch.write("whole", to: "claimed/a")
        var names: [PathBytes] = []
        try folder.files { names.append($0) }
        #expect(names == [PathBytes("a")])
        #expect(scratch.files(below: "claimed") == ["a"])
    }
}
