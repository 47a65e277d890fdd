import ArgumentParser
import DataPacks
import FoundationEssentials
import Language
import TextKernel
import Training

/// Makes the models that are part of the programs (docs/models.md), and the tables that are learnt.
@main
struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "articled-train",
        abstract: "Train the models and the learnt tables of articled.",
        subcommands: [TrainSentences.self, TrainLanguage.self, MeasureLanguage.self]
    )
}

/// Learns to tell languages.
struct TrainLanguage: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "language",
        abstract: "Make the language model from sentences; prints its SHA-256."
    )

    @Argument(help: "Sentences to learn from: a tag, a tab and a sentence a line.")
    var sentences: String

    @Argument(help: "The same, held back: they only tell how sure the model may be.")
    var measured: String

    @Option(help: "The model's file.")
    var model: String

    func run() throws {
        let maker = LanguageModelMaker(
            try examples(sentences),
            measured: try examples(measured),
            say: { print($0) }
        )
        let file = maker.file()
        try Data(file).write(to: URL(filePath: model))
        print(SHA256.identity(of: file).dropFirst("sha256:".count))
    }
}

/// Tells how good the built-in language model is.
struct MeasureLanguage: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure-language",
        abstract: "Measure the built-in language model on sentences."
    )

    @Argument(help: "Sentences: a tag, a tab and a sentence a line.")
    var sentences: String

    func run() throws {
        let measurement = LanguageMeasurement(try LanguageIdentifier(PackLibrary()))
        let examples = try examples(sentences)
        print(measurement.report(examples))
        print(measurement.report(examples, cutTo: 40))
    }
}

private func examples(_ path: String) throws -> [Example] {
    Example.examples(tsv: Array(try Data(contentsOf: URL(filePath: path))))
}
