import CModels
import Foundation
import Language
import Testing

/// `docs/models.md` speaks of the model that is in the programs.
@Suite struct ModelsPageTests {
    private static let page = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs/models.md").standardized

    @Test func thePageHasTheModelsSizeDigestAndLanguages() throws {
        let page = try String(contentsOf: Self.page, encoding: .utf8)
        let languages = try LanguageModel.builtIn().languages
        #expect(page.contains("`language.model`, \(articled_language_model_size()) bytes"))
        #expect(page.contains("`\(LanguageModel.builtInDigest)`"))
        #expect(
            page.contains("\(languages.count): \(languages.joined(separator: " ")) |"),
            "\(languages.count): \(languages.joined(separator: " ")) |"
        )
    }
}
