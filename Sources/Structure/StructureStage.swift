package import ArticleModel
package import DataPacks

/// Writes the layer `blocks`: what is headline, byline, dateline, paragraph, heading, caption,
/// list, interface text or repeat; and from these the headline, the bylines and the dateline.
package struct StructureStage: Stage {
    package static let name = "structure"
    package static let reads: Set<Layer> = [.text, .language]
    package static let writes: Set<Layer> = [.blocks]

    private let library: PackLibrary

    package init(_ library: PackLibrary) { self.library = library }

    package func annotate(_ draft: inout Draft) {
        let page = UnitReader(draft, library)
        var layout = PageLayout(page, PageMap(page))
        layout.read()
        draft.blocks = layout.blocks
        draft.headline = layout.blocks.first { $0.kind == .headline }?.range
        draft.bylines = layout.bylines
        draft.dateline = layout.dateline
    }
}
