import FoundationEssentials
import TestSupport
import Testing
import TextKernel

@testable import ArticleModel

/// The line of JSON that a record becomes, and what reading it back gives.
@Suite struct RecordLineTests {
    /// Says something under every key.
    static let full: ArticleRecord = {
        var record = ArticleRecord()
        record.id = "sha256:" + String(repeating: "0f", count: 32)
        record.seq = 42
        record.received = "2026-11-21T09:14:03.114Z"
        record.extractor = .init(version: "0.1.0", data: "sha256:ab")
        record.file.name = "wire/\u{FFFD}.txt"
        record.file.nameBytes = "776972652fff2e747874"
        record.file.bytes = 2240
        record.file.modified = "2026-11-21T09:14:02Z"
        record.file.encoding = "windows-1251"
        record.language = .init(tag: "zh-Hant", confidence: 0.998)
        record.headline = "«Нарышкин» – a \"call\" \\ 👩‍👧"
        record.bylines = ["Jens Kiffmeier", ""]
        record.dateline = .init(places: ["Washington", "Moskva"], agency: "Ritzau")
        record.published = .init(earliest: "2023-07-12", latest: "2023-07-13", basis: ["June 24"])
        record.text = "First.\n\tSecond\u{2028}line\u{0} \u{7F}\u{1F}\u{FEFF}e\u{301}."
        record.blocks = BlockKind.allCases.map { .init(kind: $0, start: 0, end: 6) }
        record.sentences = [.init(start: 0, end: 6), .init(start: 8, end: 12)]
        record.entities = EntityType.allCases.map {
            var entity = ArticleRecord.Entity(
                id: "e1",
                type: $0,
                name: "Sergej",
                mentions: [.init(start: 0, end: 5)]
            )
            entity.ref = "person/sergey-naryshkin"
            entity.canonical = "Sergey Naryshkin"
            entity.country = "RU"
            entity.wikidata = "Q1"
            entity.descriptions = ["den russiske spionchef"]
            return entity
        }
        let sources = SourceKind.allCases.map {
            ArticleRecord.Source(entity: "e1", text: "embedsmænd", kind: $0)
        }
        record.quotes = sources.map {
            .init(start: 0, end: 5, direct: true, cue: "siger", speaker: $0, to: ["e5", "e6"])
        }
        record.claims = Stance.allCases.map {
            .init(
                start: 1,
                end: 6,
                cue: "Ifølge",
                stance: $0,
                source: sources[0],
                via: ["e5"],
                chain: [
                    .init(start: 1, end: 2, entity: nil), .init(start: 3, end: 4, entity: "e5"),
                ]
            )
        }
        record.times = [TimeType.date, .time, .duration, .set].map {
            .init(start: 0, end: 2, type: $0, value: "2023-06-24", mod: "APPROX")
        }
        record.events = Modality.allCases.map {
            .init(
                start: 0,
                end: 3,
                type: "call",
                agents: ["e2"],
                recipients: ["e3"],
                time: "2023-W26",
                place: "e4",
                modality: $0,
                plover: "CONSULT/phone"
            )
        }
        record.notes = [
            .init(kind: "contradiction", text: "A / B", spans: [.init(start: 0, end: 1)])
        ]
        record.watch = ["Wagner"]
        record.keywords = [.init(text: "telefonopkald", score: 0.41)]
        record.summary = [0, 1]
        record.duplicate = .init(of: "sha256:00", similarity: 0.94)
        record.story = .init(id: "story/17", score: 0.81, because: ["2023-06-24"])
        record.warnings = ["odd"]
        return record
    }()

    @Test(arguments: [ArticleRecord(), full]) func readingItBackGivesTheRecord(
        _ record: ArticleRecord
    ) throws {
        #expect(try decoded(record.line()) == record)
    }

    /// A member added to the record without a line that writes it would not come back.
    @Test func theFullRecordSaysSomethingUnderEveryKey() {
        for member in Mirror(reflecting: Self.full).children {
            let isEmpty = "\(member.value)" == "nil" || "\(member.value)" == "[]"
            #expect(!isEmpty, "\(member.label ?? "?") is empty")
        }
    }

    @Test(arguments: [ArticleRecord(), full]) func itIsOneLineAndBeginsAlike(
        _ record: ArticleRecord
    ) {
        let line = record.line()
        #expect(!line.contains(10) && !line.contains(13))
        let front =
            "{\"schema\":\"articled/1\",\"id\":\"\(record.id)\",\"seq\":\(record.seq),"
            + "\"received\":\""
        #expect(line.starts(with: front.utf8))
    }

    @Test func theCheckValueCoversAllBeforeIt() throws {
        let line = Self.full.line()
        let end = line.count - 20
        let digits = CRC32.hexadecimal(CRC32.checksum(of: line[..<end]))
        #expect(Array(line[end...]) == Array(",\"check\":\"\(digits)\"}".utf8))
    }

    /// Any scalars at all come back as they were.
    @Test func everyTextSurvives() throws {
        for seed in 0..<300 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            var record = ArticleRecord()
            record.text = text(&random)
            record.headline = text(&random)
            record.bylines = [text(&random), text(&random)]
            let back = try decoded(record.line())
            // Not `==`, which takes e and an accent for é.
            #expect(Array(back.text.utf8) == Array(record.text.utf8), "seed \(seed)")
            #expect(back.headline.map { Array($0.utf8) } == record.headline.map { Array($0.utf8) })
            #expect(back.bylines.map { Array($0.utf8) } == record.bylines.map { Array($0.utf8) })
        }
    }

    private func text(_ random: inout SplitMix64) -> String {
        let ranges: [ClosedRange<UInt32>] = [
            0...0x1F, 0x20...0x7F, 0x80...0x9F, 0x2020...0x202F, 0xE000...0xFFFF,
            0x1_0000...0x10_FFFF, 0x22...0x22, 0x5C...0x5C,
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...40, using: &random) {
            let range = ranges[Int.random(in: 0..<ranges.count, using: &random)]
            guard let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) else {
                continue
            }
            text.unicodeScalars.append(scalar)
        }
        return text
    }

    private func decoded(_ line: [UInt8]) throws -> ArticleRecord {
        try JSONDecoder().decode(ArticleRecord.self, from: Data(line))
    }
}
