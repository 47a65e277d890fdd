import Foundation
import LinuxIO
import TestSupport
import Testing

@testable import Service

/// Which files make the configuration, and which are refused.
@Suite struct ConfigurationFilesTests {
    private let folder: TemporaryFolder
    private let files: ConfigurationFiles

    init() throws {
        folder = try TemporaryFolder()
        files = ConfigurationFiles(
            vendor: PathBytes(folder.path) / "usr",
            local: PathBytes(folder.path) / "etc"
        )
    }

    private func read(
        _ options: CommandOptions = CommandOptions(),
        _ environment: [String: String] = [:]
    ) -> ConfigurationReader {
        ConfigurationReader.load(options, environment: environment, files: files)
    }

    private func write(depth: Int, to name: String) throws {
        try folder.write("inbox.depth = \(depth)\n".utf8, to: name)
    }

    private func mode(_ mode: mode_t, of name: String) { chmod(folder.path + "/" + name, mode) }

    @Test func withoutFilesAllIsAtItsDefault() {
        #expect(read().configuration == Configuration())
        #expect(read().faults.isEmpty)
    }

    /// Each goes over all before it.
    static let order = [
        "usr/articled.conf", "usr/conf.d/50-b.conf", "etc/articled.conf", "etc/conf.d/10-a.conf",
        "etc/conf.d/20-a.conf",
    ]

    @Test func theVendorComesFirstAndNamesDecideAmongDropIns() throws {
        for (number, name) in Self.order.enumerated() {
            try write(depth: number, to: name)
            let reader = read()
            #expect(reader.configuration.inbox.depth == number)
            #expect(reader.origins["inbox.depth"]?.hasSuffix("\(name):1") == true)
        }
        #expect(read(.init(), ["ARTICLED_INBOX_DEPTH": "9"]).configuration.inbox.depth == 9)
    }

    @Test func aDropInOfTheSameNameMasksTheVendors() throws {
        try folder.write("inbox.depth = 1\nwork.workers = 7".utf8, to: "usr/conf.d/50-a.conf")
        try write(depth: 2, to: "etc/conf.d/50-a.conf")
        #expect(read().configuration.inbox.depth == 2)
        #expect(read().origins["work.workers"] == nil)
    }

    @Test func aLinkToDevNullSwitchesTheVendorsOff() throws {
        try write(depth: 1, to: "usr/conf.d/50-a.conf")
        try folder.write([], to: "etc/conf.d/x")
        symlink("/dev/null", folder.path + "/etc/conf.d/50-a.conf")
        #expect(read().configuration == Configuration() && read().faults.isEmpty)
    }

    @Test func theNamedFileStandsAlone() throws {
        try write(depth: 1, to: "usr/articled.conf")
        try folder.write("work.workers = 7".utf8, to: "own/a.conf")
        try folder.write("inbox.quiet = 2".utf8, to: "own/conf.d/b.conf")
        var options = CommandOptions()
        options.config = folder.path + "/own/a.conf"
        let reader = read(options)
        #expect(Set(reader.origins.keys) == ["work.workers", "inbox.quiet"])
    }

    @Test func aFileThatEverybodyMayWriteToIsRefused() throws {
        try write(depth: 1, to: "etc/articled.conf")
        mode(0o666, of: "etc/articled.conf")
        let fault = try #require(read().faults.first)
        #expect(fault.found == "mode 666" && fault.remedy.hasPrefix("chmod o-w"))
        #expect(read().configuration == Configuration())
    }

    static let unusable: [(sentence: String, make: @Sendable (String) -> Void, found: String)] = [
        ("a folder", { mkdir($0, 0o755) }, "a folder"),
        ("a FIFO, without waiting for its writer", { mkfifo($0, 0o600) }, "a FIFO"),
        ("a link to nowhere is no file", { symlink("/nowhere", $0) }, ""),
        (
            "not UTF-8", { _ = FileManager.default.createFile(atPath: $0, contents: Data([0xFF])) },
            "bytes that are no UTF-8"
        ),
        (
            "too long",
            { _ = FileManager.default.createFile(atPath: $0, contents: Data(count: 1 << 20 + 1)) },
            "more than 1 MiB"
        ),
    ]

    @Test(arguments: unusable.indices)
    func whatIsNoConfigurationIsNamed(_ index: Int) throws {
        let c = Self.unusable[index]
        try folder.write([], to: "etc/keep")
        c.make(folder.path + "/etc/articled.conf")
        #expect((read().faults.first?.found ?? "") == c.found, "\(c.sentence)")
    }

    @Test func aMissingNamedFileTellsTheKernelsReason() throws {
        var options = CommandOptions()
        options.config = folder.path + "/none.conf"
        let fault = try #require(read(options).faults.first)
        #expect(fault.place == options.config)
        #expect(fault.found.contains("ENOENT"))
    }

    @Test(.enabled(if: geteuid() != 0, "root may read everything"))
    func anUnreadableFileOrFolderTellsTheKernelsReason() throws {
        try write(depth: 1, to: "etc/articled.conf")
        try write(depth: 1, to: "usr/conf.d/a.conf")
        mode(0, of: "etc/articled.conf")
        mode(0, of: "usr/conf.d")
        defer { mode(0o755, of: "usr/conf.d") }
        let fault = try #require(read().faults.first)
        #expect(fault.found.contains("EACCES") && fault.place.hasSuffix("/usr/conf.d"))
    }

    @Test func aFaultEndsTheProgramWith78AndTheCheckToo() throws {
        try folder.write("inbox.depth = 99".utf8, to: "a.conf")
        var options = CommandOptions()
        options.config = folder.path + "/a.conf"
        options.state = folder.path + "/state"
        let program = Program(options, environment: [:], manager: ServiceManager { _ in 0 })
        #expect(program.run() == .configuration)
        let check = program.checkConfiguration(print: false)
        #expect(check.status == .configuration && check.text.contains("a.conf:1: inbox.depth"))
        #expect(folder.names() == ["a.conf"])
    }
}
