import DataPacks
import LinuxIO
import TestSupport
import Testing

/// A folder of the user's own, laid over the embedded packs.
@Suite struct OverlayTests {
    private func library(_ files: [String: String]) throws -> PackLibrary {
        let folder = try TemporaryFolder()
        for (name, text) in files { try folder.write(text.utf8, to: name) }
        var source = TableSource.embedded
        try source.lay(overFolder: folder.path)
        return try PackLibrary(source)
    }

    @Test func aTableReplacesTheEmbeddedOne() throws {
        let library = try library([
            "da/times.tsv": "# columns: class form value\nmonth\tfimbulmåned\t2\n"
        ])
        let danish = library.pack(for: "da")
        #expect(danish.times.match("fimbulmåned", .month) == "1 2")
        #expect(danish.times.match("juli", .month) == nil)
        // The other tables are as they were.
        #expect(danish.words.match("siger", .inquit) != nil)
        #expect(library.languages == (try Packs.library().languages))
    }

    @Test func aNewFolderIsANewLanguage() throws {
        var files: [String: String] = [:]
        for (name, text) in SmallPack.tables { files["xx/\(name)"] = text }
        let library = try library(files)
        #expect(library.languages.contains("xx"))
        #expect(library.pack(for: "xx").name == "Testish")
        #expect(library.pack(for: "xx").genitiveEndings == ["s", "'s"])
        #expect(library.pack(for: "xx").organisationEndings == [Array("partiet".utf8)])
        #expect(library.functionWords["xx"]?.count == 2)
    }

    @Test func whatIsNoTableIsPassedOver() throws {
        let library = try library([
            "README.md": "mine", "da/notes.txt": "mine", "da/times.tsv~": "mine",
        ])
        #expect(library.digest == (try Packs.library().digest))
    }

    /// The digest in each record tells that other data read it.
    @Test func anotherTableIsAnotherDigest() throws {
        let library = try library(["da/function-words.tsv": "# columns: word\nog\n"])
        #expect(library.digest != (try Packs.library().digest))
        #expect(library.digest.hasPrefix("sha256:"))
    }

    @Test func aLanguageWithoutAFileIsReportedAtOnce() throws {
        #expect(throws: PackError.self) {
            try library(["xx/pack.tsv": SmallPack.tables["pack.tsv", default: ""]])
        }
    }

    @Test func aFolderThatIsNotThereIsAnError() {
        var source = TableSource.embedded
        #expect(throws: SystemCallError.self) {
            try source.lay(overFolder: "/nowhere/at/all")
        }
    }

    @Test(arguments: ["zxx", "mul", "DA", "", "da-dk"]) func aTagWithoutAPackHasOneWithoutWords(
        _ tag: String
    ) throws {
        let pack = try Packs.library().pack(for: tag)
        #expect(pack.tag == "und")
        #expect(pack.words.isEmpty && pack.times.isEmpty)
    }
}
