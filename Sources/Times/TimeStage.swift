package import ArticleModel
package import DataPacks
import TextKernel

/// Writes the layers `times` and `published`.
package struct TimeStage: Stage {
    package static let name = "times"
    package static let reads: Set<Layer> = [.text, .language, .blocks, .sentences]
    package static let writes: Set<Layer> = [.times, .published]

    private let library: PackLibrary

    package init(_ library: PackLibrary) { self.library = library }

    package func annotate(_ draft: inout Draft) {
        let scanner = scanner(for: draft)
        let findings = draft.sentences.flatMap {
            draft.isOver() ? [] : scanner.findings(in: $0.tokens)
        }
        if draft.isOver() { return }
        let modified = draft.article.source.modified.day
        let solver = PublicationSolver(
            draft: draft,
            scanner: scanner,
            findings: findings,
            latest: modified
        )
        let solution = solver.solve()
        draft.published = solution?.published
        let resolver = TimeResolver(anchor: solution?.day ?? modified)
        draft.times = times(findings, in: draft, resolver)
        if solution == nil, !findings.isEmpty {
            draft.warnings.append("no publication date: relative times are told from the file's")
        }
    }

    /// The time expressions of a text that stands alone, told from `reference`.
    ///
    /// Where its minute of the day is known too, “in two hours” is a time.
    package func times(in draft: Draft, reference: Day, minute: Int? = nil) -> [Draft.Time] {
        let scanner = scanner(for: draft)
        let findings = draft.sentences.flatMap { scanner.findings(in: $0.tokens) }
        let resolver = TimeResolver(anchor: reference, minute: minute)
        return times(findings, in: draft, resolver)
    }

    private func scanner(for draft: Draft) -> TimeScanner {
        TimeScanner(
            text: draft.text,
            tokens: draft.tokens,
            pack: library.pack(for: draft.language.tag)
        )
    }

    private func times(
        _ findings: [TimeFinding],
        in draft: Draft,
        _ resolver: TimeResolver
    ) -> [Draft.Time] {
        var resolver = resolver
        return findings.compactMap { finding in
            resolver.resolve(finding).map { type, value in
                Draft.Time(
                    range: draft.bytes(ofTokens: finding.tokens),
                    tokens: finding.tokens,
                    type: type,
                    value: value,
                    mod: finding.mod
                )
            }
        }
    }
}
