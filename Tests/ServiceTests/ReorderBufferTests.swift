import Service
import Testing

/// What finishes in any order leaves in the order of its numbers.
@Suite struct ReorderBufferTests {
    @Test func anEarlyElementWaits() {
        var buffer = ReorderBuffer<String>()
        buffer.insert("b", at: 2)
        #expect(buffer.takeReady() == [])
        buffer.insert("a", at: 1)
        #expect(buffer.takeReady() == ["a", "b"])
        #expect(buffer.waitingCount == 0)
    }

    @Test func aNumberWithoutElementHoldsNobodyUp() {
        var buffer = ReorderBuffer<String>()
        buffer.insert(nil, at: 1)
        buffer.insert("b", at: 2)
        #expect(buffer.takeReady() == ["b"])
    }

    @Test func anyOrderInIsOneOrderOut() {
        for seed in 1...100 {
            var buffer = ReorderBuffer<Int>()
            var out: [Int] = []
            for step in 0..<101 {
                let number = (step * seed) % 101 + 1
                buffer.insert(number, at: number)
                out += buffer.takeReady()
            }
            #expect(out == Array(1...101), "step \(seed)")
        }
    }
}
