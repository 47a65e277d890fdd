import LinuxIO
import TestSupport
import Testing

@testable import Inbox

/// Names leave when their pause is over, the soonest first, as a plain search would tell.
@Suite struct PauseListTests {
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func leavesInTheOrderOfTheEnds(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var list = PauseList()
        var twin: [PathBytes: Duration] = [:]
        for step in 0..<500 {
            let name = PathBytes("\(Int.random(in: 0..<40, using: &random))")
            if let end = twin.removeValue(forKey: name) {
                list.remove(name, ending: end)
            } else {
                let end = Duration.seconds(step + Int.random(in: 0..<30, using: &random))
                twin[name] = end
                list.insert(name, ending: end)
            }
            while let next = list.popFirst(endingBy: .seconds(step)) {
                let soonest = twin.min { ($0.value, $0.key) < ($1.value, $1.key) }
                #expect(soonest?.key == next)
                twin[next] = nil
            }
            #expect(list.count == twin.count)
            #expect(list.firstEnd == twin.values.min())
            #expect(twin.values.allSatisfy { $0 > .seconds(step) })
        }
    }

    @Test func anotherEndIsAnotherPause() {
        var list = PauseList()
        list.insert(PathBytes("a"), ending: .seconds(2))
        list.remove(PathBytes("a"), ending: .seconds(1))
        #expect(list.count == 1)
    }
}
