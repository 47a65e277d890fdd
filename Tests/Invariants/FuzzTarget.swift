/// A part of the program that reads what strangers wrote, with what must hold of it for any
/// bytes.
///
/// `make fuzz` looks for bytes that break a promise or crash; the regression test runs all that
/// were ever found through the same checks.
package struct FuzzTarget: Sendable {
    /// In lower case; also the name of the target's folders of inputs.
    package let name: String
    /// Bytes of the longest input that is tried: long enough for what the part does, short
    /// enough for thousands of inputs a second.
    package let longestInput: Int
    private let check: @Sendable ([UInt8]) -> [String]

    init(_ name: String, longestInput: Int, check: @escaping @Sendable ([UInt8]) -> [String]) {
        self.name = name
        self.longestInput = longestInput
        self.check = check
    }

    /// One line for each promise that `input` breaks.
    package func complaints(about input: [UInt8]) -> [String] { check(input) }

    package static let all: [FuzzTarget] = [
        decode, blocks, sentences, times, names, quotes, record,
        tail, reader, config, table, attempts, status,
    ]

    package static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}
