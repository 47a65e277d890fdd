import CModels
import DataPacks
import Language
import Testing
import TextKernel

/// The model's file, and what the program makes of it.
@Suite struct LanguageModelTests {
    @Test func theModelKnowsTheLanguagesOfAllPacksAndFortyMore() throws {
        let languages = try LanguageModel.builtIn().languages
        #expect(Set(try PackLibrary().languages).isSubset(of: languages))
        #expect(languages.count >= 60, "\(languages)")
        #expect(!languages.contains("und"))
    }

    /// The compiler does not see a new file behind `.incbin`; the digest makes it look.
    @Test func theDigestIsThatOfTheModel() {
        #expect(SHA256.identity(of: Self.builtIn) == "sha256:" + LanguageModel.builtInDigest)
    }

    /// Whatever is no model is refused, and no byte beyond it is read.
    @Test func brokenModelsAreRefused() throws {
        let model = LanguageModelTests.tiny
        #expect(throws: Never.self) { try Self.read(model) }
        #expect(throws: LanguageModelError.notAModel) { try Self.read([]) }
        #expect(throws: LanguageModelError.notAModel) { try Self.read(Array("ELF".utf8)) }
        for count in 4..<model.count {
            #expect(throws: LanguageModelError.self) { try Self.read(Array(model[..<count])) }
        }
        #expect(throws: LanguageModelError.wrongSize(expected: model.count, found: model.count + 1))
        { try Self.read(model + [0]) }
    }

    @Test func aModelForOtherFeaturesIsRefused() {
        var model = LanguageModelTests.tiny
        model[4] += 1
        let version = LanguageFeatures.version + 1
        #expect(throws: LanguageModelError.otherFeatures(version: version)) {
            try Self.read(model)
        }
    }

    /// Every byte of the header, changed: refused, or read without a crash.
    @Test func changedHeadersDoNotCrash() {
        for index in 0..<64 {
            for bit in 0..<8 {
                var model = LanguageModelTests.tiny
                model[index] ^= 1 << UInt8(bit)
                _ = try? Self.read(model)
            }
        }
    }

    /// A word has no more features than fit into the sums of 16 bits.
    @Test(arguments: ["a", "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz", "字"])
    func featuresAreBounded(_ unit: String) {
        let text = Array(String(repeating: unit, count: 300).utf8)
        var features = LanguageFeatures()
        for word in Tokenizer().tokens(of: text) {
            features.read(word, in: text.span)
            #expect(features.count > 0 && features.count <= LanguageFeatures.mostFeatures)
        }
        #expect(LanguageFeatures.mostFeatures * 128 <= Int(Int16.max))
    }

    @Test(arguments: [0, -0.1, -0.7, -1, -5, -20, -79, -81, -1000] as [Float])
    func theExponentialIsRight(_ x: Float) {
        let naive = (1...200).reduce(into: (sum: 1.0, term: 1.0)) { series, index in
            series.term *= -Double(x) / Double(index)
            series.sum += series.term
        }
        let expected = Float(1 / naive.sum)
        #expect(abs(Likelihood.exponential(x) - expected) <= expected * 2e-6 + 1e-30)
    }

    private static var builtIn: [UInt8] {
        let start = articled_language_model_bytes()
        return Array(UnsafeBufferPointer(start: start, count: articled_language_model_size()))
    }

    /// Three small tables without weights.
    private static var tiny: [UInt8] {
        let tables = ScriptFamily.allCases.map { family in
            let shape = LanguageTable.Shape(
                family: family,
                isSpecialist: false,
                bits: 4,
                tags: ["aa", "bb"],
                scale: 1
            )
            return (shape: shape, rows: [Int8](repeating: 0, count: shape.byteCount))
        }
        return LanguageModel.file(tables)
    }

    private static func read(_ bytes: [UInt8]) throws {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
        defer { copy.deallocate() }
        copy.copyBytes(from: bytes)
        _ = try LanguageModel(UnsafeRawBufferPointer(copy))
    }
}
