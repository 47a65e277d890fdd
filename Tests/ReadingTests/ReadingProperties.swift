import ArticleModel
import FoundationEssentials
import Invariants
import TestSupport
import Testing
import TextKernel

/// What holds for every record, whatever the text.
@Suite struct ReadingProperties {
    @Test func garbageGivesARecord() throws {
        for seed in 0..<300 as Range<UInt64> { try check(Garbage.text(seed: seed), "seed \(seed)") }
    }

    @Test(arguments: Sample.names) func samplesGiveARecord(_ name: String) throws {
        let text = try Sample.text(name)
        try check(text, name)
        for seed in 0..<12 as Range<UInt64> {
            try check(Garbage.edited(text, seed: seed), "\(name), seed \(seed)")
        }
    }

    /// The packs of all languages meet the texts of all others.
    @Test(arguments: ["da", "de", "en", "es", "fi", "fr", "it", "nl", "pl", "ru", "sv", "zh"])
    func anyLanguageReadsAnyText(_ tag: String) throws {
        for name in Sample.names { try check(Sample.text(name), name, language: tag) }
        for seed in 0..<20 as Range<UInt64> {
            try check(Garbage.text(seed: seed), "seed \(seed)", language: tag)
        }
    }

    @Test(arguments: [
        "", " ", "\n", "\u{0}", ".", "“", "”", "(", "/", "–", "- ", "\u{301}", "\u{AD}", "A", "1",
        "Af", "By", "By By", "Foto:", "“”", "()", "//", "\n\n\n", "a\n\nb", "–\n–\n–", "1.1.1",
    ])
    func theLeastTextsGiveARecord(_ text: String) throws {
        for tag in ["da", "en", "ru", "und"] { try check(Array(text.utf8), text, language: tag) }
        try check(Array(text.utf8), text)
    }

    private func check(_ text: [UInt8], _ note: String, language: String? = nil) throws {
        let record = try Reads.read(text, language: language)
        let complaints = RecordCheck(record).complaints()
        #expect(complaints.isEmpty, "\(note): \(complaints.prefix(3))")
        let line = record.line()
        #expect(try Reads.read(text, language: language).line() == line, "\(note): not the same")
        let back = try JSONDecoder().decode(ArticleRecord.self, from: Data(line))
        #expect(back.line() == line, "\(note): not read back")
    }
}
