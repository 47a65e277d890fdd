import ArticleModel
import DataPacks
import Foundation
import Intake
import LinuxIO
import Reading
import TestSupport
import Testing

@testable import Reports

/// Every record keeps to `docs/article.schema.json`, in the eyes of a validator that is not ours:
/// python3-jsonschema, by way of `scripts/validate-records.py`, which also recomputes the check
/// values and holds every span against the text.
@Suite struct SchemaTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let samples =
        (try? FileManager.default.contentsOfDirectory(
            at: root.appending(path: "Tests/Articles"),
            includingPropertiesForKeys: nil
        )) ?? []

    @Test func theRecordsOfTheSamplesKeepToTheSchema() throws {
        var lines: [[UInt8]] = []
        var extraction = try extraction()
        for sample in SchemaTests.samples.sorted(by: { $0.path < $1.path })
        where sample.pathExtension == "txt" {
            let bytes = [UInt8](try Data(contentsOf: sample))
            lines.append(
                contentsOf: line(&extraction, bytes, name: Array(sample.lastPathComponent.utf8))
            )
        }
        #expect(lines.count >= 8)
        try validate(lines)
    }

    @Test func theRecordsOfGeneratedInputKeepToTheSchema() throws {
        let pieces: [[UInt8]] =
            [
                "»", "“", "«", " \u{A0}", ". ", "\n\n", "\n", "By Anna Weber", "PORTO (NTB): ",
                "Foto: X/Y",
                "12. juli 2023", "(jkf)", "– Ja, sagde hun.", "Нарышкин сказал: ", "👩‍👧", "e\u{301}",
                "\\\"",
                "\u{2028}", "said Mr Smith. ", "0", "\t", "Læs også: ", "U.S. ", "北京 ",
            ].map { Array($0.utf8) } + [[0xFF], [0x00], [0xC3], [0xE2, 0x80]]
        let texts = try SchemaTests.samples.map { [UInt8](try Data(contentsOf: $0)) }
        var lines: [[UInt8]] = []
        var extraction = try extraction()
        for seed in 0..<150 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 1...60, using: &random) {
                bytes += pieces.randomElement(using: &random) ?? []
            }
            if seed % 3 == 0, var text = texts.randomElement(using: &random) {
                for _ in 0..<20 {
                    text[Int.random(in: text.indices, using: &random)] = UInt8.random(
                        in: 0...255,
                        using: &random
                    )
                }
                bytes = text
            }
            let name = seed % 5 == 0 ? [0x61, 0xFF, 0x0A] : Array("generated/\(seed).txt".utf8)
            lines.append(contentsOf: line(&extraction, bytes, name: name))
        }
        #expect(lines.count > 50)
        try validate(lines)
    }

    private func extraction() throws -> Extraction {
        Extraction(try Reader(PackLibrary()), largest: 1 << 20, links: true)
    }

    /// The record's line, none where the bytes are no article.
    private func line(
        _ extraction: inout Extraction,
        _ bytes: [UInt8],
        name: [UInt8]
    ) -> [[UInt8]] {
        let modified = Timestamp(seconds: 1_700_000_000)
        guard
            case .record(let record) = extraction.extract(
                bytes,
                name: PathBytes(name),
                modified: modified
            )
        else { return [] }
        return [record.line()]
    }

    private func validate(_ lines: [[UInt8]]) throws {
        let folder = try TemporaryFolder()
        let file = folder.path + "/records.jsonl"
        try Data(lines.joined(separator: [0x0A]) + [0x0A]).write(to: URL(filePath: file))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [
            SchemaTests.root.appending(path: "scripts/validate-records.py").path, file,
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let said = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(),
            as: UTF8.self
        )
        process.waitUntilExit()
        // 77: python3-jsonschema is not installed; the script has said so.
        if process.terminationStatus == 77 {
            print("SchemaTests: skipped, no python3-jsonschema here")
        } else {
            #expect(process.terminationStatus == 0, "\(said.prefix(2000))")
        }
    }
}
