import ArticleModel
import Glibc

/// Decides whether an article joins a story that is known or opens one.
///
/// Two articles tell one story if they share enough of what is rare: people, organisations,
/// places and the days of their events, each weighted by how few articles have it.
struct StoryIndex: Sendable {
    /// Weight that must be shared, relative to what the slighter of the two articles has.
    private static let threshold = 0.30
    /// Least number of shared features, so that one rare name is not enough.
    private static let leastShared = 3
    /// A feature in more articles than this tells nothing, and is not followed.
    private static let commonest = 400
    /// Days between two articles of one story.
    private static let window = 30

    private struct Member: Sendable {
        var story: String
        var features: Set<String>
        var day: Int
    }

    private let capacity: Int
    private var members: [Member] = []
    private var forgotten = 0
    private var holders: [String: [Int]] = [:]
    private var nextStory = 1

    init(capacity: Int) { self.capacity = capacity }

    /// The story of `record`, which is not yet remembered.
    func place(_ record: ArticleRecord) -> ArticleRecord.Story {
        let features = Self.features(of: record)
        let day = Self.day(of: record)
        var shared: [Int: Double] = [:]
        var counts: [Int: Int] = [:]
        for feature in features {
            let others = holders[feature] ?? []
            guard others.count <= Self.commonest else { continue }
            for other in others {
                shared[other, default: 0] += weight(feature)
                counts[other, default: 0] += 1
            }
        }
        let own = features.reduce(0) { $0 + weight($1) }
        var best: (number: Int, score: Double)?
        for (number, sum) in shared where counts[number, default: 0] >= Self.leastShared {
            let member = members[number - forgotten]
            guard abs(member.day - day) <= Self.window else { continue }
            let theirs = member.features.reduce(0) { $0 + weight($1) }
            let score = sum / max(1, min(own, theirs))
            if score > best?.score ?? 0 || (score == best?.score && number < best?.number ?? 0) {
                best = (number, score)
            }
        }
        guard let best, best.score >= Self.threshold else {
            return ArticleRecord.Story(id: "story/\(nextStory)", score: 1, because: [])
        }
        let member = members[best.number - forgotten]
        let because = features.intersection(member.features)
            .sorted { (weight($0), $1) > (weight($1), $0) }.prefix(5)
        return ArticleRecord.Story(
            id: member.story,
            score: min(1, best.score),
            because: Array(because)
        )
    }

    mutating func insert(_ record: ArticleRecord) {
        guard let story = record.story else { return }
        if let number = Int(story.id.dropFirst("story/".count)) {
            nextStory = max(nextStory, number + 1)
        }
        let features = Self.features(of: record)
        let number = forgotten + members.count
        members.append(Member(story: story.id, features: features, day: Self.day(of: record)))
        for feature in features { holders[feature, default: []].append(number) }
        if members.count > capacity + capacity / 8 { forget(members.count - capacity) }
    }

    private mutating func forget(_ count: Int) {
        for member in members.prefix(count) {
            for feature in member.features {
                let left = (holders[feature] ?? []).filter { $0 >= forgotten + count }
                holders[feature] = left.isEmpty ? nil : left
            }
        }
        members.removeFirst(count)
        forgotten += count
    }

    /// Inverse document frequency over the articles remembered; days count half.
    private func weight(_ feature: String) -> Double {
        let frequency = Double(holders[feature]?.count ?? 0)
        let rarity = log((Double(members.count) + 2) / (frequency + 1)) + 0.5
        return feature.hasPrefix("2") || feature.hasPrefix("1") ? rarity / 2 : rarity
    }

    /// Refs of the entities and the days of the article's times.
    private static func features(of record: ArticleRecord) -> Set<String> {
        var features = Set(record.entities.compactMap(\.ref))
        for time in record.times where time.value.count >= 10 && time.value.contains("-") {
            features.insert(String(time.value.prefix(10)))
        }
        return features
    }

    private static func day(of record: ArticleRecord) -> Int {
        let text = record.published?.earliest ?? record.file.modified
        return Day(iso: text)?.number ?? 0
    }
}
