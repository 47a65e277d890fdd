import ArticleModel
import LinuxIO
import Store
import TestSupport
import Testing

/// What the store makes of what it finds at start, whoever left it so.
@Suite struct DamagedTailTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var state: String
        /// The active segment as found; nil if there is none.
        var found: [UInt8]?
        /// The active segment after opening.
        var left: [UInt8]
        var fragment: [UInt8]?
        var findings: [Finding.Fault] = []
        var nextSeq: Int
        var testDescription: String { state }
    }

    static let third = line(3, seq: 3)
    /// The front of a record, and a whole one after it without a newline between.
    static let gluedToFragment = Array(line(1, seq: 1).prefix(120)) + line(2, seq: 1)
    static let torn = Array("{\"schema\":\"å".utf8.dropLast())
    static let cases: [Case] = [
        // Nothing is wrong.
        Case(state: "no file", found: nil, left: [], nextSeq: 1),
        Case(state: "an empty file", found: [], left: [], nextSeq: 1),
        Case(state: "two whole lines", found: lines(2), left: lines(2), nextSeq: 3),
        // A whole record gets its newline, and counts.
        Case(
            state: "a whole record without its newline",
            found: lines(2) + third,
            left: lines(3),
            nextSeq: 4
        ),
        Case(
            state: "only a record without newline",
            found: line(1, seq: 1),
            left: lines(1),
            nextSeq: 2
        ),
        // Everything else behind the last newline is put aside and cut off.
        Case(
            state: "half a record",
            found: lines(2) + third.prefix(90),
            left: lines(2),
            fragment: Array(third.prefix(90)),
            nextSeq: 3
        ),
        Case(
            state: "a record without its last byte",
            found: lines(2) + third.dropLast(),
            left: lines(2),
            fragment: third.dropLast(),
            nextSeq: 3
        ),
        Case(
            state: "the middle of a letter",
            found: lines(2) + torn,
            left: lines(2),
            fragment: torn,
            nextSeq: 3
        ),
        Case(
            state: "a run of NUL",
            found: lines(2) + [UInt8](repeating: 0, count: 5000),
            left: lines(2),
            fragment: [UInt8](repeating: 0, count: 5000),
            nextSeq: 3
        ),
        Case(
            state: "a record and a run of NUL",
            found: lines(2) + third + [0, 0, 0],
            left: lines(2),
            fragment: third + [0, 0, 0],
            nextSeq: 3
        ),
        Case(
            state: "a record with a changed letter and no newline",
            found: lines(2) + changed(third),
            left: lines(2),
            fragment: changed(third),
            nextSeq: 3
        ),
        Case(
            state: "nothing but a torn record",
            found: Array("{".utf8),
            left: [],
            fragment: Array("{".utf8),
            nextSeq: 1
        ),
        // Whole lines stay, whatever they hold, and are reported.
        Case(
            state: "a blank line at the end",
            found: lines(2) + newline,
            left: lines(2) + newline,
            findings: [.line(.blank)],
            nextSeq: 3
        ),
        Case(
            state: "a blank line between",
            found: lines(1) + newline + line(2, seq: 2) + newline,
            left: lines(1) + newline + line(2, seq: 2) + newline,
            findings: [.line(.blank)],
            nextSeq: 3
        ),
        Case(
            state: "a line that ends in CR LF",
            found: lines(2) + third + [13, 10],
            left: lines(2) + third + [13, 10],
            findings: [.line(.carriageReturn)],
            nextSeq: 4
        ),
        Case(
            state: "a changed letter in the middle",
            found: lines(1) + changed(line(2, seq: 2)) + newline + third + newline,
            left: lines(1) + changed(line(2, seq: 2)) + newline + third + newline,
            findings: [.line(.checkDiffers)],
            nextSeq: 4
        ),
        Case(
            state: "a line of NUL in the middle",
            found: lines(1) + [0, 0, 10] + third + newline,
            left: lines(1) + [0, 0, 10] + third + newline,
            findings: [.line(.nulBytes)],
            nextSeq: 4
        ),
        Case(
            state: "two glued records at the end",
            found: lines(1) + line(2, seq: 2) + third + newline,
            left: lines(1) + line(2, seq: 2) + third + newline,
            findings: [.line(.glued(records: 2))],
            nextSeq: 4
        ),
        Case(
            state: "a fragment glued to a record",
            found: gluedToFragment + newline + line(3, seq: 2) + newline,
            left: gluedToFragment + newline + line(3, seq: 2) + newline,
            findings: [.line(.glued(records: 2))],
            nextSeq: 3
        ),
        Case(
            state: "a cut line",
            found: lines(1) + line(2, seq: 2).prefix(100) + newline,
            left: lines(1) + line(2, seq: 2).prefix(100) + newline,
            findings: [.line(.cutShort)],
            nextSeq: 3
        ),
        Case(
            state: "somebody's note",
            found: lines(1) + Array("hello\n".utf8) + line(2, seq: 2) + newline,
            left: lines(1) + Array("hello\n".utf8) + line(2, seq: 2) + newline,
            findings: [.line(.foreign)],
            nextSeq: 3
        ),
        Case(
            state: "a missing record",
            found: lines(1) + third + newline,
            left: lines(1) + third + newline,
            findings: [.seqMissing(expected: 2, found: 3)],
            nextSeq: 4
        ),
        Case(
            state: "a repeated number",
            found: lines(2) + line(3, seq: 2) + newline,
            left: lines(2) + line(3, seq: 2) + newline,
            findings: [.seqRepeated(expected: 3, found: 2)],
            nextSeq: 3
        ),
    ]

    static func changed(_ line: [UInt8]) -> [UInt8] {
        var line = line
        line[line.count - 60] ^= 1
        return line
    }

    @Test(arguments: cases) func opensAndGoesOn(_ c: Case) throws {
        let folder = try TemporaryFolder()
        if let found = c.found { try folder.write(found, to: "store/articles.jsonl") }
        let store = try ArticleStore(folder)
        let summary = store.summary
        #expect(summary.nextSeq == c.nextSeq)
        #expect(summary.findings.map(\.fault) == c.findings)
        #expect(summary.isDegraded == !c.findings.isEmpty)
        #expect(try folder.read("store/articles.jsonl") == c.left)
        let fragments = folder.names(in: "damaged")
        #expect(fragments.count == (c.fragment == nil ? 0 : 1))
        if let fragment = c.fragment, let name = fragments.first {
            #expect(try folder.read("damaged/\(name)") == fragment)
            #expect(name.hasPrefix("20261121T") && name.hasSuffix("-\(c.left.count).fragment"))
        }
        // Whatever was found, the next record stands on a line of its own.
        try store.append([article(77)])
        let expected = c.left + line(77, seq: c.nextSeq) + newline
        #expect(try folder.read("store/articles.jsonl") == expected)
    }

    @Test func damageIsReportedWithItsPlace() throws {
        let folder = try TemporaryFolder()
        let bad = Self.changed(line(2, seq: 2))
        try folder.write(lines(1) + bad + newline, to: "store/articles.jsonl")
        let finding = try ArticleStore(folder).summary.findings.first
        #expect(finding?.line == 2)
        #expect(finding?.offset == lines(1).count)
        #expect(finding?.segment == "articles.jsonl")
    }

    @Test func anArticleWhoseLineIsDamagedCanBeStoredAgain() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            lines(1) + Self.changed(line(2, seq: 2)) + newline,
            to: "store/articles.jsonl"
        )
        let store = try ArticleStore(folder)
        #expect(store.contains(article(1).id))
        #expect(!store.contains(article(2).id))
        try store.append([article(2)])
        #expect(store.summary.nextSeq == 4)
    }

    @Test func aRepairIsDoneOnce() throws {
        let folder = try TemporaryFolder()
        try folder.write(lines(2) + Self.third.prefix(50), to: "store/articles.jsonl")
        let first = try ArticleStore(folder).summary
        #expect(first.repair?.contains("50 bytes") == true)
        let second = try ArticleStore(folder).summary
        #expect(second.repair == nil)
        #expect(folder.names(in: "damaged").count == 1)
    }

    @Test func aTornSealedSegmentIsReportedAndLeftAlone() throws {
        let folder = try TemporaryFolder()
        let sealed = "store/articles-000000000001-000000000002.jsonl"
        try folder.write(lines(2).dropLast(), to: sealed)
        let summary = try ArticleStore(folder).summary
        let line = line(2, seq: 2).count
        #expect(
            summary.findings.map(\.fault) == [.unfinished(byteCount: line), .misnamed(last: 1)]
        )
        #expect(try folder.read(sealed) == lines(2).dropLast())
    }
}

/// When the store refuses to be opened.
@Suite struct RefusalTests {
    @Test func aNewerSchemaIsNotTouched() throws {
        let folder = try TemporaryFolder()
        let newer =
            String(decoding: line(2, seq: 2), as: UTF8.self)
            .replacing("articled/1", with: "articled/2").split(separator: ",\"check\"")[0] + "}"
        let found = lines(1) + Array(newer.utf8) + newline + Array("{\"torn".utf8)
        try folder.write(found, to: "store/articles.jsonl")
        #expect(
            throws: StoreError.newerSchema(
                segment: "articles.jsonl",
                offset: lines(1).count,
                schema: "articled/2"
            )
        ) { try ArticleStore(folder) }
        #expect(try folder.read("store/articles.jsonl") == found)
    }

    @Test(arguments: ["store", "store/articles.jsonl"])
    func whatEverybodyCanWriteIsRefused(_ path: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(lines(1), to: "store/articles.jsonl")
        try folder.setPermissions(0o777, of: path)
        #expect(throws: StoreError.writableByAll(path: path)) { try ArticleStore(folder) }
    }

    @Test func aSecondInstanceIsRefusedAndTheFirstGoesOn() throws {
        let folder = try TemporaryFolder()
        let first = try ArticleStore(folder)
        #expect(throws: StoreError.held(lock: "store/.lock")) { try ArticleStore(folder) }
        try first.append([article(1)])
        #expect(try storedNumbers(in: folder) == [1])
    }

    @Test func theLockDiesWithItsHolder() throws {
        let folder = try TemporaryFolder()
        try folder.write([], to: "store/.lock")
        let holder = try LockHolder(folder.path + "/store/.lock")
        #expect(throws: StoreError.held(lock: "store/.lock")) { try ArticleStore(folder) }
        holder.kill()
        _ = try ArticleStore(folder)
    }

    @Test func theActiveSegmentIsNoLink() throws {
        let folder = try TemporaryFolder()
        try folder.write([], to: "elsewhere")
        try folder.write([], to: "store/.lock")
        try folder.link("store/articles.jsonl", to: "../elsewhere")
        #expect(throws: StoreError.self) { try ArticleStore(folder) }
    }
}
