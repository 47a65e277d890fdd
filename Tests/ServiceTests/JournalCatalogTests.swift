import Foundation
import Logging
import Testing

@testable import Service

/// Every event is explained to the operator, and every explanation has its event.
@Suite struct JournalCatalogTests {
    private struct Entry {
        var head: [String: String] = [:]
        var body = ""
    }

    private let entries: [String: Entry]
    private let ids: [String]

    init() throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../systemd/articled.catalog")
        let text = try String(contentsOf: url, encoding: .utf8)
        var entries: [String: Entry] = [:]
        var ids: [String] = []
        for part in text.components(separatedBy: "\n-- ").dropFirst() {
            let lines = part.components(separatedBy: "\n")
            var entry = Entry()
            let head = lines.dropFirst().prefix { !$0.isEmpty }
            for line in head {
                let colon = try #require(line.firstIndex(of: ":"), "no field: \(line)")
                entry.head[String(line[..<colon])] = String(line[colon...].dropFirst(2))
            }
            entry.body = lines.dropFirst(2 + head.count).joined(separator: "\n")
            ids.append(lines[0])
            entries[lines[0]] = entry
        }
        self.entries = entries
        self.ids = ids
    }

    @Test func theCatalogAndTheTableAgree() {
        #expect(Set(ids) == Set(JournalEvent.all.map(\.id)))
        #expect(Set(ids).count == ids.count && JournalEvent.all.count == ids.count)
    }

    @Test(arguments: JournalEvent.all)
    func isExplained(_ event: JournalEvent) throws {
        let entry = try #require(entries[event.id], "\(event.name)")
        #expect(entry.head["Subject"]?.isEmpty == false)
        #expect(entry.head["Defined-By"] == "articled")
        // What it means, and what to do.
        let paragraphs = entry.body.trimmingCharacters(in: .whitespacesAndNewlines)
            .components(separatedBy: "\n\n")
        #expect(paragraphs.count == 2, "\(event.name)")
    }

    @Test(arguments: JournalEvent.all)
    func isWellFormed(_ event: JournalEvent) {
        #expect(event.id.count == 32 && event.id.allSatisfy { "0123456789abcdef".contains($0) })
        #expect(event.name.allSatisfy { $0.isLowercase || $0 == "-" })
        #expect(JournalEvent.named(event.name) == event)
    }

    /// One line for each article would drown everything else.
    @Test func whatHappensToOneFileIsForDebugging() {
        #expect(JournalEvent.filePutAway.level == .debug)
        #expect(JournalEvent.fileRejected.level == .debug)
    }
}
