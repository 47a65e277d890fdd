import ArticleModel
import DataPacks
import HostileTexts
import Intake
import LinuxIO
import Reading
import Testing

@testable import Service

/// No record is too long for the readers of the store.
@Suite struct RecordLimitTests {
    private static let reader = Result { try Reader(try PackLibrary()) }

    private func record(_ bytes: [UInt8], language: String?) throws -> ArticleRecord? {
        let article = ArticleMaker.article(
            bytes,
            name: PathBytes("x.txt"),
            modified: Timestamp(seconds: 1_748_736_000),
            received: Timestamp(seconds: 0)
        )
        guard case .success(let article) = article else { return nil }
        return try Self.reader.get().read(article, language: language)
    }

    @Test func theEstimateIsNoLessThanAnyLine() throws {
        for text in HostileText.all {
            guard let record = try record(text.bytes(4000), language: text.language) else {
                continue
            }
            let byteCount = record.line().count
            #expect(RecordLimit.estimate(record) >= byteCount, "\(text.name)")
        }
    }

    @Test func aPlainTextOfTheGreatestSizeIsFarBelowTheLimit() throws {
        let record = try #require(try record(HostileText.plain.bytes(8000), language: "en"))
        #expect(RecordLimit.estimate(record) * 1000 < RecordLimit.usual.longest)
    }

    @Test func aRecordThatIsTooLongIsRefusedAsTooLarge() throws {
        let text = Array(String(repeating: "a\n", count: 1000).utf8)
        let record = try #require(try record(text, language: nil))
        #expect(RecordLimit.usual.rejection(of: record) == nil)
        let rejection = RecordLimit(longest: 50_000).rejection(of: record)
        #expect(rejection?.reason == .tooLarge)
    }
}
