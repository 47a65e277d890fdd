import ArticleModel
import Intake
import LinuxIO
import Testing

@testable import Service

@Suite("Files in hand")
struct HandTests {
    private let claim = ClaimedFile(
        path: PathBytes("a.txt"),
        byteCount: 1,
        received: Timestamp(seconds: 0)
    )

    @Test("A stop does not wait for a file that nothing can be done about")
    func postponed() {
        let hand = Hand()
        hand.take(claim)
        #expect(!hand.isDone)
        hand.postpone(claim)
        #expect(hand.isDone)
    }

    @Test("It waits for one that was postponed and then read, until that is put away")
    func resumed() {
        let hand = Hand()
        hand.take(claim)
        hand.postpone(claim)
        hand.resume(claim)
        #expect(!hand.isDone)
        hand.release([claim])
        #expect(hand.isDone)
    }
}
