import ArticleModel
import Linking
import Testing

/// What came last under a name, among the last four records.
@Suite struct NameMemoryTests {
    private func record(_ seq: Int, _ name: String) -> ArticleRecord {
        var record = ArticleRecord()
        record.seq = seq
        record.id = "sha256:\(seq)"
        record.file.name = name
        return record
    }

    @Test func tellsTheLatestOfThatNameWithinTheWindow() {
        var memory = NameMemory(window: 4)
        let names = ["a", "b", "a", "a", "b", "c", "d", "e", "a", "e"]
        let earlier = names.enumerated().map { memory.remember(record($0 + 1, $1)) }
        #expect(
            earlier == [
                nil, nil, "sha256:1", "sha256:3", "sha256:2", nil, nil, nil, nil, "sha256:8",
            ]
        )
    }

    /// A restart reads back the window alone.
    @Test func whatItTellsDependsOnTheWindowAlone() {
        let names = (0..<200).map { "\($0 * $0 % 13)" }
        var long = NameMemory(window: 4)
        for (index, name) in names.enumerated() {
            var short = NameMemory(window: 4)
            for place in max(0, index - 4)..<index {
                _ = short.remember(record(place + 1, names[place]))
            }
            let next = record(index + 1, name)
            #expect(long.remember(next) == short.remember(next), "record \(index + 1)")
        }
    }

    @Test func namesThatAreNoTextAreToldByTheirBytes() {
        var memory = NameMemory(window: 4)
        var first = record(1, "\u{FFFD}")
        first.file.nameBytes = "ff"
        var second = record(2, "\u{FFFD}")
        second.file.nameBytes = "fe"
        _ = memory.remember(first)
        #expect(memory.remember(second) == nil)
    }
}
