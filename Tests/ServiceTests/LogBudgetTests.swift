import Testing

@testable import Service

/// A thousand complaints a second are ten lines a minute.
@Suite struct LogBudgetTests {
    @Test func tenAMinuteAndThenTheNumberOfTheOthers() {
        var budget = LogBudget()
        let answers = (0..<1000).map { budget.admit(at: .milliseconds($0)) }
        #expect(answers == [Int?](repeating: 0, count: 10) + [Int?](repeating: nil, count: 990))
        #expect(budget.admit(at: .seconds(59)) == nil)
        #expect(budget.admit(at: .seconds(60)) == 991)
        #expect(budget.admit(at: .seconds(61)) == 0)
    }
}
