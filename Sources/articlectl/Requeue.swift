import ArgumentParser
import Intake
import LinuxIO
import Reports

extension Rejection.Reason: ExpressibleByArgument {}

struct Requeue: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Give rejected files to the inbox again.",
        discussion: """
            A file goes back under the path that it came with. Works while the daemon runs. \
            Links, folders and the like stay where they are; the exit status is then 65.
            """
    )

    @OptionGroup var state: StateOption

    @Argument(help: "Paths below rejected/, as rejected list gives them.")
    var names: [String] = []

    @Flag(help: "All of them.")
    var all = false

    @Option(help: "Those that were rejected for that reason.")
    var reason: Rejection.Reason?

    func validate() throws {
        let ways = [!names.isEmpty, all, reason != nil].count { $0 }
        if ways != 1 { throw ValidationError("give names, --all or --reason") }
    }

    func run() throws {
        try state.reading { path in
            let requeueing = try Requeueing(state: path)
            var isComplete = true
            for file in try chosen(in: RejectedShelf(state: path)) {
                let outcome = try requeueing.requeue(file)
                let line = outcome.text(of: file)
                if case .refused = outcome {
                    isComplete = false
                    try StandardError.write("articlectl: " + line)
                } else {
                    try Output.write(line + "\n")
                }
            }
            if !isComplete { throw ExitCode(65) }
        }
    }

    private func chosen(in shelf: RejectedShelf) throws -> [RejectedFile] {
        if !names.isEmpty {
            return try names.map { name in
                guard let file = try shelf.file(at: PathBytes(name)) else {
                    throw ReportError.noSuchFile("rejected/" + name)
                }
                return file
            }
        }
        var files: [RejectedFile] = []
        try shelf.list { file in
            let isWanted = reason == nil || file.explanation?.reason == reason?.rawValue
            if file.presence != .fileGone, isWanted { files.append(file) }
        }
        return files
    }
}
