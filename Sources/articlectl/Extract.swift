import ArgumentParser
import ArticleModel
import DataPacks
import Glibc
import LinuxIO
import Reading
import Reports

/// The command `articlectl extract PATH…`.
struct Extract: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read article files and print a record a line, in the order given.",
        discussion: """
            The stages are the daemon's own. Identities and stories hold within the run. A file \
            that is no article is named on standard error with its reason, and the exit status \
            is then 65.
            """
    )

    @Argument(help: "Article files; - reads NUL-separated paths from standard input.")
    var paths: [String] = []

    @Flag(help: "Extraction alone: no identity across articles, no stories.")
    var noLink = false

    @Option(help: ArgumentHelp("Largest file that is read.", valueName: "bytes"))
    var maxBytes = 8 << 20

    @OptionGroup var packs: PackOptions

    func run() throws {
        var extraction = Extraction(try packs.reader(), largest: maxBytes, links: !noLink)
        var output = LineOutput()
        var refused = false
        for path in try allPaths() {
            switch extraction.extract(path) {
            case .record(let record): try output.write(record.line())
            case .rejected(let rejection):
                refused = true
                try StandardError.write("articlectl: \(path): \(rejection)")
            case .failed(let error):
                refused = true
                try StandardError.write("articlectl: \(error)")
            }
        }
        try output.flush()
        if refused { throw ExitCode(65) }
    }

    private func allPaths() throws -> [PathBytes] {
        try paths.flatMap { path in
            guard path == "-" else { return [PathBytes(path)] }
            return try StandardInput.readAll().split(separator: 0).map { PathBytes($0) }
        }
    }
}

/// Where the language packs come from.
struct PackOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A folder of language packs laid over the embedded ones.",
            valueName: "folder"
        )
    )
    var packs: String?

    func reader() throws -> Reader {
        try Reader(PackLibrary(overlay: packs))
    }
}
