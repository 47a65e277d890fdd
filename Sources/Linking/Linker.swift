package import ArticleModel
package import DataPacks

/// Gives names their identity across articles, and articles their story.
///
/// The only part with memory. All of it comes from the latest records, so that it can be rebuilt
/// from the store's end: linking the same articles in the same order gives the same answers.
package struct Linker: Sendable {
    /// Articles that are held for duplicates and stories unless told otherwise: two busy days.
    package static let usualMemory = 5_000

    private let romanisation: Romanisation
    private var duplicates: DuplicateIndex
    private var stories: StoryIndex

    /// Creates a linker that holds the latest `memory` articles.
    package init(_ romanisation: Romanisation, memory: Int = Linker.usualMemory) {
        self.romanisation = romanisation
        duplicates = DuplicateIndex(capacity: memory)
        stories = StoryIndex(capacity: memory)
    }

    /// Fills in `ref` of each entity, `duplicate` and `story`, and remembers the article.
    ///
    /// `seq` must be the place that the record will have in the store: a story that it opens is
    /// named after it.
    package mutating func link(_ record: inout ArticleRecord) {
        for index in record.entities.indices where record.entities[index].ref == nil {
            record.entities[index].ref = ref(for: record.entities[index])
        }
        let sketch = TextSketch(record.text)
        record.duplicate = duplicates.match(sketch)
        duplicates.insert(sketch, id: record.id)
        let features = StoryFeatures(record)
        let story = stories.story(for: features, seq: record.seq)
        record.story = story
        stories.insert(features, into: story.id)
    }

    /// An entity's identity: what its name sounds like in Latin letters, so that one name has one
    /// `ref` whatever the article, its language or its script.
    ///
    /// The form alone decides, so that the order of articles does not matter.
    private func ref(for entity: ArticleRecord.Entity) -> String {
        "\(entity.type.rawValue)/\(romanisation.slug(of: entity.name))"
    }

    /// Remembers a record that was linked before, as it stands in the store.
    package mutating func restore(_ record: ArticleRecord) {
        duplicates.insert(TextSketch(record.text), id: record.id)
        if let story = record.story { stories.insert(StoryFeatures(record), into: story.id) }
    }
}
