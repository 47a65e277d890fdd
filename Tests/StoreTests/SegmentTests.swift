import ArticleModel
import LinuxIO
import Store
import TestSupport
import Testing

/// When a segment is sealed, and what its name says.
@Suite struct RotationTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var rule: String
        /// Days of the batches received one after the other.
        var days: [String]
        var bytes = 1 << 20
        var daily = true
        var sealed: [String] = []
        var testDescription: String { rule }
    }

    static let cases: [Case] = [
        Case(rule: "one day, one segment", days: ["2026-11-21", "2026-11-21"]),
        Case(
            rule: "the first record of a later day begins a segment",
            days: ["2026-11-21", "2026-11-21", "2026-11-22"],
            sealed: ["articles-000000000001-000000000002.jsonl"]
        ),
        Case(
            rule: "a clock that was set back begins none",
            days: ["2026-11-22", "2026-11-21", "2026-11-22"]
        ),
        Case(
            rule: "a clock that ran a year ahead begins one, not two",
            days: ["2026-11-21", "2027-11-21", "2026-11-21", "2026-11-22"],
            sealed: ["articles-000000000001-000000000001.jsonl"]
        ),
        Case(
            rule: "days do not matter if so told",
            days: ["2026-11-21", "2026-11-22"],
            daily: false
        ),
        Case(
            rule: "a full segment is sealed, a batch larger than it is not split",
            days: ["2026-11-21", "2026-11-21", "2026-11-21"],
            bytes: 10,
            sealed: [
                "articles-000000000001-000000000001.jsonl",
                "articles-000000000002-000000000002.jsonl",
            ]
        ),
    ]

    @Test(arguments: cases) func seals(_ c: Case) throws {
        let folder = try TemporaryFolder()
        // Each batch meets a store that has just been opened: the day is read from the segment.
        for (index, day) in c.days.enumerated() {
            let store = try ArticleStore(folder, .testing(bytes: c.bytes, daily: c.daily))
            try store.append([article(index + 1, day: day)])
        }
        let names = folder.names(in: "store").filter { $0.contains("-") }
        #expect(names == c.sealed)
        #expect(try storedNumbers(in: folder) == Array(1...c.days.count))
        #expect(try verification(of: folder).findings == [])
    }

    @Test func anEmptySegmentIsNeverSealed() throws {
        let folder = try TemporaryFolder()
        try ArticleStore(folder).seal()
        #expect(folder.names(in: "store") == [".lock", "articles.jsonl"])
    }

    @Test func sealingSyncsTheDataBeforeTheNameAndTheNameBeforeTheNextSegment() throws {
        let folder = try TemporaryFolder()
        let saboteur = Saboteur(.watch)
        let store = try ArticleStore(
            folder,
            .testing(bytes: 10, disk: saboteur.disk(halving: false))
        )
        try store.append([article(1)])
        let before = saboteur.steps.count
        try store.append([article(2)])
        let size = line(2, seq: 2).count + 1
        #expect(
            saboteur.steps[before...] == [
                .syncData("articles.jsonl"),
                .rename("articles.jsonl", to: "articles-000000000001-000000000001.jsonl"),
                .syncFolder("store"),
                // The index, which needs no sync.
                .create(".unfinished"), .write(".unfinished", byteCount: 76),
                .remove("articles-000000000001-000000000001.ids"),
                .rename(".unfinished", to: "articles-000000000001-000000000001.ids"),
                .create("articles.jsonl"), .sync("articles.jsonl"),
                .syncFolder("store"), .write("articles.jsonl", byteCount: size),
                .syncData("articles.jsonl"),
            ]
        )
    }

    @Test(arguments: [
        "articles-1-2.jsonl", "articles-000000000003-000000000002.jsonl",
        "articles-000000000000-000000000002.jsonl", "articles-000000000001-000000000002.json",
        "articles-00000000000a-000000000002.jsonl", "articles-0000000000001-000000000002.jsonl",
        "articles.jsonl", "", "articles.jsonl.gz",
        "articles-000000000001-000000000002.jsonl.xz",
        "articles-000000000001-000000000002.gz",
        "articles-000000000001-000000000002.jsonl.gz.zst",
        // One more than the last would be no number.
        "articles-000000000001-9223372036854775807.jsonl",
    ])
    func isNoSealedSegment(_ name: String) {
        #expect(Segment(sealedName: name) == nil)
    }

    @Test func numbersBeyondTwelveDigitsKeepTheirPlace() throws {
        let segment = Segment(first: 999_999_999_999, last: 1_000_000_000_000)
        #expect(segment.name == "articles-999999999999-1000000000000.jsonl")
        #expect(Segment(sealedName: segment.name) == segment)
    }
}

/// Reading while the store is being written.
@Suite struct ReaderTests {
    @Test func followsTheWriterAcrossSegments() throws {
        let folder = try TemporaryFolder()
        let store = try ArticleStore(folder, .testing(bytes: 900))
        let reader = StoreReader(store: try Folder(PathBytes(folder.path + "/store")))
        for number in 1...12 {
            try store.append([article(number)])
            let lines = try reader.next()
            #expect(lines.map(\.bytes) == [line(number, seq: number)])
            #expect(try reader.next().isEmpty)
        }
        #expect(store.summary.segmentCount > 3)
    }

    @Test func aReaderThatFellBehindMissesNothing() throws {
        let folder = try TemporaryFolder()
        let store = try ArticleStore(folder, .testing(bytes: 900))
        let reader = StoreReader(store: try Folder(PathBytes(folder.path + "/store")))
        try store.append([article(1)])
        #expect(try reader.next().count == 1)
        for number in 2...12 { try store.append([article(number)]) }
        var seen: [[UInt8]] = []
        while case let lines = try reader.next(limit: 2), !lines.isEmpty {
            seen += lines.map(\.bytes)
        }
        #expect(seen == (2...12).map { line($0, seq: $0) })
    }

    @Test func everyCursorLeadsToTheRest() throws {
        let folder = try TemporaryFolder()
        let store = try ArticleStore(folder, .testing(bytes: 900))
        for number in 1...9 { try store.append([article(number)]) }
        let place = try Folder(PathBytes(folder.path + "/store"))
        let reader = StoreReader(store: place)
        for number in 1...8 {
            let next = try #require(reader.next(limit: 1).first?.next)
            let other = StoreReader(store: place, from: try #require(StoreCursor("\(next)")))
            #expect(try other.next(limit: 1).first?.bytes == line(number + 1, seq: number + 1))
        }
    }

    @Test func whatHasNoNewlineYetIsNotShown() throws {
        let folder = try TemporaryFolder()
        try folder.write(lines(1) + line(2, seq: 2), to: "store/articles.jsonl")
        let reader = StoreReader(store: try Folder(PathBytes(folder.path + "/store")))
        #expect(try reader.next().count == 1)
        try folder.write(lines(2), to: "store/articles.jsonl")
        #expect(try reader.next().map(\.bytes) == [line(2, seq: 2)])
    }

    @Test(arguments: [(0, []), (1, [9]), (4, [6, 7, 8, 9]), (50, Array(1...9))])
    func rewindsToTheLastLines(_ count: Int, _ expected: [Int]) throws {
        let folder = try TemporaryFolder()
        let store = try ArticleStore(folder, .testing(bytes: 900))
        for number in 1...9 { try store.append([article(number)]) }
        let reader = StoreReader(store: try Folder(PathBytes(folder.path + "/store")))
        try reader.rewind(toLast: count)
        var seen: [[UInt8]] = []
        while case let lines = try reader.next(), !lines.isEmpty { seen += lines.map(\.bytes) }
        #expect(seen == expected.map { line($0, seq: $0) })
    }

    @Test(arguments: ["", "1", "0:5", "1:-1", "a:b", "1:2:3"])
    func isNoCursor(_ text: String) { #expect(StoreCursor(text) == nil) }
}
