/// A sentence and the language that it is in.
package struct Example: Sendable {
    package var tag: String
    /// UTF-8.
    package var text: [UInt8]

    package init(tag: String, text: [UInt8]) {
        self.tag = tag
        self.text = text
    }

    /// The examples of a file with a tag, a tab and a sentence a line; other lines are left out.
    package static func examples(tsv bytes: [UInt8]) -> [Example] {
        bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
            guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
            return Example(
                tag: String(decoding: line[..<tab], as: UTF8.self),
                text: Array(line[(tab + 1)...])
            )
        }
    }

    /// The text up to its `count`th Unicode scalar.
    package func prefix(_ count: Int) -> [UInt8] {
        var left = count
        var end = 0
        while end < text.count {
            if text[end] & 0xC0 != 0x80 {
                if left == 0 { break }
                left -= 1
            }
            end += 1
        }
        return Array(text[..<end])
    }
}
