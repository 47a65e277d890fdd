import Foundation
import Glibc
import LinuxIO
import TestSupport
import Testing

/// The whole way of a file, with the real program.
@Suite(.serialized) struct DaemonTests {
    private let daemon: DaemonProcess

    init() throws { daemon = try DaemonProcess() }

    private var inbox: String { daemon.scratch.path + "/inbox" }

    @Test func anArticleBecomesALineAndIsPutAway() throws {
        try daemon.write("A first article.", to: "wire/a.txt")
        #expect(try daemon.runOnce() == 0)
        #expect(daemon.lines().map(\.text) == ["A first article."])
        #expect(daemon.archived() == ["wire/a.txt"])
        #expect(daemon.remaining() == [])
    }

    static let bad: [(sentence: String, name: String, bytes: [UInt8], reason: String)] = [
        ("an empty file", "a.txt", [], "empty"),
        ("white space only", "a.txt", Array(" \n\t ".utf8), "no-text"),
        ("random bytes", "a.txt", [0x8F, 0, 1, 2, 3, 0xFE, 0, 7, 0x81, 0x13, 5, 6], "not-text"),
        ("NUL bytes", "a.txt", Array("ab\0cd\0".utf8), "not-text"),
        ("a picture", "a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "not-text"),
        ("too much", "a.txt", [UInt8](repeating: 0x61, count: (8 << 20) + 1), "too-large"),
    ]

    @Test(arguments: bad.indices)
    func isRejectedWithItsReason(_ index: Int) throws {
        let c = Self.bad[index]
        try daemon.scratch.write(c.bytes, to: "inbox/" + c.name)
        try daemon.write("A good article beside it.", to: "good.txt")
        #expect(try daemon.runOnce() == 0)
        #expect(daemon.reason(of: c.name) == c.reason, "\(c.sentence)")
        #expect(daemon.lines().count == 1 && daemon.archived() == ["good.txt"])
        #expect(daemon.remaining() == [])
    }

    @Test func whatIsNoFileIsRejectedUnopened() throws {
        try daemon.write("secret", to: "../outside.txt")
        try daemon.write("A good article.", to: "good.txt")
        symlink(daemon.scratch.path + "/outside.txt", inbox + "/link.txt")
        symlink("/", inbox + "/root")
        mkfifo(inbox + "/fifo", 0o600)
        mkdir(inbox + "/folder.txt", 0o700)
        #expect(try daemon.runOnce() == 0)
        for name in ["link.txt", "root", "fifo", "folder.txt"] {
            #expect(daemon.reason(of: name) == "not-a-file", "\(name)")
        }
        #expect(daemon.lines().count == 1)
        #expect(try daemon.scratch.read("outside.txt") == "secret")
    }

    static let strange: [(sentence: String, name: [UInt8])] = [
        ("a line break", Array("a\nb.txt".utf8)),
        ("no UTF-8", [0x61, 0xFF, 0x2E, 0x74]),
        ("a terminal's escape", Array("\u{1B}[31m.txt".utf8)),
        ("a leading dash", Array("-rf".utf8)),
        ("only a space", [0x20]),
        ("255 bytes", [UInt8](repeating: 0x61, count: 255)),
        ("decomposed letters", Array("a\u{30A}.txt".utf8)),
    ]

    @Test(arguments: strange.indices)
    func aStrangeNameIsNoHindrance(_ index: Int) throws {
        let c = Self.strange[index]
        try daemon.write("", to: ".keep")
        let folder = try Folder(PathBytes(inbox))
        try FileDescriptor.open(
            PathBytes(c.name),
            in: folder.descriptor,
            flags: O_CREAT | O_WRONLY
        ).write(all: Array("Some text".utf8))
        #expect(try daemon.runOnce() == 0)
        #expect(daemon.lines().map(\.text) == ["Some text"], "\(c.sentence)")
        #expect(daemon.remaining() == [".keep"])
    }

    @Test func badUTF8IsMendedWithAWarning() throws {
        let bytes = Array("Gå på ædel dåd, é".utf8.dropLast())
        try daemon.scratch.write(bytes, to: "inbox/a.txt")
        try daemon.runOnce()
        #expect(daemon.lines().map(\.text) == ["Gå på ædel dåd, \u{FFFD}"])
    }

    @Test func theSameContentIsOneRecord() throws {
        try daemon.write("Same words.", to: "a.txt")
        try daemon.write("Same words.", to: "b.txt")
        link(inbox + "/a.txt", inbox + "/c.txt")
        try daemon.runOnce()
        try daemon.write("Same words.", to: "a.txt")
        try daemon.runOnce()
        #expect(daemon.lines().count == 1)
        #expect(daemon.archived() == ["a.txt"])
        #expect(daemon.duplicates().sorted() == ["a.txt", "b.txt", "c.txt"])
    }

    @Test func theSameNameWithOtherContentIsAnotherRecord() throws {
        for number in 1...3 {
            try daemon.write("Version \(number).", to: "a.txt")
            try daemon.runOnce()
        }
        #expect(daemon.lines().map(\.seq) == [1, 2, 3])
        #expect(daemon.archived() == ["a.txt", "a.txt~2", "a.txt~3"])
    }

    @Test func whatAnEarlierRunHadClaimedComesFirst() throws {
        try daemon.scratch.write("Claimed before.", to: "claimed/sub/a.txt")
        try daemon.write("New.", to: "0.txt")
        try daemon.runOnce()
        #expect(daemon.lines().map(\.text) == ["Claimed before.", "New."])
        #expect(daemon.remaining() == [])
        #expect(daemon.scratch.files().contains("attempts") == false)
    }

    @Test func aRecordWhoseFileWasNotPutAwayIsNotMadeTwice() throws {
        try daemon.write("Stored, then killed.", to: "a.txt")
        try daemon.runOnce()
        try daemon.scratch.write("Stored, then killed.", to: "claimed/b.txt")
        try daemon.runOnce()
        #expect(daemon.lines().count == 1)
        #expect(daemon.archived() == ["a.txt", "b.txt"])
        #expect(daemon.duplicates() == [])
    }

    @Test func aFileThatWasThereWhenTheProgramWasKilledIsNotGivenUp() throws {
        try daemon.scratch.write("Innocent, twice unlucky.", to: "claimed/a.txt")
        try daemon.scratch.write("1 2 612e747874\n", to: "attempts")
        try daemon.scratch.write("612e747874", to: "trying")
        try daemon.runOnce()
        #expect(daemon.lines().map(\.text) == ["Innocent, twice unlucky."])
    }

    @Test func aFileThatWasLongUnderWayAtThreeKillsIsGivenUp() throws {
        try daemon.scratch.write("Poison.", to: "claimed/a.txt")
        try daemon.scratch.write("0 2 612e747874\n", to: "attempts")
        try daemon.scratch.write("612e747874 suspect", to: "trying")
        try daemon.runOnce()
        #expect(daemon.reason(of: "a.txt") == "failed")
    }

    @Test func aFileThatCrashedTheProgramTwiceIsGivenUp() throws {
        try daemon.scratch.write("Poison.", to: "claimed/a.txt")
        try daemon.scratch.write("1 0 612e747874\n", to: "attempts")
        try daemon.scratch.write("612e747874", to: "trying")
        try daemon.scratch.write("!", to: "crashed")
        try daemon.write("Innocent.", to: "b.txt")
        try daemon.runOnce()
        #expect(daemon.reason(of: "a.txt") == "failed")
        #expect(daemon.lines().map(\.text) == ["Innocent."])
    }

    @Test func temporaryFilesStay() throws {
        try daemon.write("half", to: "a.txt.part")
        try daemon.write("half", to: ".a.txt.Xy12ab")
        try daemon.runOnce()
        #expect(daemon.remaining() == [".a.txt.Xy12ab", "a.txt.part"])
        #expect(daemon.lines().isEmpty)
    }

    @Test func aSecondInstanceIsTurnedAway() throws {
        try daemon.start()
        #expect(try daemon.runOnce() == 75)
        #expect(daemon.stop() == 0)
    }
}
