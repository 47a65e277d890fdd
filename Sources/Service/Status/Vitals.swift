/// Tells from two looks at the stages' counters which of them have stopped.
///
/// A stage lives if it is idle or has finished something since the last look.
package struct Vitals: Sendable {
    /// One stage at one moment.
    package struct Sample: Hashable, Sendable {
        package var stage: String
        package var isBusy: Bool
        /// Grows with everything the stage finishes.
        package var finishedCount: Int

        package init(stage: String, isBusy: Bool, finishedCount: Int) {
            self.stage = stage
            self.isBusy = isBusy
            self.finishedCount = finishedCount
        }
    }

    private var last: [String: Sample] = [:]

    package init() {}

    /// The stages that were busy at the last look, are busy now and have finished nothing since.
    package mutating func stalled(_ samples: [Sample]) -> [String] {
        defer {
            for sample in samples { last[sample.stage] = sample }
        }
        return samples.filter { sample in
            guard let before = last[sample.stage] else { return false }
            return sample.isBusy && before.isBusy && sample.finishedCount == before.finishedCount
        }.map(\.stage)
    }
}
