import Inbox
import LinuxIO
import Testing

/// The inbox's decisions, event by event.
///
/// Moments are seconds since the start.
@Suite struct InboxStateTests {
    private func actions(
        _ state: inout InboxState,
        at now: Duration = .zero,
        admitting: Bool = true
    ) -> [InboxState.Action] {
        var actions: [InboxState.Action] = []
        while let action = state.next(at: now, admitting: admitting) {
            actions.append(action)
            guard case .look(let name, _) = action else {
                break
            }
            state.receive(.looked(name, .claimed), at: now)
        }
        return actions
    }

    private func name(_ text: String) -> PathBytes { PathBytes(text) }

    @Test func aRenamedFileIsLookedAtOnce() {
        var state = InboxState()
        state.receive(.noticed(name("a"), movedIn: true), at: .zero)
        #expect(actions(&state) == [.look(name("a"), movedIn: true)])
        #expect(actions(&state).isEmpty)
    }

    @Test func manyEventsOfOneFileAreOneLook() {
        var state = InboxState()
        for _ in 0..<5 { state.receive(.noticed(name("a"), movedIn: false), at: .zero) }
        #expect(actions(&state) == [.look(name("a"), movedIn: false)])
    }

    @Test func temporaryNamesAreNoEvents() {
        var state = InboxState()
        state.receive(.noticed(name("a.part"), movedIn: false), at: .zero)
        #expect(state.isIdle)
    }

    @Test func anUnfinishedFileIsLookedAtAgainWithGrowingPauses() {
        var state = InboxState()
        state.receive(.noticed(name("a"), movedIn: false), at: .zero)
        var now = Duration.zero
        var pauses: [Duration] = []
        for _ in 0..<7 {
            #expect(state.next(at: now, admitting: true) == .look(name("a"), movedIn: false))
            state.receive(.looked(name("a"), .unsettled(for: nil)), at: now)
            #expect(state.next(at: now, admitting: true) == nil)
            let wake = state.wake(at: now) ?? .zero
            pauses.append(wake - now)
            now = wake
        }
        #expect(pauses == [50, 100, 200, 400, 800, 1000, 1000].map { .milliseconds($0) })
    }

    @Test func itsCloseCutsThePauseShort() {
        var state = InboxState()
        state.receive(.noticed(name("a"), movedIn: false), at: .zero)
        _ = state.next(at: .zero, admitting: true)
        state.receive(.looked(name("a"), .unsettled(for: .seconds(9))), at: .zero)
        state.receive(.noticed(name("a"), movedIn: false), at: .milliseconds(2))
        #expect(actions(&state, at: .milliseconds(2)) == [.look(name("a"), movedIn: false)])
    }

    @Test func aFileThatVanishedIsForgotten() {
        var state = InboxState()
        state.receive(.noticed(name("a"), movedIn: false), at: .zero)
        state.receive(.vanished(name("a")), at: .zero)
        #expect(actions(&state).isEmpty)
        #expect(state.isIdle)
    }

    @Test func aNewFileOfANameInHandWaitsForTheFirst() {
        var state = InboxState()
        state.receive(.noticed(name("a"), movedIn: true), at: .zero)
        #expect(actions(&state).count == 1)
        state.receive(.noticed(name("a"), movedIn: true), at: .zero)
        #expect(actions(&state).isEmpty)
        state.receive(.finished(name("a")), at: .zero)
        #expect(actions(&state) == [.look(name("a"), movedIn: false)])
    }

    @Test func aNameTakenByALeftoverIsTriedAgain() {
        var state = InboxState()
        state.receive(.noticed(name("a"), movedIn: true), at: .zero)
        _ = state.next(at: .zero, admitting: true)
        state.receive(.looked(name("a"), .nameTaken), at: .zero)
        #expect(state.wake(at: .zero) == .seconds(1))
        #expect(actions(&state, at: .seconds(1)).count == 1)
    }

    @Test func whenNothingCanBeTakenNothingIsLookedAt() {
        var state = InboxState()
        state.receive(.noticed(name("a"), movedIn: true), at: .zero)
        #expect(actions(&state, admitting: false).isEmpty)
        #expect(actions(&state, admitting: true).count == 1)
    }

    @Test func aDoubtIsAScanAndScansRepeat() {
        var state = InboxState(scanInterval: .seconds(5))
        #expect(state.next(at: .zero, admitting: true) == nil)
        state.receive(.doubted, at: .zero)
        #expect(state.next(at: .zero, admitting: true) == .scan(isNew: true))
        state.receive(.scanned(ended: true), at: .zero)
        #expect(state.next(at: .seconds(4), admitting: true) == nil)
        #expect(state.wake(at: .seconds(4)) == .seconds(5))
        #expect(state.next(at: .seconds(5), admitting: true) == .scan(isNew: true))
    }

    @Test func aDoubtDuringAScanIsAnotherScan() {
        var state = InboxState()
        state.receive(.doubted, at: .zero)
        _ = state.next(at: .zero, admitting: true)
        state.receive(.doubted, at: .zero)
        state.receive(.scanned(ended: true), at: .zero)
        #expect(state.next(at: .zero, admitting: true) == .scan(isNew: true))
    }

    @Test func whatAScanFindsIsTakenByName() {
        var state = InboxState()
        state.receive(.doubted, at: .zero)
        _ = state.next(at: .zero, admitting: true)
        for text in ["c", "a", "b"] { _ = state.found(name(text), at: .zero) }
        state.receive(.scanned(ended: true), at: .zero)
        let looks = ["a", "b", "c"].map { InboxState.Action.look(name($0), movedIn: false) }
        #expect(actions(&state) == looks)
    }

    /// A million files: memory stays, the scan stops and goes on, every file is taken once.
    @Test func aScanStopsWhenFullAndGoesOnWhenDrained() {
        var state = InboxState(capacity: 8)
        var rest = (0..<1000).map { PathBytes(padded($0)) }[...]
        var taken: [PathBytes] = []
        state.receive(.doubted, at: .zero)
        while let action = state.next(at: .zero, admitting: true) {
            switch action {
            case .scan:
                var hasRoom = true
                while hasRoom, let next = rest.popFirst() { hasRoom = state.found(next, at: .zero) }
                state.receive(.scanned(ended: hasRoom), at: .zero)
            case .look(let name, _):
                taken.append(name)
                state.receive(.looked(name, .claimed), at: .zero)
                state.receive(.finished(name), at: .zero)
            }
            #expect(state.knownCount <= 8)
        }
        #expect(taken == (0..<1000).map { PathBytes(padded($0)) })
        #expect(state.isIdle)
    }

    @Test func eventsBeyondTheCapacityAreAScan() {
        var state = InboxState(capacity: 8)
        for number in 0..<20 {
            state.receive(.noticed(PathBytes(padded(number)), movedIn: true), at: .zero)
        }
        #expect(state.knownCount == 8)
        let all = actions(&state)
        #expect(all.last == .scan(isNew: true))
        #expect(all.count == 5)
    }

    @Test func unfinishedFilesDoNotCrowdOutFinishedOnes() {
        var state = InboxState(capacity: 8)
        for number in 0..<8 {
            state.receive(.noticed(PathBytes(padded(number)), movedIn: false), at: .zero)
        }
        while case .look(let name, _) = state.next(at: .zero, admitting: true) {
            state.receive(.looked(name, .unsettled(for: nil)), at: .zero)
        }
        #expect(state.knownCount == 4)
        state.receive(.noticed(name("whole"), movedIn: true), at: .zero)
        #expect(actions(&state) == [.look(name("whole"), movedIn: true)])
        // The forgotten ones are found again soon.
        #expect(state.next(at: .seconds(1), admitting: false) == .scan(isNew: true))
    }

    /// Starts the state past its first scan, which is always one of doubt.
    private func scannedOnce() -> InboxState {
        var state = InboxState(scanInterval: .seconds(5))
        state.receive(.doubted, at: .zero)
        _ = state.next(at: .zero, admitting: true)
        state.receive(.scanned(ended: true), at: .zero)
        return state
    }

    private func scan(_ state: inout InboxState, at now: Duration, finding names: [String]) {
        while let action = state.next(at: now, admitting: false) {
            guard case .scan = action else { break }
            for text in names { _ = state.found(name(text), at: now) }
            state.receive(.scanned(ended: true), at: now)
        }
    }

    @Test func whatAScanFindsAndNoEventEverTellsWasMissed() {
        var state = scannedOnce()
        scan(&state, at: .seconds(5), finding: ["told", "silent"])
        state.receive(.noticed(name("told"), movedIn: true), at: .seconds(5))
        #expect(state.tally.missed == 0)
        scan(&state, at: .seconds(10), finding: [])
        #expect(state.tally.missed == 1)
        scan(&state, at: .seconds(15), finding: [])
        #expect(state.tally.missed == 1 && state.tally.scans == 4)
    }

    @Test func whatAScanFindsAfterADoubtWasNotMissed() {
        var state = scannedOnce()
        state.receive(.doubted, at: .seconds(1))
        scan(&state, at: .seconds(1), finding: ["a"])
        scan(&state, at: .seconds(6), finding: [])
        scan(&state, at: .seconds(11), finding: [])
        #expect(state.tally.missed == 0)
    }

    @Test func whereNoEventsAreExpectedNoneIsMissed() {
        var state = scannedOnce()
        state.expectsEvents = false
        scan(&state, at: .seconds(5), finding: ["a"])
        scan(&state, at: .seconds(10), finding: [])
        #expect(state.tally.missed == 0)
    }

    @Test func anEventTooManyForTheCapacityIsNotMissedWhenTheScanFindsIt() {
        var state = InboxState(capacity: 8)
        state.receive(.doubted, at: .zero)
        _ = state.next(at: .zero, admitting: true)
        state.receive(.scanned(ended: true), at: .zero)
        for number in 0..<9 {
            state.receive(.noticed(PathBytes(padded(number)), movedIn: true), at: .seconds(1))
        }
        _ = actions(&state, at: .seconds(1))
        _ = state.found(PathBytes(padded(8)), at: .seconds(5))
        state.receive(.scanned(ended: true), at: .seconds(5))
        scan(&state, at: .seconds(20), finding: [])
        #expect(state.tally.missed == 0)
    }

    @Test func aFileThatIsGoneWhenItIsLookedAtIsCounted() {
        var state = InboxState()
        state.receive(.noticed(name("a"), movedIn: true), at: .zero)
        _ = state.next(at: .zero, admitting: true)
        state.receive(.looked(name("a"), .vanished), at: .zero)
        state.receive(.noticed(name("b"), movedIn: true), at: .zero)
        state.receive(.vanished(name("b")), at: .zero)
        #expect(state.tally.vanished == 2)
    }

    /// Its own later events come while a file is in hand, and must not count as another file.
    @Test func theEchoOfAFileInHandIsNotCounted() {
        var state = InboxState()
        state.receive(.noticed(name("a"), movedIn: false), at: .zero)
        _ = actions(&state)
        state.receive(.noticed(name("a"), movedIn: false), at: .zero)
        state.receive(.finished(name("a")), at: .zero)
        #expect(state.next(at: .zero, admitting: true) == .look(name("a"), movedIn: false))
        state.receive(.looked(name("a"), .vanished), at: .zero)
        #expect(state.tally.vanished == 0 && state.isIdle)
    }

    /// A scan that takes a second is not made every five.
    @Test func scansTakeAShareOfTheTimeOnly() {
        var state = InboxState(scanInterval: .seconds(5))
        state.receive(.doubted, at: .zero)
        _ = state.next(at: .zero, admitting: true)
        state.receive(.scanned(ended: true), at: .seconds(1))
        #expect(state.wake(at: .seconds(1)) == .seconds(20))
        _ = state.next(at: .seconds(20), admitting: true)
        state.receive(.doubted, at: .milliseconds(20_500))
        state.receive(.scanned(ended: true), at: .seconds(21))
        #expect(state.wake(at: .seconds(21)) == .seconds(25))
    }

    @Test func aShorterIntervalIsInForceAtOnce() {
        var state = scannedOnce()
        state.setScanInterval(.seconds(1), at: .seconds(2))
        #expect(state.wake(at: .seconds(2)) == .seconds(3))
    }

    private func padded(_ number: Int) -> String {
        String(repeating: "0", count: 4 - String(number).count) + String(number)
    }
}
