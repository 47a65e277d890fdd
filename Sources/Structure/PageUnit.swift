import ArticleModel
import DataPacks
import TextKernel

/// A paragraph of the page as it was laid out: a run of tokens between breaks.
struct PageUnit: Sendable {
    var tokens: Range<Int>
    var wordCount: Int
    /// The last token that is no closing mark is a sentence's stop.
    var endsWithStop: Bool
}

/// Cuts a page into units: by empty lines, by lines where each line is a paragraph, or by
/// groups of lines where a hand or a program has wrapped them.
struct PageCutter {
    /// Scalars that a wrapped line has; shorter or longer ones were not filled up.
    private static let wrappedWidth = 45...100

    private let draft: Draft
    private struct Line {
        var tokens: Range<Int>
        var width: Int
        var startsGroup: Bool
    }

    init(_ draft: Draft) { self.draft = draft }

    func units() -> [PageUnit] {
        let lines = lines()
        let isWrapped = isHardWrapped(lines)
        var runs: [Range<Int>] = []
        for (index, line) in lines.enumerated() {
            let joins =
                isWrapped && index > 0 && !line.startsGroup
                && PageCutter.wrappedWidth.contains(lines[index - 1].width)
                && !isListItem(line.tokens)
            if joins, let last = runs.popLast() {
                runs.append(last.lowerBound..<line.tokens.upperBound)
            } else {
                runs.append(line.tokens)
            }
        }
        return runs.map(unit)
    }

    private func lines() -> [Line] {
        var lines: [Line] = []
        let tokens = draft.tokens
        var start = 0
        for index in 1...max(1, tokens.count) {
            guard index >= tokens.count || tokens[index].shape.contains(.afterBreak) else {
                continue
            }
            let range = start..<min(index, tokens.count)
            guard !range.isEmpty else { continue }
            let bytes = draft.bytes(ofTokens: range)
            let width = draft.text[bytes.start..<bytes.end].count { $0 & 0xC0 != 0x80 }
            lines.append(
                Line(tokens: range, width: width, startsGroup: hasEmptyLine(before: start))
            )
            start = index
        }
        return lines
    }

    private func hasEmptyLine(before token: Int) -> Bool {
        guard token > 0 else { return true }
        let gap = draft.text[draft.tokens[token - 1].end..<draft.tokens[token].start]
        return gap.count { $0 == 0x0A } >= 2
    }

    private func isHardWrapped(_ lines: [Line]) -> Bool {
        guard lines.allSatisfy({ $0.width <= PageCutter.wrappedWidth.upperBound }) else {
            return false
        }
        let inner = lines.indices.dropLast().filter { !lines[$0 + 1].startsGroup }
        let filled = inner.filter { PageCutter.wrappedWidth.contains(lines[$0].width) }
        let stopped = filled.filter { endsWithStop(lines[$0].tokens) }
        return filled.count >= 3 && filled.count * 10 >= inner.count * 6
            && stopped.count * 10 <= filled.count * 4
    }

    private func isListItem(_ tokens: Range<Int>) -> Bool {
        PageUnit.isBullet(draft.tokens[tokens.lowerBound].mark)
    }

    private func unit(_ tokens: Range<Int>) -> PageUnit {
        PageUnit(
            tokens: tokens,
            wordCount: draft.tokens[tokens].count { $0.kind != .punctuation },
            endsWithStop: endsWithStop(tokens)
        )
    }

    private func endsWithStop(_ range: Range<Int>) -> Bool {
        let last = draft.tokens[range].last {
            !QuotationMark.isMark($0.mark) && $0.mark != 0x29 && $0.mark != 0x5D
        }
        guard let mark = last?.mark else { return false }
        return [0x2E, 0x21, 0x3F, 0x2026, 0x3002].contains(mark)
    }
}

extension PageUnit {
    static func isBullet(_ mark: UInt32) -> Bool {
        [0x2D, 0x2013, 0x2022, 0x2A, 0xB7, 0x25AA, 0x25CF, 0x2023].contains(mark)
    }
}
