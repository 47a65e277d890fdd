import ArticleModel
import Foundation
import LinuxIO
import Reports
import Store
import TestSupport
import Testing

/// `articlectl tail`, the real program.
@Suite struct TailProgramTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        var options = StoreOptions()
        options.segmentByteLimit = 3000
        let store = try ArticleStore(state: PathBytes(folder.path), options: options)
        for number in 1...9 { try store.append([numbered(number)]) }
    }

    private func tail(_ options: String...) throws -> Tool.Result {
        try Tool.run("articlectl", ["tail", "--json", "--state", folder.path] + options)
    }

    private func cursor(_ result: Tool.Result) throws -> String {
        try #require(result.errors.split(separator: " ").last).trimmingCharacters(in: .newlines)
    }

    @Test func beginsWhereItIsTold() throws {
        #expect(try seqs(tail().output) == Array(1...9))
        #expect(try seqs(tail("--lines", "2").output) == [8, 9])
        #expect(try seqs(tail("--from", "start").output) == Array(1...9))
        #expect(try seqs(tail("--from", "end").output) == [])
    }

    @Test func aPrintedCursorLeadsToTheRest() throws {
        let end = try cursor(tail("--from", "end", "--print-cursor"))
        let first = try #require(StoreCursor(end))
        #expect(try seqs(tail("--from", end).output) == [])
        let one = try tail("--from", "1:0", "--print-cursor")
        #expect(try StoreCursor(cursor(one)) == first)
    }

    @Test func theCursorFileIsKeptAndObeyed() throws {
        let file = folder.path + "/cursor"
        #expect(try seqs(tail("--cursor-file", file, "-n", "3").output) == [7, 8, 9])
        #expect(try seqs(tail("--cursor-file", file, "-n", "3").output) == [])
        let store = try ArticleStore(state: PathBytes(folder.path))
        try store.append([numbered(10)])
        #expect(try seqs(tail("--cursor-file", file, "--from", "start").output) == [10])
        #expect(folder.names().filter { $0.contains("cursor") } == ["cursor"])
    }

    @Test(arguments: ["nonsense", "0:0", "17", "17:-1\n", "\n", String(repeating: "1", count: 99)])
    func aFileThatHoldsNoCursorIsNoBeginning(_ text: String) throws {
        try folder.write(text.utf8, to: "cursor")
        let result = try tail("--cursor-file", folder.path + "/cursor")
        #expect(result.status == 65 && result.output.isEmpty)
        #expect(try folder.read("cursor") == Array(text.utf8))
    }

    @Test func anotherStoresCursorIsRefused() throws {
        #expect(try tail("--from", "99:5").status == 65)
    }

    @Test func wrongOptionsAre64() throws {
        for options in [["--from", "x"], ["--from", "end", "-n", "1"], ["-n", "-1"]] {
            let result = try Tool.run("articlectl", ["tail", "--state", folder.path] + options)
            #expect(result.status == 64, "\(options)")
        }
    }

    @Test func damageInACompressedSegmentStopsTheReaderBeforeIt() throws {
        let name = try #require(folder.names(in: "store").first { $0.contains("-") })
        let path = folder.path + "/store/" + name
        try Tool.system("gzip", [path])
        let whole = try folder.read("store/\(name).gz")
        try folder.write(whole.prefix(60), to: "store/\(name).gz")
        let file = folder.path + "/cursor"
        let result = try tail("--cursor-file", file, "--from", "start")
        #expect(result.status == 65 && result.errors.contains("articlectl verify"))
        // Restored, it goes on without a gap.
        try folder.write(whole, to: "store/\(name).gz")
        let before = seqs(result.output)
        #expect(
            try before + seqs(tail("--cursor-file", file, "--from", "start").output)
                == Array(1...9)
        )
    }
}

/// An article with an id of its own for each number.
func numbered(_ number: Int) -> ArticleRecord {
    var record = article(number)
    let digits = String(number, radix: 16)
    record.id = "sha256:" + String(repeating: "0", count: 64 - digits.count) + digits
    return record
}

/// The numbers of whole lines of JSON; what has no newline is not there yet.
func seqs(_ output: [UInt8]) -> [Int] {
    struct Line: Decodable { var seq: Int }
    let lines = output.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
    return lines.map { (try? JSONDecoder().decode(Line.self, from: Data($0)))?.seq ?? -1 }
}
