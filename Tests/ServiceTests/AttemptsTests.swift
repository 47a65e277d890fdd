import LinuxIO
import TestSupport
import Testing

@testable import Service

/// The count of tries survives the program, and damage to it does no harm.
///
/// One at a time: a process has one place for the mark of a crash.
@Suite(.serialized) struct AttemptsTests {
    private let scratch: ScratchFolder
    private let root: Folder
    private let name = PathBytes([0x61, 0x0A, 0xFF])

    init() throws {
        scratch = try ScratchFolder()
        root = try Folder(PathBytes(scratch.path))
    }

    @Test func aRunThatCrashedCountsAsACrash() throws {
        let attempts = Attempts(root: root)
        try attempts.begin(name)
        try scratch.write("!", to: "crashed")
        #expect(Attempts(root: root).count(of: name) == Attempts.Count(crashes: 1, kills: 0))
        #expect(Attempts(root: root).count(of: name) == Attempts.Count(crashes: 1, kills: 0))
        try Attempts(root: root).clear()
        #expect(Attempts(root: root).count(of: name) == Attempts.Count())
    }

    @Test func aKillOfAFileThatWasReadAsFastAsAnyIsNotHeldAgainstIt() throws {
        for _ in 0..<100 {
            let attempts = Attempts(root: root)
            try attempts.begin(name, residentBytes: 80 << 20)
            attempts.watch(name, underWayFor: .milliseconds(900), residentBytes: 110 << 20)
        }
        #expect(Attempts(root: root).count(of: name) == Attempts.Count())
    }

    static let suspicious: [(sentence: String, duration: Duration, residentBytes: Int)] = [
        ("slow", .seconds(1), 80 << 20), ("greedy", .milliseconds(40), 112 << 20),
    ]

    @Test(arguments: suspicious.indices)
    func threeKillsOfASuspectFileAreEnough(_ index: Int) throws {
        let c = Self.suspicious[index]
        for kills in 0..<3 {
            let attempts = Attempts(root: root)
            #expect(attempts.count(of: name) == Attempts.Count(crashes: 0, kills: kills))
            #expect(!attempts.count(of: name).isHopeless, "\(c.sentence)")
            try attempts.begin(name, residentBytes: 80 << 20)
            attempts.watch(name, underWayFor: c.duration, residentBytes: c.residentBytes)
        }
        #expect(Attempts(root: root).count(of: name).isHopeless, "\(c.sentence)")
    }

    @Test func theNextFileIsNotSuspectBecauseTheLastOneWas() throws {
        let attempts = Attempts(root: root)
        try attempts.begin(PathBytes("slow"))
        attempts.watch(PathBytes("slow"), underWayFor: .seconds(2), residentBytes: 0)
        try attempts.begin(name)
        attempts.watch(PathBytes("slow"), underWayFor: .seconds(2), residentBytes: 0)
        let next = Attempts(root: root)
        #expect(next.count(of: name) == Attempts.Count())
        #expect(next.count(of: PathBytes("slow")) == Attempts.Count())
    }

    @Test func blameCountsAsACrash() throws {
        Attempts(root: root).blame(name)
        #expect(Attempts(root: root).count(of: name) == Attempts.Count(crashes: 1, kills: 0))
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
