import Glibc
import LinuxIO
import TestSupport
import Testing

/// A program that dies of its own fault leaves its mark, whatever the fault.
@Suite struct CrashMarkTests {
    @Test func aThreadThatUsesUpItsStackLeavesTheMark() async throws {
        let scratch = try ScratchFolder()
        let path = scratch.path
        await #expect(processExitsWith: .signal(SIGSEGV)) { [path = path as String] in
            try CrashMark.arm(PathBytes("crashed"), in: Folder(PathBytes(path)))
            _ = CrashMark.withOwnStack { depth(0) }
        }
        #expect(try scratch.read("crashed") == "!")
    }
}

/// Never comes back; each step needs the one below, so that none can be left out.
private func depth(_ level: Int) -> Int {
    var page = [level]
    page.append(
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 64) { memory in
            memory.initialize(repeating: level)
            return level < 0 ? 0 : depth(level + 1) + memory[level % 64]
        }
    )
    return page[1]
}
