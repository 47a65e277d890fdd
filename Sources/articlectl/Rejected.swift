import ArgumentParser
import LinuxIO
import Reports

struct Rejected: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at the files that were no articles.",
        subcommands: [List.self, Show.self]
    )

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Name each rejected file with its reason."
        )

        @OptionGroup var state: StateOption

        @Flag(help: "Report as one line of JSON for each file.")
        var json = false

        func run() throws {
            try state.reading { path in
                try RejectedShelf(state: path).list { file in
                    try Output.write(json ? file.json : Array(file.text(on: .standardOutput).utf8))
                }
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show why a file was rejected, and how it begins."
        )

        @OptionGroup var state: StateOption

        @Argument(help: "The file's path below rejected/, as list gives it.")
        var name: String

        func run() throws {
            try state.reading { path in
                let shelf = try RejectedShelf(state: path)
                guard let file = try shelf.file(at: PathBytes(name)) else {
                    throw ReportError.noSuchFile("rejected/" + name)
                }
                let head = try shelf.head(of: file)
                try Output.write(file.text(on: .standardOutput) + "\n" + head)
            }
        }
    }
}
