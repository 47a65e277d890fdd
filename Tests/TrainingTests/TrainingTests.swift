import DataPacks
import Language
import Testing
import TextKernel
import Training

/// The trainer, on a language of each script that a few sentences tell.
@Suite struct TrainingTests {
    private static let sentences = [
        ("da", "Jeg ved ikke, hvad de mener om det"), ("da", "Broen bliver lukket til foråret"),
        ("en", "I do not know what they think of it"),
        ("en", "The bridge will be closed in spring"),
        ("ru", "Я не знаю, что они об этом думают"), ("ru", "Мост будет закрыт весной"),
        ("uk", "Я не знаю, що вони про це думають"), ("uk", "Міст буде закрито навесні"),
        ("el", "Δεν ξέρω τι σκέφτονται γι' αυτό"), ("ar", "لا أعرف ما رأيهم في ذلك"),
        ("und", "qwrt zxcv plkj mnbv"),
    ]

    private static var examples: [Example] {
        sentences.map { Example(tag: $0.0, text: Array($0.1.utf8)) }
    }

    private static var plan: LanguageModelMaker.Plan {
        var plan = LanguageModelMaker.Plan()
        plan.bits = [.latin: 10, .cyrillic: 10, .other: 10]
        plan.specialists = [
            LanguageModelMaker.Specialist(tags: ["da", "en"], bits: 10, isBalanced: true)
        ]
        plan.options.epochs = 30
        return plan
    }

    private static var file: [UInt8] {
        LanguageModelMaker(examples, measured: examples, plan).file()
    }

    /// `make models` promises the same bytes for the same sentences.
    @Test func theSameSentencesGiveTheSameModel() {
        #expect(Self.file == Self.file)
    }

    @Test func aModelTellsWhatItHasLearnt() throws {
        let file = Self.file
        let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: file.count, alignment: 64)
        defer { bytes.deallocate() }
        bytes.copyBytes(from: file)
        let model = try LanguageModel(UnsafeRawBufferPointer(bytes))
        #expect(model.languages == ["ar", "da", "el", "en", "ru", "uk"])
        #expect(model.specialists.map(\.shape.tags) == [["da", "en"]])
        let identifier = LanguageIdentifier(model, try PackLibrary())
        for (tag, text) in Self.sentences {
            let utf8 = Array(text.utf8)
            let guesses = identifier.guesses(for: Tokenizer().tokens(of: utf8), in: utf8)
            #expect(guesses[0].tag == tag, "\(text): \(guesses)")
        }
    }

    @Test func examplesAreReadFromLines() {
        let lines = Array("da\tÉn\n\nno tab\nen\tone\ttwo\n".utf8)
        let examples = Example.examples(tsv: lines)
        #expect(examples.map(\.tag) == ["da", "en"])
        #expect(examples.map { String(decoding: $0.text, as: UTF8.self) } == ["Én", "one\ttwo"])
    }

    @Test(arguments: [(0, ""), (1, "æ"), (3, "æøå"), (9, "æøåb")])
    func prefixesCountScalars(_ count: Int, _ expected: String) {
        let example = Example(tag: "da", text: Array("æøåb".utf8))
        #expect(example.prefix(count) == Array(expected.utf8))
    }
}
