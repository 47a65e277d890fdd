import Service
import Testing

/// When the watchdog hears that all is well.
@Suite struct VitalsTests {
    private func sample(_ isBusy: Bool, _ count: Int) -> [Vitals.Sample] {
        [Vitals.Sample(stage: "reading", isBusy: isBusy, finishedCount: count)]
    }

    @Test func anIdleStageLives() {
        var vitals = Vitals()
        for _ in 0..<3 { #expect(vitals.stalled(sample(false, 0)) == []) }
    }

    @Test func aBusyStageThatFinishesThingsLives() {
        var vitals = Vitals()
        for count in 0..<3 { #expect(vitals.stalled(sample(true, count)) == []) }
    }

    @Test func aBusyStageThatFinishesNothingHasStalled() {
        var vitals = Vitals()
        #expect(vitals.stalled(sample(true, 7)) == [])
        #expect(vitals.stalled(sample(true, 7)) == ["reading"])
        #expect(vitals.stalled(sample(true, 8)) == [])
    }

    @Test func workThatHasJustBegunIsGivenTime() {
        var vitals = Vitals()
        _ = vitals.stalled(sample(false, 7))
        #expect(vitals.stalled(sample(true, 7)) == [])
    }
}
