import ArticleModel
import LinuxIO
import Store
import TestSupport
import Testing

/// What an audit of the store finds.
@Suite struct VerifierTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var state: String
        var found: [UInt8]
        var findings: [Finding.Fault]
        var testDescription: String { state }
    }

    static let cases: [Case] = [
        Case(state: "nothing", found: [], findings: []),
        Case(state: "whole lines", found: lines(5), findings: []),
        Case(
            state: "blank lines",
            found: newline + lines(2) + newline,
            findings: [.line(.blank), .line(.blank)]
        ),
        Case(
            state: "CR LF",
            found: line(1, seq: 1) + [13, 10] + line(2, seq: 2) + newline,
            findings: [.line(.carriageReturn)]
        ),
        Case(
            state: "NUL",
            found: lines(1) + [UInt8](repeating: 0, count: 9) + newline,
            findings: [.line(.nulBytes)]
        ),
        Case(
            state: "glued records",
            found: line(1, seq: 1) + lines(1),
            findings: [.line(.glued(records: 2))]
        ),
        Case(
            state: "a changed letter",
            found: DamagedTailTests.changed(line(1, seq: 1)) + newline,
            findings: [.line(.checkDiffers)]
        ),
        Case(
            state: "a gap",
            found: lines(1) + line(5, seq: 5) + newline,
            findings: [.seqMissing(expected: 2, found: 5)]
        ),
        Case(
            state: "a store that does not begin at 1",
            found: line(4, seq: 4) + newline,
            findings: [.seqMissing(expected: 1, found: 4)]
        ),
        Case(
            state: "an article twice",
            found: lines(2) + line(1, seq: 3) + newline,
            findings: [.idRepeated(id: article(1).id, firstSeq: 1)]
        ),
        Case(
            state: "a torn tail that no daemon is writing",
            found: lines(1) + [0x7B],
            findings: [.unfinished(byteCount: 1)]
        ),
        Case(
            state: "a span behind the text",
            found: misplaced,
            findings: [.spanOutside("sentences")]
        ),
        Case(
            state: "a record without its text",
            found: withoutText,
            findings: [.unreadable("at text")]
        ),
        Case(
            state: "a newer schema",
            found: Array("{\"schema\":\"articled/9\"}\n".utf8),
            findings: [.line(.newerSchema("articled/9"))]
        ),
    ]

    static var misplaced: [UInt8] {
        var record = article(1, text: "Ærø")
        record.seq = 1
        // Three scalars, five bytes.
        record.sentences = [.init(start: 0, end: 3), .init(start: 3, end: 4)]
        return record.line() + newline
    }

    static var withoutText: [UInt8] {
        let text = String(decoding: line(1, seq: 1), as: UTF8.self)
            .replacing("\"text\":", with: "\"txet\":").split(separator: ",\"check\"")[0]
        return checked(String(text)) + newline
    }

    @Test(arguments: cases) func finds(_ c: Case) throws {
        let folder = try TemporaryFolder()
        try folder.write(c.found, to: "store/articles.jsonl")
        let verification = try verification(of: folder)
        #expect(verification.findings.map(\.fault) == c.findings)
        #expect(verification.findingCount == c.findings.count)
        for finding in verification.findings {
            #expect(!finding.description.isEmpty && !finding.fault.remedy.isEmpty)
        }
    }

    @Test func whileTheDaemonWritesATailIsNoFault() throws {
        let folder = try TemporaryFolder()
        let store = try ArticleStore(folder)
        try store.append([article(1)])
        try folder.write(lines(1) + [0x7B], to: "store/articles.jsonl")
        let result = try verification(of: folder)
        #expect(result.findings == [] && result.isInUse && result.recordCount == 1)
    }

    @Test func aMissingSegmentIsFound() throws {
        let folder = try TemporaryFolder()
        let store = try ArticleStore(folder, .testing(bytes: 10))
        for number in 1...4 { try store.append([article(number)]) }
        try folder.remove("store/articles-000000000002-000000000002.jsonl")
        #expect(
            try verification(of: folder).findings.map(\.fault) == [
                .seqMissing(expected: 2, found: 3)
            ]
        )
    }

    @Test func theFolderIsLookedOver() throws {
        let folder = try TemporaryFolder()
        _ = try ArticleStore(folder)
        try folder.write([], to: "store/backup.jsonl")
        try folder.write([], to: "claimed/one")
        try folder.write([], to: "claimed/two")
        try folder.setPermissions(0o777, of: "store")
        let result = try verification(of: folder)
        #expect(result.findings.map(\.fault) == [.writableByAll, .strayFile])
        #expect(result.claimedCount == 2)
    }

    @Test func withoutAStoreThereIsNothingToVerify() throws {
        let folder = try TemporaryFolder()
        #expect(throws: SystemCallError.self) { try verification(of: folder) }
    }
}
