import Foundation
import Glibc
import Intake
import LinuxIO
import TestSupport
import Testing

/// How refused files are named and explained.
@Suite struct RejectedFolderTests {
    private let scratch: ScratchFolder
    private let source: Folder
    private let rejected: RejectedFolder

    init() throws {
        scratch = try ScratchFolder()
        source = try Folder.make(PathBytes(scratch.path + "/claimed"))
        rejected = RejectedFolder(
            try OwnFolder(PathBytes("rejected"), in: Folder(PathBytes(scratch.path)))
        )
    }

    private func put(_ name: PathBytes, reason: Rejection.Reason = .notText) throws -> PathBytes? {
        try rejected.put(
            name,
            from: source,
            because: Rejection(reason, "for a test"),
            record: (name, "2026-11-21T09:14:03.114Z")
        )
    }

    @Test func theReasonStandsBesideTheFile() throws {
        try scratch.write("x\0", to: "claimed/wire/a.txt")
        #expect(try put(PathBytes("wire/a.txt")) == PathBytes("wire/a.txt"))
        #expect(
            try scratch.read("rejected/wire/a.txt.reason.json") == """
                {"reason":"not-text","detail":"for a test","file":"wire/a.txt","bytes":2,\
                "when":"2026-11-21T09:14:03.114Z"}\n
                """
        )
        #expect(scratch.files(below: "claimed").isEmpty)
    }

    @Test func aSecondFileOfTheNameStandsBesideTheFirst() throws {
        for number in 1...3 {
            try scratch.write("\(number)", to: "claimed/a")
            _ = try put(PathBytes("a"))
        }
        #expect(
            scratch.files(below: "rejected") == [
                "a", "a.reason.json", "a~2", "a~2.reason.json", "a~3", "a~3.reason.json",
            ]
        )
    }

    @Test func aReasonLeftByAKillIsReplaced() throws {
        try scratch.write("half", to: "rejected/a.reason.json")
        try scratch.write("1", to: "claimed/a")
        #expect(try put(PathBytes("a")) == PathBytes("a"))
        #expect(scratch.files(below: "rejected") == ["a", "a.reason.json"])
    }

    @Test func aFileNamedLikeAReasonIsNotReplaced() throws {
        try scratch.write("1", to: "claimed/a.reason.json")
        try scratch.write("2", to: "claimed/a")
        _ = try put(PathBytes("a.reason.json"))
        #expect(try put(PathBytes("a")) == PathBytes("a~2"))
        #expect(try scratch.read("rejected/a.reason.json") == "1")
    }

    @Test func whatWasMovedBeforeIsNotMovedAgain() throws {
        #expect(try put(PathBytes("gone")) == nil)
        #expect(scratch.files(below: "rejected").isEmpty)
    }

    @Test func aLongNameIsCutOnACharacterAndStaysUnlikeOthers() throws {
        let first = String(repeating: "ø", count: 127)
        let second = String(repeating: "ø", count: 126) + "o"
        for name in [first, second] {
            try scratch.write("1", to: "claimed/" + name)
            let place = try #require(try put(PathBytes(name)))
            #expect(place.bytes.count <= 220 && place.isText)
        }
        #expect(scratch.files(below: "rejected").count == 4)
    }

    @Test func aNameThatIsNoTextIsKeptInHexadecimal() throws {
        let name = PathBytes([0x62, 0xFF])
        let file = try FileDescriptor.open(
            name,
            in: source.descriptor,
            flags: O_CREAT | O_WRONLY
        )
        try file.write(all: [0])
        #expect(try put(name) == name)
        let folder = try Folder(PathBytes(scratch.path + "/rejected"))
        let reason = try FileDescriptor.open(
            Shelf.reason(for: name),
            in: folder.descriptor,
            flags: O_RDONLY
        )
        let text = String(decoding: try reason.read(upTo: 1000), as: UTF8.self)
        #expect(text.contains(#""fileBytes":"62ff""#))
    }

    @Test func aFileInTheWayOfAFolderIsNoObstacle() throws {
        try scratch.write("1", to: "claimed/a")
        _ = try put(PathBytes("a"))
        try scratch.write("2", to: "claimed/a/b")
        let place = try #require(try put(PathBytes("a/b")))
        #expect(place.description.hasSuffix("-b"))
    }
}
