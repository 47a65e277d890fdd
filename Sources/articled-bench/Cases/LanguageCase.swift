import ArticleModel
import Language
import Reading
import TextKernel

/// Telling the language, of whole articles and sentence by sentence, tokens being cut already.
struct LanguageCase {
    let corpus: Corpus
    let reader: Reader
    let repeats: Int

    func run(into report: inout Report) {
        report.say("language")
        let drafts = corpus.articles.prefix(2000).map { Draft($0) }
        let identifier = reader.identifier
        measure("language of articles", drafts, &report) {
            identifier.article($0.tokens, in: $0.text).guesses[0].tag
        }
        measure("language, every word read", drafts, &report) {
            identifier.guesses(for: $0.tokens, in: $0.text)[0].tag
        }
    }

    private func measure(
        _ name: String,
        _ drafts: [Draft],
        _ report: inout Report,
        tag: (Draft) -> String
    ) {
        var wrong = 0
        let costs = (0..<repeats).map { _ in
            Stopwatch.cost {
                for (draft, made) in zip(drafts, corpus.generated)
                where tag(draft) != made.sample.prefix(while: { $0 != "-" }) {
                    wrong += 1
                }
            }
        }
        let seconds = Distribution(costs.map(\.seconds)).median
        let byteCount = drafts.reduce(0) { $0 + $1.text.count }
        report.add(name, "text", Double(byteCount) / seconds / 1e6, "MB/s")
        report.add(name, "time/article", seconds / Double(drafts.count) * 1e6, "µs")
        if wrong > 0 { report.fail("\(name): \(wrong) articles told wrongly") }
    }
}
