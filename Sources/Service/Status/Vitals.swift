/// Tells from two looks at the stages' counters which of them have stopped.
///
/// A stage lives if it is idle or has finished something since the last look.
package struct Vitals: Sendable {
    /// What two looks have shown.
    package enum Verdict: Hashable, Sendable {
        case well
        /// These stages have something to do and do not come to an end of it.
        case stalled([String])
        /// There are files in hand, and every stage is idle: nothing will ever finish them.
        case forgotten
    }

    /// One stage at one moment.
    package struct Sample: Hashable, Sendable {
        package var stage: String
        package var isBusy: Bool
        /// Grows with everything the stage finishes.
        package var finishedCount: Int
        /// Whether the stage is a queue that is asked to answer, and so is never idle.
        package var isPulse: Bool

        package init(stage: String, isBusy: Bool, finishedCount: Int, isPulse: Bool = false) {
            self.stage = stage
            self.isBusy = isBusy
            self.finishedCount = finishedCount
            self.isPulse = isPulse
        }
    }

    private var last: [String: Sample] = [:]

    package init() {}

    /// What the stages, all of them each time, and the files in hand are like since the last
    /// look; the hand is busy while there are files that a stage is to work on now.
    package mutating func judge(_ stages: [Sample], hand: Sample) -> Verdict {
        // A file that a stage had or got meanwhile may be on its way to the next one.
        let isUntouched = stages.filter { !$0.isPulse }.allSatisfy {
            $0 == last[$0.stage] && !$0.isBusy
        }
        let stalled = stalled(stages + [hand])
        let late = stalled.filter { $0 != hand.stage }
        if !late.isEmpty { return .stalled(late) }
        return isUntouched && !stalled.isEmpty ? .forgotten : .well
    }

    /// The stages that were busy at the last look, are busy now and have finished nothing since.
    mutating func stalled(_ samples: [Sample]) -> [String] {
        defer {
            for sample in samples { last[sample.stage] = sample }
        }
        return samples.filter { sample in
            guard let before = last[sample.stage] else { return false }
            return sample.isBusy && before.isBusy && sample.finishedCount == before.finishedCount
        }.map(\.stage)
    }
}
