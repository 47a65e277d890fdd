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
        var undecided: [NameRun] = []
        for sentence in draft.sentences {
            let kind = draft.blocks[sentence.block].kind
            let isHeading = kind == .headline || kind == .heading
            for run in runs.runs(in: sentence.tokens, isHeading: isHeading) {
                if let type = typer.type(of: run, in: sentence.tokens, isHeading: isHeading) {
                    grouper.add(run, type: type)
                } else {
                    undecided.append(run)
                }
            }
        }
        // A surname once known is known everywhere, in the headline too.
        for run in undecided where grouper.knowsPerson(run) { grouper.add(run, type: .person) }
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
                    draft.tokens, at: index, limit: block.tokens.upperBound,
                    language: draft.language.tag)
                let count = match?.count ?? 1
                if match == nil && !draft.tokens[index].isWord {
                    index += 1
                    continue
                }
                grouper.add(
                    NameRun(
                        tokens: index..<(index + count), isTitled: false,
                        authority: match?.authority, opensSentence: false), type: .place)
                index += count
            }
        }
    }
}
