import Testing

@testable import Service

/// When the watchdog hears that all is well.
@Suite struct VitalsTests {
    private typealias Sample = Vitals.Sample

    private func reading(_ isBusy: Bool, _ count: Int) -> [Sample] {
        [Sample(stage: "reading", isBusy: isBusy, finishedCount: count)]
    }

    private func pulse(_ count: Int) -> Sample {
        Sample(stage: "commit", isBusy: true, finishedCount: count, isPulse: true)
    }

    private func hand(_ isBusy: Bool, _ count: Int) -> Sample {
        Sample(stage: "hand", isBusy: isBusy, finishedCount: count)
    }

    @Test func anIdleStageLives() {
        var vitals = Vitals()
        for _ in 0..<3 { #expect(vitals.stalled(reading(false, 0)) == []) }
    }

    @Test func aBusyStageThatFinishesThingsLives() {
        var vitals = Vitals()
        for count in 0..<3 { #expect(vitals.stalled(reading(true, count)) == []) }
    }

    @Test func aBusyStageThatFinishesNothingHasStalled() {
        var vitals = Vitals()
        #expect(vitals.stalled(reading(true, 7)) == [])
        #expect(vitals.stalled(reading(true, 7)) == ["reading"])
        #expect(vitals.stalled(reading(true, 8)) == [])
    }

    @Test func workThatHasJustBegunIsGivenTime() {
        var vitals = Vitals()
        _ = vitals.stalled(reading(false, 7))
        #expect(vitals.stalled(reading(true, 7)) == [])
    }

    @Test func aQueueThatDoesNotAnswerIsNamedWhateverTheHandHolds() {
        var vitals = Vitals()
        _ = vitals.judge(reading(false, 0) + [pulse(1)], hand: hand(true, 0))
        let verdict = vitals.judge(reading(false, 0) + [pulse(1)], hand: hand(true, 0))
        #expect(verdict == .stalled(["commit"]))
    }

    @Test func filesInHandThatNoStageTouchesAreForgotten() {
        var vitals = Vitals()
        #expect(vitals.judge(reading(false, 3) + [pulse(1)], hand: hand(true, 3)) == .well)
        #expect(vitals.judge(reading(false, 3) + [pulse(2)], hand: hand(true, 3)) == .forgotten)
    }

    @Test func aFileThatIsOnItsWayBetweenStagesIsNotForgotten() {
        var vitals = Vitals()
        // Read during the whole interval, and at the second look waiting to be stored.
        _ = vitals.judge(reading(true, 3) + [pulse(1)], hand: hand(true, 3))
        #expect(vitals.judge(reading(false, 4) + [pulse(2)], hand: hand(true, 3)) == .well)
        // Begun and ended between two looks.
        #expect(vitals.judge(reading(false, 5) + [pulse(3)], hand: hand(true, 3)) == .well)
        // Being read.
        #expect(vitals.judge(reading(true, 5) + [pulse(4)], hand: hand(true, 3)) == .well)
    }

    @Test func anEmptyHandIsWell() {
        var vitals = Vitals()
        for count in 1...3 {
            #expect(vitals.judge(reading(false, 3) + [pulse(count)], hand: hand(false, 3)) == .well)
        }
    }
}
