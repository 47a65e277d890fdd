import ArgumentParser
import DataPacks
import FoundationEssentials
import TextKernel

/// Makes the tables `sentences.tsv` of the language packs.
struct TrainSentences: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sentences",
        abstract: "Learn where sentences end, from lists of sentences.",
        discussion: """
            FOLDER holds files <language>.<source>.txt with one sentence a line, in the order of \
            the texts; scripts/sentence-lists makes them from treebanks. Files with “.dev.” in \
            their names are only measured on, unless --all is given.
            """
    )

    /// What all languages share is asked for in more borders, and seen in more.
    private static let shared = (lasso: Float(3), least: 10)
    private static let own = (lasso: Float(1.5), least: 3)
    /// Texts of one list that what all languages share is learnt from: no list speaks for all.
    private static let textsOfList = 300

    @Argument(help: "The folder of lists.")
    var folder: String
    @Option(help: "The folder of packs to write the tables into; without it, only measure.")
    var packs: String?
    @Flag(help: "Learn from the files with “.dev.” in their names too.")
    var all = false

    func run() throws {
        let lists = try SentenceList.all(in: URL(filePath: folder))
        let library = try PackLibrary()
        let shared = try learnShared(lists.filter(isTaught), library)
        for tag in library.languages {
            try learn(tag, lists.filter { $0.language == tag }, library.pack(for: tag), shared)
        }
    }

    private func isTaught(_ list: SentenceList) -> Bool { all || !list.name.contains(".dev.") }

    private func learnShared(
        _ lists: [SentenceList],
        _ library: PackLibrary
    ) throws -> SentenceWeights {
        var table = BorderTable()
        for list in lists {
            let pack = library.pack(for: list.language)
            for text in list.texts.prefix(Self.textsOfList) {
                table.add(text, pack, withWords: false)
            }
        }
        var weights = SentenceWeights()
        try learn(table, Self.shared, "mul", &weights)
        return weights
    }

    private func learn(
        _ tag: String,
        _ lists: [SentenceList],
        _ pack: LanguagePack,
        _ shared: SentenceWeights
    ) throws {
        var table = BorderTable()
        for text in lists.filter(isTaught).flatMap(\.texts) {
            table.add(text, pack, withWords: true)
        }
        var pack = pack
        pack.sentenceWeights = shared
        if !table.borders.isEmpty { try learn(table, Self.own, tag, &pack.sentenceWeights) }
        for list in lists { print(SentenceScore(list, pack)) }
    }

    /// Adds what the table teaches to `weights`, and writes it into the pack of `tag`.
    private func learn(
        _ table: BorderTable,
        _ measure: (lasso: Float, least: Int),
        _ tag: String,
        _ weights: inout SentenceWeights
    ) throws {
        var trainer = SentenceTrainer(
            table,
            known: weights,
            lasso: measure.lasso,
            least: measure.least
        )
        let learnt = trainer.learnt()
        for (evidence, weight) in learnt { weights.add(weight, to: evidence.key) }
        print("\(tag): \(table.borders.count) borders, \(learnt.count) weights")
        guard let packs else { return }
        let file = URL(filePath: packs).appending(path: "\(tag)/sentences.tsv")
        try Data(TrainSentences.rows(learnt).utf8).write(to: file, options: .atomic)
    }

    /// The table, words of the same cue and signs in one row.
    private static func rows(
        _ learnt: [(evidence: BorderTable.Evidence, weight: Int32)]
    ) -> String {
        var rows: [String: [String]] = [:]
        for (evidence, weight) in learnt {
            var signs = evidence.signs.list.map { "\($0)" }
            // A cue without a word has its last sign in the word's place.
            let name = evidence.cue.hasWord ? evidence.word : signs.removeLast()
            let key = "\(evidence.cue)\t\(signs.joined(separator: " "))"
            rows[key, default: []].append("\(name) \(weight)")
        }
        let lines = rows.sorted { $0.key < $1.key }
            .map { "\($0.key)\t\($0.value.sorted().joined(separator: " "))" }
        return """
            # source: learnt by articled-train sentences from Universal Dependencies, SIGMORPHON 2019, NDT, MEANTIME and name corpora
            # licence: CC BY-SA 4.0
            # columns: cue signs weights
            \(lines.joined(separator: "\n"))

            """
    }
}
