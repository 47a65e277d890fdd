import ArticleModel

/// What a replay came to, or would come to.
package struct ReplayOutcome: Hashable, Sendable {
    package var isDryRun = false
    package var recordCount = 0
    /// Read anew from their archived files.
    package var readCount = 0
    /// Taken over as they were, since their archived files are gone or refused now.
    package var keptCount = 0
    /// Archived files that the old store has no record of.
    package var addedCount = 0
    /// Archived files that no record is of and that are no articles now; they stay archived.
    package var refusedCount = 0
    /// Lines of the old store that are no records; they stay in the old store.
    package var damagedCount = 0
    /// Records of an article that an earlier record is of.
    package var repeatedCount = 0
    /// Records with another number than before.
    package var renumberedCount = 0
    /// Lines that differ from those of the old store.
    package var changedCount = 0
    /// Those of them that differ in more than the name of the program and its data.
    package var changedContentCount = 0
    /// The first of these warnings, one for each article.
    package var warnings: [String] = []
    /// Where the old store is now; nil if it is where it was.
    package var oldStore: String?

    private static let warningLimit = 100

    mutating func warn(_ text: String) {
        if warnings.count < Self.warningLimit { warnings.append(text.shown) }
    }

    /// Lines for a person.
    package var text: String {
        let would = isDryRun ? "would be " : ""
        var rows = [
            "\(recordCount) records \(would)stored: \(readCount) read anew, \(keptCount) taken over "
                + "as they were, \(addedCount) that the old store lacks",
            "\(changedCount) lines differ, \(changedContentCount) of them in more than the "
                + "program's version; \(renumberedCount) have another number",
        ]
        if damagedCount + repeatedCount + refusedCount > 0 {
            rows.append(
                "left out: \(damagedCount) damaged lines, \(repeatedCount) repeated articles, "
                    + "\(refusedCount) archived files that are no articles now"
            )
        }
        if let oldStore { rows.append("the old store is \(oldStore)") }
        return rows.map { $0 + "\n" }.joined()
    }

    /// One line of JSON with a newline.
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.object {
            let counts: [(StaticString, Int)] = [
                ("records", recordCount), ("readAnew", readCount), ("takenOver", keptCount),
                ("added", addedCount), ("refused", refusedCount), ("damaged", damagedCount),
                ("repeated", repeatedCount), ("renumbered", renumberedCount),
                ("changed", changedCount), ("changedContent", changedContentCount),
            ]
            $0.key("dryRun")
            $0.boolean(isDryRun)
            for (key, count) in counts {
                $0.key(key)
                $0.integer(count)
            }
            $0.key("oldStore")
            $0.optional(oldStore)
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }
}
