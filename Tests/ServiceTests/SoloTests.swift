import Dispatch
import LinuxIO
import Testing

@testable import Service

/// A start waits for one file at a time, and for none of them for ever.
@Suite struct SoloTests {
    private let solo = Solo()
    private let name = PathBytes("a")

    /// Whether the wait for `name` is over after what `happens`.
    private func isOver(after happens: () -> Void) -> Bool {
        solo.expect(name)
        happens()
        return solo.wait(until: .now())
    }

    @Test func aFileThatWasPutAwayOrPutOffIsOver() {
        #expect(isOver { solo.hasSettled(name) })
    }

    @Test func anotherFileIsNot() {
        #expect(!isOver { solo.hasSettled(PathBytes("b")) })
    }

    @Test func aFileThatWasReadIsNotWhileItCanBeStored() {
        #expect(!isOver { solo.hasRead(name) })
    }

    @Test func onAFullDiskItIsEnoughThatItWasRead() {
        #expect(
            isOver {
                solo.hasRead(name)
                solo.setPaused(true)
            }
        )
    }

    @Test func afterAPauseTheNextOneIsWaitedForUntilItIsRead() {
        solo.setPaused(true)
        #expect(!isOver {})
    }

    /// It comes back under the wait for the next file, which must not end by it.
    @Test func aFileThatComesBackEndsNoOtherWait() {
        solo.expect(PathBytes("before"))
        solo.hasSettled(PathBytes("before"))
        #expect(solo.wait(until: .now()))
        #expect(!isOver { solo.hasSettled(PathBytes("before")) })
    }
}
