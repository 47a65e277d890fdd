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
        draft.times = times(findings, in: draft, anchor: solution?.day ?? modified)
        if solution == nil, !findings.isEmpty {
            draft.warnings.append("no publication date: relative times are told from the file's")
        }
    }

    /// The time expressions of a text that stands alone, told from `reference`.
    package func times(in draft: Draft, reference: Day) -> [Draft.Time] {
        let scanner = scanner(for: draft)
        let findings = draft.sentences.flatMap { scanner.findings(in: $0.tokens) }
        return times(findings, in: draft, anchor: reference)
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
        anchor: Day
    ) -> [Draft.Time] {
        let resolver = TimeResolver(anchor: anchor)
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
