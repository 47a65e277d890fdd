import ArticleModel
import Intake
import LinuxIO
import Testing

@testable import Service

/// When a stop need not wait any longer.
@Suite struct HandTests {
    private let hand = Hand()
    private let claim = ClaimedFile(
        path: PathBytes("a"),
        byteCount: 1,
        received: Timestamp(seconds: 0)
    )

    @Test func aFileThatWasPutOffIsNotWaitedForUntilItIsTriedAgain() {
        #expect(hand.isDone)
        hand.take(claim)
        #expect(!hand.isDone)
        hand.postpone(claim)
        #expect(hand.isDone)
        hand.resume(claim)
        #expect(!hand.isDone)
        hand.release([claim])
        #expect(hand.isDone)
    }

    @Test func nothingIsWaitedForWhileNothingCanBeStored() {
        hand.take(claim)
        hand.setPaused(true)
        #expect(hand.isDone)
    }
}
