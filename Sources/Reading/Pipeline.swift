package import ArticleModel

/// Runs stages in the order given, after checking that the order can work.
package struct Pipeline: Sendable {
    package let stages: [any Stage]

    /// - Throws: ``OrderError`` naming the first stage that reads what nobody wrote, or that
    ///   writes what another has written.
    package init(_ stages: [any Stage]) throws(OrderError) {
        var written: Set<Layer> = [.text]
        for stage in stages.map({ type(of: $0) }) {
            let missing = stage.reads.subtracting(written)
            if let layer = missing.min(by: { $0.rawValue < $1.rawValue }) {
                throw OrderError(stage: stage.name, layer: layer, isMissing: true)
            }
            let twice = stage.writes.intersection(written)
            if let layer = twice.min(by: { $0.rawValue < $1.rawValue }) {
                throw OrderError(stage: stage.name, layer: layer, isMissing: false)
            }
            written.formUnion(stage.writes)
        }
        self.stages = stages
    }

    package struct OrderError: Error, Hashable, CustomStringConvertible {
        package let stage: String
        package let layer: Layer
        package let isMissing: Bool

        package var description: String {
            isMissing
                ? "stage '\(stage)' reads '\(layer.rawValue)', which no earlier stage writes"
                : "stage '\(stage)' writes '\(layer.rawValue)', which an earlier stage has written"
        }
    }
}
