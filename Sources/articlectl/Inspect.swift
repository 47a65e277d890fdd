import ArgumentParser
import ArticleModel
import LinuxIO
import Reading
import Reports

extension Inspector.Subject: ExpressibleByArgument {}

/// The command `articlectl inspect WHAT`.
struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read one text a line and answer one JSON object a line, layer by layer.",
        discussion: """
            With --jsonl each line of input is an object {"text": …, "lang": …, "reference": …}; \
            lang and reference may be absent.
            """
    )

    @Argument(help: "language, sentences, mentions, times, quotes, claims or events.")
    var what: Inspector.Subject

    @Flag(help: "Lines are JSON objects rather than plain text.")
    var jsonl = false

    @Option(help: ArgumentHelp("Language of all lines, BCP 47.", valueName: "tag"))
    var lang: String?

    @Option(
        help: ArgumentHelp(
            "Day of writing, for relative times; today unless given.",
            valueName: "date"
        )
    )
    var reference: String?

    @OptionGroup var packs: PackOptions

    func run() throws {
        let inspector = Inspector(try packs.reader(), today: Extraction.now().day)
        var input = LineInput(StandardStream.input)
        var output = LineOutput()
        var number = 0
        while let line = try input.next(flushing: &output) {
            number += 1
            do {
                let request =
                    jsonl
                    ? try Inspector.Request(json: line)
                    : Inspector.Request(
                        text: String(decoding: line, as: UTF8.self),
                        lang: lang,
                        reference: reference
                    )
                try output.write(inspector.answer(request, about: what))
            } catch let error as Inspector.InputError {
                try output.flush()
                try StandardError.write("articlectl: standard input, line \(number): \(error)")
                throw ExitCode(65)
            }
        }
        try output.flush()
    }
}
