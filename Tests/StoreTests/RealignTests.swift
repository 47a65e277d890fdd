import ArticleModel
import LinuxIO
import Store
import TestSupport
import Testing

/// A store that has lost lines which a reader has seen: a batch that was taken back, or that a
/// power cut took.
@Suite struct RealignTests {
    private let folder: TemporaryFolder
    private let reader: StoreReader

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(lines(3), to: "store/articles.jsonl")
        reader = StoreReader(store: try Folder(PathBytes(folder.path + "/store")))
        #expect(try reader.next().count == 3)
    }

    /// The file is the same one, as when the writer cuts it.
    private func rewrite(_ bytes: [UInt8]) throws {
        let path = PathBytes(folder.path + "/store/articles.jsonl")
        let file = try FileDescriptor.open(path, flags: 1)
        try file.truncate(to: 0)
        try file.write(all: bytes)
    }

    @Test func aShorterStoreShowsNothingAndThenWhatIsNew() throws {
        try rewrite(lines(2))
        #expect(try reader.next().isEmpty)
        let other = article(33)
        var numbered = other
        numbered.seq = 3
        try rewrite(lines(2) + numbered.line() + newline)
        #expect(try reader.next().map(\.bytes) == [numbered.line()])
    }

    @Test func whatIsLongerThanBeforeIsNeverShownFromTheMiddle() throws {
        var numbered = article(33, text: String(repeating: "long ", count: 300))
        numbered.seq = 3
        try rewrite(lines(2) + numbered.line() + newline + line(4, seq: 4) + newline)
        #expect(try reader.next().map(\.bytes) == [numbered.line(), line(4, seq: 4)])
    }

    @Test(arguments: 1..<40) func aCursorInTheMiddleOfALineGoesBackToItsStart(_ offset: Int) throws
    {
        let place = try Folder(PathBytes(folder.path + "/store"))
        let cursor = StoreCursor(segment: 1, offset: lines(1).count + offset)
        let other = StoreReader(store: place, from: cursor)
        #expect(try other.next().map(\.bytes) == [line(2, seq: 2), line(3, seq: 3)])
    }

    @Test func cursorsOfOtherStoresAreRecognised() throws {
        let place = try Folder(PathBytes(folder.path + "/store"))
        for (text, isKnown) in [("1:0", true), ("1:5", true), ("2:0", false), ("7:100", false)] {
            let cursor = try #require(StoreCursor(text))
            #expect(
                try StoreReader(store: place, from: cursor).cursorIsKnown() == isKnown,
                "\(text)"
            )
        }
    }
}
