import ArticleModel
import DataPacks
import TextKernel

/// Brings the mentions of one article together: the same name, the same authority, a surname
/// under its full name, an acronym under what it stands for.
struct EntityGrouper {
    private struct Group {
        var entity: Draft.Entity
        /// Stems of the longest form's words, in order.
        var words: [[UInt64]]
    }

    /// Entities with a word in common that a mention is held against.
    private static let memory = 8

    private let reader: NameReader
    private var groups: [Group] = []
    private var byAuthority: [String: Int] = [:]
    /// Groups of each type that have a word with the stem, latest last.
    private var byStem: [UInt64: [Int]] = [:]

    init(reader: NameReader) { self.reader = reader }

    var entities: [Draft.Entity] { groups.map(\.entity) }

    mutating func add(_ run: NameRun, type: EntityType) {
        let mention = mention(of: run)
        if let authority = run.authority {
            addKnown(authority, mention)
            return
        }
        let words = run.tokens.filter { reader.tokens[$0].isWord }.map(reader.stems)
        if let known = existing(words, type) {
            groups[known].entity.mentions.append(mention)
            if words.count > groups[known].words.count {
                groups[known].words = words
                groups[known].entity.name = reader.draft.string(mention.range)
                index(known)
            }
            return
        }
        let entity = Draft.Entity(
            type: type,
            name: reader.draft.string(mention.range),
            mentions: [mention]
        )
        groups.append(Group(entity: entity, words: words))
        index(groups.count - 1)
    }

    private mutating func addKnown(_ authority: Authority, _ mention: Draft.Mention) {
        let key = "\(authority.isPlace)/\(authority.slug)"
        if let known = byAuthority[key] {
            groups[known].entity.mentions.append(mention)
            return
        }
        var entity = Draft.Entity(
            type: authority.isPlace ? .place : .organisation,
            name: reader.draft.string(mention.range),
            mentions: [mention]
        )
        entity.authority = authority.slug
        entity.canonical = authority.name
        entity.country = authority.country
        groups.append(Group(entity: entity, words: []))
        byAuthority[key] = groups.count - 1
    }

    private mutating func index(_ group: Int) {
        for stem in groups[group].words.joined()
        where byStem[stem]?.last != group {
            byStem[stem, default: []].append(group)
        }
    }

    /// The latest group whose words end with these, or whose words these end with.
    private func existing(_ words: [[UInt64]], _ type: EntityType) -> Int? {
        guard let last = words.last else { return nil }
        // The latest few that share the word: in a text of a thousand Smiths the last one counts.
        let candidates = Set(last.flatMap { (byStem[$0] ?? []).suffix(EntityGrouper.memory) })
        return candidates.sorted(by: >).first { candidate in
            let group = groups[candidate]
            guard group.entity.type == type else { return false }
            let shared = min(words.count, group.words.count)
            let isTail = zip(words.suffix(shared), group.words.suffix(shared))
                .allSatisfy { !Set($0).isDisjoint(with: $1) }
            // One surname stands for a full name; two full names must agree in full.
            if isTail { return type == .person || shared == max(words.count, group.words.count) }
            // A given name alone stands for the person last named with it.
            return type == .person && words.count == 1 && reader.isGivenKey(words[0][0])
                && group.words.first.map { !Set($0).isDisjoint(with: words[0]) } == true
        }
    }

    /// The type of a name that the article has given in a clearer place: a surname whose bearer
    /// is known, a given name of somebody named in full, the same words again.
    func knownType(of run: NameRun) -> EntityType? {
        let words = run.tokens.filter { reader.tokens[$0].isWord }.map(reader.stems)
        if existing(words, .person) != nil { return .person }
        for type in [EntityType.organisation, .place] where existing(words, type) != nil {
            return type
        }
        guard words.count == 1, reader.isGiven(run.tokens.lowerBound) else { return nil }
        return .person
    }

    /// Without a genitive ending, where the bare form is known from elsewhere in the article.
    private func mention(of run: NameRun) -> Draft.Mention {
        Draft.Mention(
            tokens: run.tokens,
            range: reader.draft.bytes(ofTokens: run.tokens)
        )
    }
}
