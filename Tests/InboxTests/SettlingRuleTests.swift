import Inbox
import LinuxIO
import Testing

/// When a file counts as whole; quiet is 1 s, an empty file may stay so for 15 s.
@Suite struct SettlingRuleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let sentence: String
        var bytes = 100
        var age = Duration.zero
        var unchanged = Duration.zero
        var writers = Writers.none
        var movedIn = false
        let verdict: SettlingRule.Verdict
        var testDescription: String { sentence }
    }

    static let cases: [Case] = [
        Case(sentence: "whole at once when the kernel says that nobody writes", verdict: .settled),
        Case(
            sentence: "not whole while somebody writes, however old",
            age: .seconds(900),
            writers: .some,
            verdict: .unsettled(for: nil)
        ),
        Case(
            sentence: "not even when moved in with its writer",
            writers: .some,
            movedIn: true,
            verdict: .unsettled(for: nil)
        ),
        // The kernel does not tell.
        Case(
            sentence: "waits for the rest of the quiet time",
            age: .milliseconds(300),
            writers: .unknown,
            verdict: .unsettled(for: .milliseconds(700))
        ),
        Case(
            sentence: "whole after the quiet time",
            age: .seconds(1),
            writers: .unknown,
            verdict: .settled
        ),
        Case(
            sentence: "whole at once when moved in",
            writers: .unknown,
            movedIn: true,
            verdict: .settled
        ),
        Case(
            sentence: "a clock set back does not keep it for ever",
            age: .seconds(-3600),
            unchanged: .seconds(1),
            writers: .unknown,
            verdict: .settled
        ),
        // Empty.
        Case(
            sentence: "an empty file is given time",
            bytes: 0,
            age: .seconds(5),
            verdict: .unsettled(for: .seconds(10))
        ),
        Case(
            sentence: "and is refused after it",
            bytes: 0,
            age: .seconds(15),
            verdict: .empty
        ),
        Case(
            sentence: "but never while somebody has it open",
            bytes: 0,
            age: .seconds(900),
            writers: .some,
            verdict: .unsettled(for: nil)
        ),
        Case(
            sentence: "an empty file moved in is given time as well",
            bytes: 0,
            movedIn: true,
            verdict: .unsettled(for: .seconds(15))
        ),
    ]

    /// A scanner closes the file and goes on; the operator asks for 8 s.
    @Test func aFileThatNobodyWritesToIsLeftAloneForTheTimeThatWasAskedFor() {
        var rule = SettlingRule()
        rule.settle = .seconds(8)
        func verdict(
            _ age: Duration,
            _ writers: Writers = .none,
            movedIn: Bool = false
        ) -> SettlingRule.Verdict {
            rule.judge(
                SettlingRule.Sight(
                    byteCount: 1,
                    age: age,
                    unchangedFor: .zero,
                    writers: writers,
                    movedIn: movedIn
                )
            )
        }
        #expect(verdict(.seconds(7)) == .unsettled(for: .seconds(1)))
        #expect(verdict(.seconds(8)) == .settled)
        #expect(verdict(.seconds(7), .unknown) == .unsettled(for: .seconds(1)))
        #expect(verdict(.zero, movedIn: true) == .settled)
        #expect(verdict(.seconds(9), .some) == .unsettled(for: nil))
    }

    @Test(arguments: cases)
    func verdict(_ c: Case) {
        let sight = SettlingRule.Sight(
            byteCount: c.bytes,
            age: c.age,
            unchangedFor: c.unchanged,
            writers: c.writers,
            movedIn: c.movedIn
        )
        #expect(SettlingRule().judge(sight) == c.verdict)
    }
}
