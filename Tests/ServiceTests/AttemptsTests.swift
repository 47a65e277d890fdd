import LinuxIO
import TestSupport
import Testing

@testable import Service

/// The count of tries survives the program, and damage to it does no harm.
@Suite struct AttemptsTests {
    private let scratch: ScratchFolder
    private let root: Folder
    private let name = PathBytes([0x61, 0x0A, 0xFF])

    init() throws {
        scratch = try ScratchFolder()
        root = try Folder(PathBytes(scratch.path))
    }

    @Test func aRunThatWasKilledCountsAsAKillAndOneThatCrashedAsACrash() throws {
        try Attempts(root: root).begin(name)
        #expect(Attempts(root: root).count(of: name) == Attempts.Count(crashes: 0, kills: 1))
        #expect(Attempts(root: root).count(of: name) == Attempts.Count(crashes: 0, kills: 1))
        let attempts = Attempts(root: root)
        try attempts.begin(name)
        try scratch.write("!", to: "crashed")
        #expect(Attempts(root: root).count(of: name) == Attempts.Count(crashes: 1, kills: 1))
        try Attempts(root: root).clear()
        #expect(Attempts(root: root).count(of: name) == Attempts.Count())
    }

    @Test func blameCountsAsACrash() throws {
        Attempts(root: root).blame(name)
        #expect(Attempts(root: root).count(of: name) == Attempts.Count(crashes: 1, kills: 0))
    }

    @Test func twoCrashesOrTenKillsAreHopeless() {
        #expect(!Attempts.Count(crashes: 1, kills: 9).isHopeless)
        #expect(Attempts.Count(crashes: 2, kills: 0).isHopeless)
        #expect(Attempts.Count(crashes: 0, kills: 10).isHopeless)
    }

    @Test func aCrashWithNothingTriedAloneBlamesNoFile() throws {
        try scratch.write("!", to: "crashed")
        #expect(Attempts(root: root).count(of: name) == Attempts.Count())
    }

    static let damaged = [
        "", "x", "1", "1 ", "1 6", "1 2 zz", "one 0 61", "\u{0}\u{0}", "2 61 62 63\n",
        "9223372036854775807 0 61", "0 9223372036854775807 61", "-1 0 61",
    ]

    @Test(arguments: damaged)
    func damagedLinesCountNothing(_ text: String) {
        #expect(Attempts.parse(Array(text.utf8)) == [:])
    }
}
