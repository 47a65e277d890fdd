import ArticleModel
import Foundation
import HostileTexts
import Invariants
import TestSupport
import Testing

/// Every place that a record names can be read again in its text.
@Suite struct SpanTests {
    @Test(arguments: Sample.names) func inOurArticles(_ name: String) throws {
        try check(Sample.text(name), name)
        for seed in 0..<4 as Range<UInt64> {
            try check(Garbage.edited(Sample.text(name), seed: seed), "\(name), seed \(seed)")
        }
    }

    @Test(arguments: HostileText.marks + HostileText.words + HostileText.lines)
    func inTextsOfStrangers(_ text: HostileText) throws {
        try check(text.bytes(2000), text.name, language: text.language)
    }

    @Test(arguments: ["da", "de", "en", "fr", "pl", "ru", "und"])
    func inTextsThatNobodyWrote(_ tag: String) throws {
        for seed in 0..<60 as Range<UInt64> {
            try check(Garbage.text(seed: seed), "seed \(seed)", language: tag)
        }
    }

    /// Characters of one to four bytes, and of several scalars.
    @Test func betweenCharactersOfAnyLength() throws {
        let marks = [
            "é", "e\u{301}", "ø", "北", "𝐀", "👩\u{200D}👧", "🇩🇰", "\u{FEFF}", "\u{202E}", "Ω",
            "\u{AD}",
        ]
        for mark in marks {
            let text =
                "\(mark) Anna Berg\(mark) said on Monday: “\(mark)It is over.” \(mark)Then she left \(mark)."
            try check(Array("Headline \(mark)\n\n\(text)\n\n\(text)\n".utf8), mark, language: "en")
        }
    }

    @Test(.enabled(if: !Annotated.files.isEmpty, "no annotated articles beside the repository"))
    func inAnnotatedArticles() throws {
        for file in Annotated.files {
            let bytes = [UInt8](try Data(contentsOf: file))
            try check(Array(String(decoding: bytes, as: UTF8.self).utf8), file.lastPathComponent)
        }
    }

    /// The check itself: each line breaks one promise.
    @Test(arguments: [
        #"{"text":"Ab.","blocks":[{"start":0,"end":4}]}"#,
        #"{"text":"Ab.","blocks":[{"start":2,"end":1}]}"#,
        #"{"text":"Ab.","blocks":[{"start":-1,"end":1}]}"#,
        #"{"text":"Ab. Cd.","blocks":[{"start":0,"end":7}],"sentences":[{"start":4,"end":7},{"start":0,"end":3}]}"#,
        #"{"text":"Ab. Cd.","blocks":[{"start":0,"end":3},{"start":4,"end":7}],"sentences":[{"start":0,"end":7}]}"#,
        #"{"text":"Ab. Cd.","blocks":[{"start":0,"end":3}],"new":{"deep":[{"start":4,"end":7}]}}"#,
        #"{"text":"Åb.","blocks":[{"start":0,"end":3}],"claims":[{"chain":[{"start":0,"end":2,"text":"b."}]}]}"#,
        #"{"text":"Åb.","blocks":[{"start":0,"end":3}],"quotes":[{"start":0,"end":9}]}"#,
    ])
    func aBrokenPromiseIsFound(_ line: String) throws {
        #expect(try SpanCheck(line: Array(line.utf8)).complaints().count == 1)
    }

    private func check(_ text: [UInt8], _ note: String, language: String? = nil) throws {
        let record = try Reads.read(text, language: language)
        let complaints = try SpanCheck(line: record.line()).complaints()
        #expect(complaints.isEmpty, "\(note): \(complaints.prefix(3))")
    }
}

/// Articles that lie beside the repository on the machine of whoever annotates.
private enum Annotated {
    static let files: [URL] = {
        let repository = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let shared =
            ProcessInfo.processInfo.environment["ARTICLED_SHARED"].map { URL(filePath: $0) }
            ?? repository.deletingLastPathComponent().appending(path: "shared")
        return ["articles", "gold", "gold/stories"].flatMap { folder in
            let files = try? FileManager.default.contentsOfDirectory(
                at: shared.appending(path: folder),
                includingPropertiesForKeys: nil
            )
            return (files ?? []).filter { ["txt", "ann"].contains($0.pathExtension) }
        }
    }()
}
