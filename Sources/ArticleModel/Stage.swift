/// One step in the reading of an article.
///
/// A stage is total: whatever the text, it returns. What it cannot decide it leaves out; it
/// never guesses to fill a field, and never throws. It does no input or output and knows no
/// clock.
package protocol Stage: Sendable {
    /// Stable name, used in benchmarks and logs.
    static var name: String { get }
    /// What must already be in the draft.
    static var reads: Set<Layer> { get }
    /// What this stage adds.
    static var writes: Set<Layer> { get }

    /// Adds the layers in ``writes`` to `draft`, and changes nothing else.
    ///
    /// Returns soon when ``Draft/isOver`` says so, with whatever it has by then.
    func annotate(_ draft: inout Draft)
}

/// A kind of finding about an article; the vocabulary that stages share.
package enum Layer: String, Sendable, CaseIterable {
    case text, language, blocks, sentences, times, published, entities, quotes, digest
}
