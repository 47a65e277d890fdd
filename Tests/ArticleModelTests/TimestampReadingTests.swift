import ArticleModel
import Testing

/// Moments as records write them, read back.
@Suite struct TimestampReadingTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0, 0), ("2026-11-21T09:14:03.114Z", 1_795_252_443, 114_000_000),
        ("1969-12-31T23:59:59.5Z", -1, 500_000_000),
        ("2024-02-29T00:00:00.000000001Z", 1_709_164_800, 1),
    ])
    func reads(_ text: String, _ seconds: Int, _ nanoseconds: Int) {
        #expect(Timestamp(iso: text) == Timestamp(seconds: seconds, nanoseconds: nanoseconds))
    }

    @Test func isTheCounterpartOfWriting() {
        for seconds in stride(from: -3_000_000_000, to: 5_000_000_000, by: 86_399_977) {
            let moment = Timestamp(seconds: seconds, nanoseconds: 114_000_000)
            #expect(Timestamp(iso: moment.isoMilliseconds) == moment)
            #expect(Timestamp(iso: moment.isoSeconds) == Timestamp(seconds: seconds))
        }
    }

    @Test(arguments: [
        "", "2026-11-21", "2026-11-21T09:14:03", "2026-13-21T09:14:03Z", "2026-11-21 09:14:03Z",
        "2026-11-21T24:14:03Z", "2026-11-21T09:60:03Z", "2026-11-21T09:14:60Z",
        "2026-11-21T09:14:03.Z", "2026-11-21T09:14:03.x1Z", "2026-11-21T09:14:03,1Z",
        "2026-11-21T09:14:03.1234567890Z", "2026-11-21T09:14:0xZ", "2026-11-21T09:14:03+01:00",
    ])
    func isNoMoment(_ text: String) { #expect(Timestamp(iso: text) == nil) }
}
