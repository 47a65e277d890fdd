extension Timestamp {
    /// Reads `2026-11-21T09:14:02Z`, with or without a fraction of a second, as
    /// ``isoSeconds`` and ``isoMilliseconds`` write it; nil for anything else.
    package init?(iso text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes.last == UInt8(ascii: "Z"), bytes[10] == UInt8(ascii: "T"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let day = Day(iso: text),
            let hour = Self.number(bytes[11..<13], below: 24),
            let minute = Self.number(bytes[14..<16], below: 60),
            let second = Self.number(bytes[17..<19], below: 60)
        else { return nil }
        var nanoseconds = 0
        if bytes.count > 20 {
            let fraction = bytes[20..<bytes.count - 1]
            guard bytes[19] == UInt8(ascii: "."), (1...9).contains(fraction.count),
                let value = Self.number(fraction, below: 1_000_000_000)
            else { return nil }
            nanoseconds = (fraction.count..<9).reduce(value) { value, _ in value * 10 }
        }
        self.init(
            seconds: day.number * 86_400 + hour * 3600 + minute * 60 + second,
            nanoseconds: nanoseconds
        )
    }

    private static func number(_ digits: ArraySlice<UInt8>, below limit: Int) -> Int? {
        var value = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int(digit &- 0x30)
        }
        return value < limit ? value : nil
    }
}
