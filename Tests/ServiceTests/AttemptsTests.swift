import LinuxIO
import TestSupport
import Testing

@testable import Service

/// The count of tries survives the program, and damage to it does no harm.
@Suite struct AttemptsTests {
    @Test func triesAreCountedAcrossRuns() throws {
        let scratch = try ScratchFolder()
        let root = try Folder(PathBytes(scratch.path))
        let name = PathBytes([0x61, 0x0A, 0xFF])
        try Attempts(root: root).begin(name)
        try Attempts(root: root).begin(name)
        #expect(Attempts(root: root).count(of: name) == 2)
        try Attempts(root: root).clear()
        #expect(Attempts(root: root).count(of: name) == 0)
        #expect(scratch.files() == [])
    }

    static let damaged = ["", "x", "1", "1 ", "1 6", "1 zz", "one 61", "\u{0}\u{0}", "2 61 62\n"]

    @Test(arguments: damaged)
    func damagedLinesCountNothing(_ text: String) {
        #expect(Attempts.parse(Array(text.utf8)).filter { $0.value > 0 && !$0.key.isEmpty } == [:])
    }
}
