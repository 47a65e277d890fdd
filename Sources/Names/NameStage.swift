package import ArticleModel
package import DataPacks
import TextKernel

/// Writes the layer `entities`: people, organisations and places with their mentions.
///
/// By rule: runs of capitalised words, typed by the authority files, by titles, given names and
/// cue words of the language's pack, and by what the article says elsewhere.
package struct NameStage: Stage {
    package static let name = "names"
    package static let reads: Set<Layer> = [.text, .language, .blocks, .sentences]
    package static let writes: Set<Layer> = [.entities]

    private let library: PackLibrary

    package init(_ library: PackLibrary) { self.library = library }

    package func annotate(_ draft: inout Draft) {
        let reader = NameReader(draft, library)
        let runs = NameRuns(reader: reader)
        let typer = NameTyper(reader: reader)
        var grouper = EntityGrouper(reader: reader)
        let found = draft.sentences.flatMap { sentence in
            if draft.isOver() { return [(NameRun, TypeEvidence?)]() }
            let kind = draft.blocks[sentence.block].kind
            let isHeading = kind == .headline || kind == .heading
            return runs.runs(in: sentence.tokens, isHeading: isHeading).map { run in
                (run, typer.evidence(for: run, in: sentence.tokens, isHeading: isHeading))
            }
        }
        let votes = TypeVotes(found, reader)
        var undecided: [NameRun] = []
        for (run, evidence) in found {
            if draft.isOver() { return }
            if let evidence {
                grouper.add(run, type: evidence.isFirm ? evidence.type : votes.type(of: run))
            } else {
                undecided.append(run)
            }
        }
        // A name once known is known everywhere, in the headline too.
        for run in undecided {
            if draft.isOver() { return }
            if let type = grouper.knownType(of: run) ?? votes.typeOfRepeated(run) {
                grouper.add(run, type: type)
            }
        }
        addDateline(draft, to: &grouper)
        draft.entities = grouper.entities.map { entity in
            var entity = entity
            entity.mentions.sort { $0.range.start < $1.range.start }
            return entity
        }.sorted { $0.mentions[0].range.start < $1.mentions[0].range.start }
    }

    private func addDateline(_ draft: Draft, to grouper: inout EntityGrouper) {
        for block in draft.blocks where block.kind == .dateline {
            var index = block.tokens.lowerBound
            while index < block.tokens.upperBound {
                let match = library.gazetteer.match(
                    draft.tokens,
                    at: index,
                    limit: block.tokens.upperBound,
                    language: draft.language.tag
                )
                let count = match?.count ?? 1
                if match == nil && !draft.tokens[index].isWord {
                    index += 1
                    continue
                }
                grouper.add(
                    NameRun(
                        tokens: index..<(index + count),
                        isTitled: false,
                        authority: match?.authority,
                        opensSentence: false
                    ),
                    type: .place
                )
                index += count
            }
        }
    }
}

/// What the whole article says of a name that no cue of its own decides.
private struct TypeVotes {
    private var strengths: [UInt64: [EntityType: Int]] = [:]
    private var occurrences: [UInt64: Int] = [:]
    private let reader: NameReader

    init(_ found: [(NameRun, TypeEvidence?)], _ reader: NameReader) {
        self.reader = reader
        for (run, evidence) in found {
            let key = key(of: run)
            occurrences[key, default: 0] += 1
            if let evidence {
                strengths[key, default: [:]][evidence.type, default: 0] += evidence.strength
            }
        }
    }

    private func key(of run: NameRun) -> UInt64 {
        reader.tokens[run.tokens].reduce(WordHash.seed) { WordHash.chain($0, $1.key) }
    }

    func type(of run: NameRun) -> EntityType {
        let votes = strengths[key(of: run)] ?? [:]
        return EntityType.allCases.max { votes[$0, default: 0] < votes[$1, default: 0] } ?? .person
    }

    /// A word that opens sentences again and again and is never written small is a name.
    func typeOfRepeated(_ run: NameRun) -> EntityType? {
        guard run.tokens.count == 1, occurrences[key(of: run), default: 0] >= 2,
            !reader.lowerCase.contains(reader.tokens[run.tokens.lowerBound].key),
            !reader.pack.capitalisesNouns
        else { return nil }
        return .person
    }
}
