import ArticleModel

/// How much of what is known to be right was found.
struct Scores: Sendable {
    struct Score: Sendable {
        var met = 0
        var count = 0
        /// Sample and value of the first one that was not found.
        var firstMiss: String?

        /// 1 if nothing was expected.
        var share: Double { count == 0 ? 1 : Double(met) / Double(count) }
    }

    private var scores: [Expectation.Kind: Score] = [:]
    /// What was missed, by sample, kind and what it was in the sample.
    private(set) var misses: [String: Int] = [:]

    mutating func check(_ record: ArticleRecord, against article: GeneratedArticle) {
        for expectation in article.expectations {
            scores[expectation.kind, default: Score()].count += 1
            if expectation.isMet(by: record) {
                scores[expectation.kind, default: Score()].met += 1
            } else {
                let place = "\(article.sample) \(expectation.kind) '\(expectation.original)'"
                misses[place, default: 0] += 1
                if scores[expectation.kind]?.firstMiss == nil {
                    scores[expectation.kind]?.firstMiss = "\(place), now \(expectation.value)"
                }
            }
        }
    }

    func report(into report: inout Report) {
        for kind in Expectation.Kind.allCases {
            let score = scores[kind, default: Score()]
            report.add("correctness", "\(kind) found", score.share * 100, "%")
            if score.share < kind.floor {
                report.fail(
                    "correctness: \(kind) found in \(decimal(score.share * 100)) %, at least "
                        + "\(decimal(kind.floor * 100)) % expected; first miss: "
                        + "\(score.firstMiss ?? "none")"
                )
            }
        }
    }
}
