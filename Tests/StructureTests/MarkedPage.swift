import ArticleModel
import Foundation
import Testing

/// A page of our own with its anatomy marked, from the folder `Pages`.
///
/// A file holds the pages of one language. Each begins with `=== name`, then `bylines:` and
/// `dateline:` (parted by semicolons, left out where there is none) and a line `---`; in the text
/// `⟦H|…⟧` is the headline, `h` a heading, `K` a caption, `B` boilerplate, `R` a repeat, `Y` a
/// byline and `N` a dateline's place.
struct MarkedPage: Sendable, CustomTestStringConvertible {
    let language: String
    let name: String
    var bylines: [String] = []
    var dateline: [String] = []
    /// Without the marks.
    var text = ""
    /// The scalar's offset of each character that is no white space, by its mark.
    var marked: [Character: Set<Int>] = [:]
    var headline: String?

    var testDescription: String { "\(language) \(name)" }

    private init(language: String, part: Substring) {
        self.language = language
        let lines = part.split(separator: "\n", omittingEmptySubsequences: false)
        name = String(lines.first ?? "")
        let end = lines.firstIndex(of: "---") ?? lines.startIndex
        for line in lines[..<end] {
            let field = line.split(separator: ":", maxSplits: 1)
            guard field.count == 2 else { continue }
            let values = field[1].split(separator: ";").map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            .filter { !$0.isEmpty }
            if field[0] == "bylines" { bylines = values }
            if field[0] == "dateline" { dateline = values }
        }
        read(lines[(end + 1)...].joined(separator: "\n"))
    }

    private mutating func read(_ body: String) {
        var mark: Character?
        var offset = 0
        var scalars = String.UnicodeScalarView()
        var rest = body.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if scalar == "⟦", let letter = rest.popFirst() {
                mark = Character(letter)
                _ = rest.popFirst()
            } else if scalar == "⟧" {
                mark = nil
            } else {
                scalars.append(scalar)
                if let mark, !scalar.properties.isWhitespace {
                    marked[mark, default: []].insert(offset)
                }
                offset += 1
            }
        }
        text = String(scalars)
        headline = marked["H"]?.min().map { first in
            let range = first...(marked["H"]?.max() ?? first)
            return String(String.UnicodeScalarView(Array(scalars)[range]))
        }
    }

    /// The pages of a set, in the order of their languages.
    static func all(_ set: String) throws -> [MarkedPage] {
        let folder = pagesFolder.appending(path: set)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
        return try files.flatMap { file in
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            let language = String(file.prefix { $0 != "." })
            return "\n\(text)".components(separatedBy: "\n=== ").dropFirst()
                .map { MarkedPage(language: language, part: $0[...]) }
        }
    }

    /// The rows of a table in the folder, comments left out.
    static func rows(_ table: String) throws -> [[String]] {
        let text = try String(contentsOf: pagesFolder.appending(path: table), encoding: .utf8)
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.components(separatedBy: "\t") }
    }

    private static var pagesFolder: URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pages")
    }
}

/// Right, missing and invented, of one kind of finding.
struct Agreement {
    private(set) var right = 0
    private(set) var missing = 0
    private(set) var invented = 0

    /// The pages on which something differs.
    private(set) var differing: [String] = []

    mutating func compare<Item: Hashable>(_ wanted: [Item], _ found: [Item], on page: MarkedPage) {
        let common = Set(wanted).intersection(found).count
        right += common
        missing += wanted.count - common
        invented += found.count - common
        if max(wanted.count, found.count) > common { differing.append(page.testDescription) }
    }

    /// F1, 1 where nothing was wanted and nothing found.
    var score: Double {
        let all = 2 * right + missing + invented
        return all == 0 ? 1 : Double(2 * right) / Double(all)
    }
}
