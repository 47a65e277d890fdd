import Foundation
import Intake
import Testing

@testable import Service

/// The text that Prometheus reads, and what it is made of.
@Suite struct MetricsTests {
    private static let events = Metric(.counter, "events_total", "Events.", label: "kind")
    private static let level = Metric(.gauge, "level", "A level.")
    private static let time = Metric(.histogram, "time_seconds", "A time.", label: "stage")

    @Test func aFamilyHasItsHeadAndASampleALine() {
        let metrics = Metrics([Self.level])
        metrics.set(Self.level, to: 2.5)
        #expect(
            metrics.text == """
                # HELP articled_level A level.
                # TYPE articled_level gauge
                articled_level 2.5

                """
        )
    }

    @Test func bucketsCountWhatIsSmallerToo() {
        let metrics = Metrics([Self.time])
        for milliseconds in [0, 1, 1, 2, 700, 90_000] {
            metrics.observe(Self.time, .milliseconds(milliseconds), "a")
        }
        let lines = metrics.text.split(separator: "\n").dropFirst(2)
        let counts = lines.compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
        // 0.1 ms, 0.5 ms, 1 ms, 5 ms, 10 ms, 50 ms, 100 ms, 500 ms, 1 s, 5 s, 20 s, any; count.
        #expect(counts == [1, 1, 3, 4, 4, 4, 4, 4, 5, 5, 5, 6, 6])
        #expect(lines.first == #"articled_time_seconds_bucket{stage="a",le="0.0001"} 1"#)
        #expect(lines.contains(#"articled_time_seconds_bucket{stage="a",le="+Inf"} 6"#))
        #expect(lines.contains(#"articled_time_seconds_sum{stage="a"} 90.704"#))
        #expect(lines.last == #"articled_time_seconds_count{stage="a"} 6"#)
    }

    @Test func severalObservationsAtOnceAreAsManyAlone() {
        let (one, other) = (Metrics([Self.time]), Metrics([Self.time]))
        one.observe(Self.time, each: [("a", .seconds(1)), ("b", .seconds(2)), ("a", .zero)])
        other.observe(Self.time, .seconds(1), "a")
        other.observe(Self.time, .seconds(2), "b")
        other.observe(Self.time, .zero, "a")
        #expect(one.text == other.text)
    }

    @Test func aLabelCannotEndItself() {
        let metrics = Metrics([Self.events])
        metrics.count(Self.events, "a\"b\\c\nd")
        #expect(
            metrics.text.hasSuffix(#"articled_events_total{kind="a\"b\\c\nd"} 1"# + "\n")
        )
    }

    @Test func tooManyLabelsAreCountedTogether() {
        let metrics = Metrics([Self.events])
        for number in 0..<1000 { metrics.count(Self.events, "k\(number)") }
        metrics.count(Self.events, "k0")
        #expect(metrics.text.split(separator: "\n").count == 2 + 65)
        #expect(metrics.value(Self.events, "k0") == 2)
        #expect(metrics.value(Self.events, "other") == 936)
    }

    @Test func aSampledLevelIsAskedForEachTime() {
        let metrics = Metrics([Self.level, Self.events])
        metrics.sample(Self.level) {
            metrics.count(Self.events, "asked")
            return metrics.value(Self.events, "asked")
        }
        #expect(metrics.text.contains("articled_level 1\n"))
        #expect(metrics.text.contains("articled_level 2\n"))
    }

    @Test func whatIsExpectedIsShownAsZero() {
        let metrics = Metrics()
        metrics.expect(.articlesStored, ["da"])
        let lines = Set(metrics.text.split(separator: "\n").map(String.init))
        #expect(lines.contains(#"articled_articles_stored_total{lang="da"} 0"#))
        for reason in Rejection.Reason.allCases {
            let name = "articled_articles_rejected_total"
            #expect(lines.contains("\(name){reason=\"\(reason.rawValue)\"} 0"))
        }
        for metric in Metric.all where metric.label == nil && metric.kind != .histogram {
            #expect(lines.contains("\(metric.name) 0"))
        }
    }

    @Test func theCatalogueKeepsToTheNamingOfPrometheus() {
        #expect(Set(Metric.all).count == Metric.all.count)
        for metric in Metric.all {
            #expect(metric.name.hasPrefix("articled_"))
            #expect(metric.name.hasSuffix("_total") == (metric.kind == .counter), "\(metric.name)")
            #expect(metric.help.hasSuffix(".") && !metric.help.contains("\n"))
            #expect(
                (metric.kind == .histogram) == metric.name.hasSuffix("_duration_seconds")
                    || metric.name == "articled_queue_wait_seconds"
            )
        }
    }

    @Test func everyFamilyIsInTheManual() throws {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../docs/operating.md")
        let manual = try String(contentsOf: url, encoding: .utf8)
        for metric in Metric.all {
            let label = metric.label.map { "{\($0)}" } ?? ""
            let help = metric.help.dropLast()
            #expect(manual.contains("| `\(metric.name)\(label)` | \(help)"), "\(metric.name)")
        }
    }
}
