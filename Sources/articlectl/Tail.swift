import ArgumentParser
import LinuxIO
import Reports
import Store

struct Tail: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the articles stored last, and those that come.",
        discussion: """
            With --cursor-file a reader that is stopped, or killed, goes on where it was: the \
            place is saved after the articles were written out, so that each comes at least \
            once. If the file holds a place, --from and --lines do not count.
            """
    )

    @OptionGroup var state: StateOption

    @Option(
        name: [.customShort("n"), .customLong("lines")],
        help: "Articles to begin with; 10 by default."
    )
    var count: Int?

    @Option(help: "Where to begin: start, end, or a cursor such as 17:4096.")
    var from: Place?

    @Flag(name: .shortAndLong, help: "Go on showing articles as they are stored.")
    var follow = false

    @Flag(help: "Show the records as they stand in the store.")
    var json = false

    @Option(help: ArgumentHelp("Begin where this file says, and keep it.", valueName: "file"))
    var cursorFile: String?

    @Flag(help: "Tell the place behind the last article on standard error.")
    var printCursor = false

    func validate() throws {
        if let count, count < 0 { throw ValidationError("--lines must be 0 or more") }
        if count != nil, from != nil { throw ValidationError("give --lines or --from, not both") }
    }

    func run() throws {
        try state.reading { path in
            let file = cursorFile.map(CursorFile.init)
            let start = try file?.read().map(TailReport.Start.cursor)
            let report = try TailReport(
                state: path,
                from: start ?? from?.start ?? .last(count ?? 10),
                form: json ? .json : .paragraph(.standardOutput)
            )
            while true {
                let text = try report.next()
                if !text.isEmpty {
                    try Output.write(text)
                    if let file {
                        try Output.sync()
                        try file.write(report.cursor)
                    }
                    if follow { try tell(report.cursor) }
                } else if follow {
                    report.wait()
                } else {
                    return try tell(report.cursor)
                }
            }
        }
    }

    private func tell(_ cursor: StoreCursor) throws {
        if printCursor { try StandardError.write("cursor: \(cursor)") }
    }
}

/// A place in the store, as the command line names it.
struct Place: ExpressibleByArgument {
    var start: TailReport.Start

    init?(argument: String) {
        switch argument {
        case "start": start = .start
        case "end": start = .last(0)
        default:
            guard let cursor = StoreCursor(argument) else { return nil }
            start = .cursor(cursor)
        }
    }
}
