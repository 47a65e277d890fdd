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
    /// A feature that more articles have tells little; only the latest of them are held.
    private static let longestList = 64
    /// Days between two articles of one story.
    private static let window = 30
    private static let mostReasons = 5

    private struct Member: Sendable {
        var story: Int
        var features: [UInt64]
        /// How many of the features are days, which come first.
        var dayCount: Int
        var day: Int
    }

    private struct Holders: Sendable {
        /// All that ever had the feature, since the last time some were forgotten.
        var count = 0
        var latest: [Int32] = []
    }

    private let capacity: Int
    private var members: [Member] = []
    private var forgotten = 0
    private var holders: [UInt64: Holders] = [:]
    private var nextStory = 1

    init(capacity: Int) { self.capacity = capacity }

    /// The story of an article that is not yet remembered.
    func story(for features: StoryFeatures) -> ArticleRecord.Story {
        let weighed = features.names.map { name in
            (name: name, number: StoryFeatures.number(of: name), weight: weight(of: name))
        }
        var shared: [Int32: (weight: Double, count: Int)] = [:]
        for feature in weighed {
            for other in holders[feature.number]?.latest ?? [] {
                let sum = shared[other] ?? (0, 0)
                shared[other] = (sum.weight + feature.weight, sum.count + 1)
            }
        }
        let own = weighed.reduce(0) { $0 + $1.weight }
        guard let best = best(among: shared, own: own, day: features.day) else {
            return ArticleRecord.Story(id: "story/\(nextStory)", score: 1, because: [])
        }
        let member = members[best.place]
        let reasons = weighed.filter { member.features.contains($0.number) }
            .sorted { ($0.weight, $1.name) > ($1.weight, $0.name) }
        return ArticleRecord.Story(
            id: "story/\(member.story)",
            score: min(1, best.score),
            because: reasons.prefix(Self.mostReasons).map(\.name)
        )
    }

    private func best(
        among shared: [Int32: (weight: Double, count: Int)],
        own: Double,
        day: Int
    ) -> (place: Int, score: Double)? {
        var best: (place: Int, score: Double)?
        for (number, sum) in shared.sorted(by: { $0.key < $1.key })
        where sum.count >= Self.leastShared && Int(number) >= forgotten {
            let place = Int(number) - forgotten
            let member = members[place]
            guard abs(member.day - day) <= Self.window else { continue }
            let score = sum.weight / max(1, min(own, weight(of: member)))
            if score > best?.score ?? 0 { best = (place, score) }
        }
        return best.flatMap { $0.score >= Self.threshold ? $0 : nil }
    }

    mutating func insert(_ features: StoryFeatures, into story: String) {
        guard let number = Int(story.dropFirst("story/".count)) else { return }
        nextStory = max(nextStory, number + 1)
        let member = Member(
            story: number,
            features: features.names.map(StoryFeatures.number),
            dayCount: features.names.count(where: StoryFeatures.isDay),
            day: features.day
        )
        hold(member, Int32(forgotten + members.count))
        members.append(member)
        if members.count >= capacity + max(1, capacity / 8) { forget(members.count - capacity) }
    }

    private mutating func hold(_ member: Member, _ number: Int32) {
        for feature in member.features {
            var list = holders[feature] ?? Holders()
            if list.latest.count == Self.longestList { list.latest.removeFirst() }
            list.latest.append(number)
            list.count += 1
            holders[feature] = list
        }
    }

    private mutating func forget(_ count: Int) {
        members.removeFirst(count)
        forgotten += count
        holders.removeAll(keepingCapacity: true)
        for (place, member) in members.enumerated() { hold(member, Int32(forgotten + place)) }
    }

    private func weight(of name: String) -> Double {
        rarity(StoryFeatures.number(of: name)) * (StoryFeatures.isDay(name) ? 0.5 : 1)
    }

    private func weight(of member: Member) -> Double {
        member.features.enumerated().reduce(0) {
            $0 + rarity($1.element) * ($1.offset < member.dayCount ? 0.5 : 1)
        }
    }

    /// Inverse document frequency over the articles remembered.
    private func rarity(_ feature: UInt64) -> Double {
        log((Double(members.count) + 2) / (Double(holders[feature]?.count ?? 0) + 1)) + 0.5
    }
}
