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
        /// Articles remembered that have the feature.
        var count = 0
        var latest: [Int32] = []
    }

    private var members: SlidingWindow<Member>
    private var holders: [UInt64: Holders] = [:]

    init(capacity: Int) { members = SlidingWindow(capacity: capacity) }

    /// The story of an article that is not yet remembered.
    ///
    /// One that it opens is named after `seq`, the article's place in the store.
    func story(for features: StoryFeatures, seq: Int) -> ArticleRecord.Story {
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
            return ArticleRecord.Story(id: "story/\(seq)", score: 1, because: [])
        }
        let member = best.member
        let theirs = Set(member.features)
        let reasons = weighed.filter { theirs.contains($0.number) }
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
    ) -> (member: Member, score: Double)? {
        var best: (member: Member, score: Double)?
        for (number, sum) in shared.sorted(by: { $0.key < $1.key })
        where sum.count >= Self.leastShared {
            guard let member = members[Int(number)], abs(member.day - day) <= Self.window else {
                continue
            }
            let score = sum.weight / max(1, min(own, weight(of: member)))
            if score >= Self.threshold, score > best?.score ?? 0 { best = (member, score) }
        }
        return best
    }

    mutating func insert(_ features: StoryFeatures, into story: String) {
        guard let story = Int(story.dropFirst("story/".count)) else { return }
        let member = Member(
            story: story,
            features: features.names.map(StoryFeatures.number),
            dayCount: features.names.count(where: StoryFeatures.isDay),
            day: features.day
        )
        let number = Int32(truncatingIfNeeded: members.next)
        if let (_, forgotten) = members.append(member) { release(forgotten) }
        for feature in member.features {
            var list = holders[feature] ?? Holders()
            if list.latest.count == Self.longestList { list.latest.removeFirst() }
            list.latest.append(number)
            list.count += 1
            holders[feature] = list
        }
    }

    private mutating func release(_ member: Member) {
        for feature in member.features {
            guard var list = holders[feature] else { continue }
            list.count -= 1
            holders[feature] = list.count == 0 ? nil : list
        }
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
