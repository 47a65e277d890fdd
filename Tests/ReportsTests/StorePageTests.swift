import ArticleModel
import Foundation
import LinuxIO
import Store
import TestSupport
import Testing
import TextKernel

/// `docs/store.md` keeps its word: its worked example holds, and its recipes run.
@Suite struct StorePageTests {
    private static let page = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs/store.md").standardized

    /// The fenced blocks of that kind.
    private static func blocks(_ kind: String) throws -> [String] {
        let text = try String(contentsOf: page, encoding: .utf8)
        return text.components(separatedBy: "```\(kind)\n").dropFirst().map {
            $0.components(separatedBy: "```")[0]
        }
    }

    /// Two sealed segments, compressed, one plain and one active.
    private func store() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let store = try ArticleStore(state: PathBytes(folder.path))
        for number in 1...4 {
            try store.append([numbered(number)])
            if number < 4 { try store.seal() }
        }
        let sealed = folder.names(in: "store").filter { $0.contains("-") }
        try Tool.system("gzip", [folder.path + "/store/" + sealed[0]])
        try Tool.system("zstd", ["-q", "--rm", folder.path + "/store/" + sealed[1]])
        return folder
    }

    private func shell(_ script: String, in folder: TemporaryFolder) throws -> Tool.Result {
        let programs = Tool.programs.path(percentEncoded: false)
        return try Tool.system(
            "sh",
            ["-c", "cd \"$0\" && PATH=\"$1:$PATH\" && \(script)", folder.path, programs]
        )
    }

    @Test func theExampleOfTheCheckValueHolds() throws {
        let line = try #require(Self.blocks("json").first)
        let bytes = Array(line.utf8.dropLast())
        let body = try #require(line.components(separatedBy: ",\"check\"").first)
        let check = CRC32.hexadecimal(CRC32.checksum(of: Array(body.utf8).span))
        #expect(line.contains(",\"check\":\"\(check)\"}"))
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        #expect(text.contains("has \(body.utf8.count) bytes before"))
        // The store takes it for a record, too.
        let folder = try TemporaryFolder()
        try folder.write(bytes + [10], to: "store/articles.jsonl")
        #expect(try ArticleStore(state: PathBytes(folder.path)).summary.articleCount == 1)
        // And so does the program beside it.
        try folder.write(bytes + [10] + Array("{}\n".utf8), to: "lines")
        try folder.write(try #require(Self.blocks("python").first).utf8, to: "check.py")
        #expect(try shell("python3 check.py < lines", in: folder).text == "good\ndamaged\n")
    }

    /// What each recipe must print; those that follow for ever are stopped by themselves here.
    private static let recipes: [(tool: String, begins: String, output: String)] = [
        ("jq", "articlectl tail --state . --json --from start | jq", #"{"seq":4,"#),
        ("zstdcat", "for segment in", "1\n2\n3\n4\n"),
        ("duckdb", "duckdb -c", "4"),
        ("articlectl", "articlectl verify", "4 records in 4 segments"),
    ]

    @Test(arguments: recipes.indices) func aRecipeRuns(_ index: Int) throws {
        let recipe = Self.recipes[index]
        let folder = try store()
        let script = try #require(Self.blocks("sh").first { $0.hasPrefix(recipe.begins) })
        guard try shell("command -v \(recipe.tool)", in: folder).status == 0 else {
            print("skipped: no \(recipe.tool) here")
            return
        }
        let result = try shell(script, in: folder)
        #expect(result.status == 0 && result.text.contains(recipe.output), "\(result)")
    }

    @Test func theRecipesThatFollowBeginWithEverything() throws {
        let folder = try store()
        let following = try Self.blocks("sh").filter {
            $0.contains("--follow") && !$0.contains("kcat")
        }
        #expect(following.count == 1)
        let script = following[0].replacing("/var/tmp/reader.cursor", with: "cursor")
            .replacing("--follow ", with: "")
        #expect(try seqs(shell(script, in: folder).output) == [1, 2, 3, 4])
        #expect(try seqs(shell(script, in: folder).output) == [])
    }

    @Test func pandasReadsWholeLines() throws {
        let folder = try store()
        guard try shell("python3 -c 'import pandas'", in: folder).status == 0 else {
            print("skipped: no pandas here")
            return
        }
        let script = try #require(Self.blocks("sh").first { $0.contains("import pandas") })
        #expect(try shell(script, in: folder).text == "4\n")
    }
}
