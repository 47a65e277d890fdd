package import ArticleModel
import TextKernel

/// Gives names their identity across articles, and articles their story.
///
/// The only part with memory. All of it comes from records, so that it can be rebuilt from the
/// store: linking the same articles in the same order gives the same answers.
package struct Linker: Sendable {
    private var identities = IdentityIndex()
    private var duplicates: DuplicateIndex
    private var stories: StoryIndex

    /// - Parameter memory: Articles that are held for duplicates and stories, the latest ones.
    package init(memory: Int = 20_000) {
        duplicates = DuplicateIndex(capacity: memory)
        stories = StoryIndex(capacity: memory)
    }

    /// Fills in `ref` of each entity, `duplicate` and `story`, and remembers the article.
    package mutating func link(_ record: inout ArticleRecord) {
        for index in record.entities.indices where record.entities[index].ref == nil {
            record.entities[index].ref = identities.ref(for: record.entities[index])
        }
        record.duplicate = duplicates.match(record)
        record.story = stories.place(record)
        remember(record)
    }

    /// Remembers a record that was linked before, as it stands in the store.
    package mutating func restore(_ record: ArticleRecord) {
        remember(record)
    }

    private mutating func remember(_ record: ArticleRecord) {
        duplicates.insert(record)
        stories.insert(record)
    }
}
