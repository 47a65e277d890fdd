import ArticleModel
import Foundation
import Glibc
import LinuxIO
import Store
import TestSupport
import Testing

/// The indexes that spare a start the reading of sealed segments, and when they do not count.
@Suite struct SegmentIndexTests {
    private let folder: TemporaryFolder
    private static let name = "articles-000000000001-000000000003"

    init() throws {
        folder = try TemporaryFolder()
        let store = try ArticleStore(folder)
        try store.append([article(1), article(2), article(3)])
        try store.seal()
    }

    private var index: String { "store/.index/\(Self.name).ids" }

    /// Whether opening the store wrote the index anew, having read the segment; the store must
    /// hold the three articles either way.
    private func isReadAgain() throws -> Bool {
        let saboteur = Saboteur(.watch)
        let store = try ArticleStore(folder, .testing(disk: saboteur.disk(halving: false)))
        #expect(store.summary.articleCount == 3 && store.summary.nextSeq == 4)
        #expect(store.summary.findings == [])
        for number in 1...3 { #expect(store.contains(article(number).id)) }
        return saboteur.steps.contains(.create(".unfinished"))
    }

    @Test func isWrittenWhenASegmentIsSealedAndThenBelieved() throws {
        #expect(folder.names(in: "store/.index") == [Self.name + ".ids"])
        #expect(try !isReadAgain())
    }

    @Test func isMadeAnewWhereThereIsNone() throws {
        let written = try folder.read(index)
        try folder.remove("store/.index")
        #expect(try isReadAgain())
        #expect(try folder.read(index) == written)
        #expect(try !isReadAgain())
    }

    @Test func anyChangedByteMakesItWorthless() throws {
        let whole = try folder.read(index)
        for offset in whole.indices {
            var changed = whole
            changed[offset] ^= 1
            try folder.write(changed, to: index)
            #expect(try isReadAgain(), "changed at \(offset)")
            #expect(try folder.read(index) == whole)
        }
    }

    @Test func anyCutMakesItWorthless() throws {
        let whole = try folder.read(index)
        for length in stride(from: 0, to: whole.count, by: 5) {
            try folder.write(whole.prefix(length), to: index)
            #expect(try isReadAgain(), "cut at \(length)")
        }
        try folder.write(whole + [0], to: index)
        #expect(try isReadAgain())
    }

    @Test func aSegmentOfAnotherTimeOrLengthIsReadAgain() throws {
        let path = folder.path + "/store/\(Self.name).jsonl"
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 5)],
            ofItemAtPath: path
        )
        #expect(try isReadAgain())
        #expect(try !isReadAgain())
    }

    @Test func damageThatChangesTheFileIsToldAtEachStart() throws {
        try folder.write(lines(2) + [0x0A], to: "store/\(Self.name).jsonl")
        for _ in 0..<2 {
            let summary = try ArticleStore(folder).summary
            #expect(summary.findings.map(\.fault) == [.line(.blank), .misnamed(last: 2)])
        }
        #expect(folder.names(in: "store/.index") == [Self.name + ".ids"])
    }

    @Test func outlivesCompression() throws {
        for program in ["gzip", "zstd"] {
            let path = folder.path + "/store/\(Self.name).jsonl"
            let options = program == "gzip" ? [path] : ["-q", "--rm", path]
            #expect(try Tool.system(program, options).status == 0)
            #expect(try !isReadAgain(), "\(program)")
            try Tool.system(
                program,
                ["-d", "-q"] + (program == "zstd" ? ["--rm"] : [])
                    + [path + (program == "gzip" ? ".gz" : ".zst")]
            )
            #expect(try !isReadAgain(), "un-\(program)")
        }
    }

    @Test func whatEverybodyCanWriteDoesNotCount() throws {
        try folder.setPermissions(0o666, of: index)
        #expect(try isReadAgain())
    }

    @Test func aLinkDoesNotCount() throws {
        try folder.write(try folder.read(index), to: "elsewhere")
        try folder.remove(index)
        try folder.link(index, to: "../../elsewhere")
        #expect(try isReadAgain())
        #expect(!folder.names().contains("elsewhere") == false)
    }

    @Test func aStartWithoutSegmentClearsAway() throws {
        try folder.remove("store/\(Self.name).jsonl")
        try folder.write([], to: "store/.index/.unfinished")
        _ = try ArticleStore(folder)
        #expect(folder.names(in: "store/.index") == [])
    }

    /// Where no index can be written, the store works as without.
    @Test func aFullDiskForTheIndexStopsNothing() throws {
        let saboteur = Saboteur(
            .failOnce(code: ENOSPC) { step in
                if case .write(".unfinished", _) = step { true } else { false }
            }
        )
        let store = try ArticleStore(folder, .testing(disk: saboteur.disk()))
        try store.append([article(4)])
        try store.seal()
        #expect(saboteur.hasStruck)
        try store.append([article(5)])
        #expect(try storedNumbers(in: folder) == Array(1...5))
        #expect(folder.names(in: "store/.index").contains(Self.name + ".ids"))
        let reopened = StoreOptions.testing()
        _ = consume store
        #expect(try ArticleStore(folder, reopened).summary.articleCount == 5)
    }

    @Test func aFileInPlaceOfTheFolderStopsNothing() throws {
        try folder.remove("store/.index")
        try folder.write([], to: "store/.index")
        let store = try ArticleStore(folder)
        try store.append([article(4)])
        try store.seal()
        #expect(store.summary.articleCount == 4)
    }
}

/// The store's own set.
@Suite struct ManyArticlesTests {
    @Test func holdsWhatWasPutInAndNothingElse() throws {
        let folder = try TemporaryFolder()
        let store = try ArticleStore(folder)
        // Among them the digest that marks an empty place in the table: all zeros.
        for start in stride(from: 0, to: 5000, by: 500) {
            try store.append((start..<start + 500).map { article($0, text: "x") })
        }
        for number in 0..<5000 { #expect(store.contains(article(number).id)) }
        for number in 5000..<6000 { #expect(!store.contains(article(number).id)) }
        #expect(store.summary.articleCount == 5000)
        #expect(throws: StoreError.alreadyStored(id: article(0).id)) {
            try store.append([article(0)])
        }
    }
}
