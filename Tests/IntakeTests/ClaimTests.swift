import ArticleModel
import Glibc
import Intake
import LinuxIO
import TestSupport
import Testing

/// Claiming and reading, on real files.
@Suite struct ClaimTests {
    private let scratch: ScratchFolder
    private let inbox: Folder
    private let claimed: ClaimedFolder
    private let folder: Folder

    init() throws {
        scratch = try ScratchFolder()
        inbox = try Folder.make(PathBytes(scratch.path + "/inbox"))
        claimed = ClaimedFolder(
            try OwnFolder(PathBytes("claimed"), in: Folder(PathBytes(scratch.path)))
        )
        folder = try claimed.folder
    }

    private func read(_ name: String, largest: Int = 100) -> ClaimReader.Outcome {
        ClaimReader(folder: folder, largest: largest).read(
            ClaimedFile(path: PathBytes(name), byteCount: 0, received: Timestamp(seconds: 0))
        )
    }

    private func reason(_ outcome: ClaimReader.Outcome) -> Rejection.Reason? {
        if case .rejected(let rejection) = outcome { rejection.reason } else { nil }
    }

    @Test func aClaimedFileKeepsItsPath() throws {
        try scratch.write("1", to: "inbox/a/b/c.txt")
        #expect(try claimed.claim(PathBytes("a/b/c.txt"), from: inbox, largest: 100) == .claimed)
        #expect(scratch.files(below: "claimed") == ["a/b/c.txt"])
    }

    @Test func aNameInHandIsNotClaimedAgain() throws {
        try scratch.write("1", to: "claimed/a")
        try scratch.write("2", to: "inbox/a")
        try scratch.write("3", to: "inbox/b")
        try scratch.write("4", to: "claimed/b/c")
        #expect(try claimed.claim(PathBytes("a"), from: inbox, largest: 100) == .nameTaken)
        #expect(try claimed.claim(PathBytes("b"), from: inbox, largest: 100) == .nameTaken)
    }

    @Test func aFileThatWentAwayIsGone() throws {
        #expect(try claimed.claim(PathBytes("a"), from: inbox, largest: 100) == .gone)
        #expect(try claimed.claim(PathBytes("b/a"), from: inbox, largest: 100) == .gone)
    }

    @Test func aLinkInPlaceOfAFolderLeadsNowhere() throws {
        try scratch.write("secret", to: "elsewhere/a")
        symlink(scratch.path + "/elsewhere", scratch.path + "/inbox/sub")
        #expect(try claimed.claim(PathBytes("sub/a"), from: inbox, largest: 100) == .gone)
        #expect(try scratch.read("elsewhere/a") == "secret")
    }

    @Test func emptiedFoldersAreRemovedUpToTheTop() throws {
        try scratch.write("1", to: "claimed/a/b/c")
        try scratch.write("2", to: "claimed/a/d")
        try folder.remove(PathBytes("a/b/c"))
        claimed.tidy(above: PathBytes("a/b/c"))
        #expect(scratch.files(below: "claimed") == ["a/d"])
        #expect(try folder.status(of: PathBytes("a/b")) == nil)
    }

    @Test func readingGivesTextAndIdentity() throws {
        try scratch.write("Hello", to: "claimed/a")
        guard case .article(let article) = read("a") else {
            Issue.record("not read")
            return
        }
        #expect(article.text == Array("Hello".utf8))
        #expect(
            article.source.id
                == "sha256:185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969"
        )
    }

    @Test func whatIsNoFileIsNotOpened() throws {
        symlink("/etc/passwd", scratch.path + "/claimed/link")
        mkfifo(scratch.path + "/claimed/fifo", 0o600)
        mkdir(scratch.path + "/claimed/folder", 0o700)
        for name in ["link", "fifo", "folder"] { #expect(reason(read(name)) == .notAFile) }
    }

    @Test func emptyLargeAndMissingFilesHaveTheirReasons() throws {
        try scratch.write("", to: "claimed/empty")
        try scratch.write(String(repeating: "x", count: 101), to: "claimed/large")
        #expect(reason(read("empty")) == .empty)
        #expect(reason(read("large")) == .tooLarge)
        guard case .vanished = read("missing") else {
            Issue.record("a missing file was read")
            return
        }
    }

    @Test func aFileThatSomebodyStillWritesIsNotRead() throws {
        try scratch.write("half", to: "claimed/a")
        let writer = try FileDescriptor.open(
            PathBytes(scratch.path + "/claimed/a"),
            flags: O_WRONLY
        )
        guard case .unstable = read("a") else {
            Issue.record("read while written")
            return
        }
        withExtendedLifetime(writer) {}
    }
}
