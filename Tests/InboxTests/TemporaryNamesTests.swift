import Inbox
import LinuxIO
import Testing

/// Which names are passed over.
@Suite struct TemporaryNamesTests {
    static let temporary = [
        ".hidden", ".article.txt.Xa81bC", "a.part", "a.PART", "a.txt.tmp", "a.temp", "a.filepart",
        "a.crdownload", "a.download", "a.txt~", ".a.txt.swp", "a.swp", "#a.txt#",
        ".~lock.a.odt#", ".syncthing.a.txt.tmp", "~syncthing~a.txt.tmp", ".a.txt.~3f2a", "~$a.doc",
        "a.partial",
    ]

    static let articles = [
        "a.txt", "a", "part", "tmp", "~", "a.tmp.txt", "#1 in the polls.txt", "C#", "-rf", " ",
        "download", "a..txt", "sediment1", "a~2",
    ]

    @Test(arguments: temporary)
    func isTemporary(_ name: String) { #expect(TemporaryNames.contains(PathBytes(name))) }

    @Test(arguments: articles)
    func isAnArticle(_ name: String) { #expect(!TemporaryNames.contains(PathBytes(name))) }

    @Test func namesNeedNotBeText() {
        #expect(!TemporaryNames.contains(PathBytes([0xFF, 0x0A, 0x20])))
        #expect(TemporaryNames.contains(PathBytes([0xFF] + Array(".part".utf8))))
    }

    @Test func whatLiesInAHiddenFolderIsNotOurs() {
        #expect(!InboxState.isOurs(PathBytes(".stfolder/a.txt")))
        #expect(!InboxState.isOurs(PathBytes("a/.git/b.txt")))
        #expect(InboxState.isOurs(PathBytes("a.part/b.txt")))
    }
}
