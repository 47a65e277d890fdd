import ArticleModel
import Foundation
import TestSupport
import Testing

/// Whole articles with the records that are made of them.
///
/// `make golden` records them anew. What differs from run to run or version to version is left
/// out.
@Suite struct GoldenRecordTests {
    @Test func thereAreArticles() { #expect(Sample.names.count >= 12) }

    @Test(arguments: Sample.names) func record(_ name: String) throws {
        let record = try Reads.read(Sample.text(name))
        let line = try JSONSerialization.jsonObject(with: Data(record.line()))
        var members = try #require(line as? [String: Any])
        for key in ["check", "received", "extractor", "id", "seq", "schema"] {
            members[key] = nil
        }
        var file = try #require(members["file"] as? [String: Any])
        file["modified"] = nil
        file["name"] = nil
        members["file"] = file
        let pretty = try JSONSerialization.data(
            withJSONObject: members,
            options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        )
        try expectGolden(String(decoding: pretty, as: UTF8.self) + "\n", "\(name).json")
    }

    /// The language is in the name of each article.
    @Test(arguments: Sample.names) func languageIsTold(_ name: String) throws {
        #expect(try Reads.read(Sample.text(name)).language.tag == name.prefix(2))
    }
}
