import ArticleModel
import TextKernel

/// Finds the points of lists and the rows of tables that no bullet marks: lines of one group that
/// number themselves, or several short lines one below the other.
struct ListFinder {
    /// Lines without a stop, one below the other, from which they are a table or a list.
    private static let leastRows = 3
    private static let longestRow = 16

    private(set) var points: Set<Int> = []

    init(_ page: UnitReader, _ map: PageMap) {
        var run = 0..<0
        for index in max(map.headEnd, map.bodyStart)..<max(map.bodyStart, map.units.count) {
            if ListFinder.isRow(page, map, index) {
                run = run.isEmpty ? index..<(index + 1) : run.lowerBound..<(index + 1)
            } else {
                close(run, page, map)
                run = 0..<0
            }
        }
        close(run, page, map)
    }

    private static func isRow(_ page: UnitReader, _ map: PageMap, _ index: Int) -> Bool {
        let unit = map.units[index]
        guard map.roles[index] == .other, unit.wordCount >= 1 else { return false }
        return isNumbered(page, unit)
            || (unit.wordCount <= ListFinder.longestRow && !unit.endsWithStop
                && !PageUnit.isBullet(page.mark(unit.tokens.lowerBound)))
    }

    /// `1. Norrviken`, `2) …`, `1990: Sir Denholm buys the manor`.
    private static func isNumbered(_ page: UnitReader, _ unit: PageUnit) -> Bool {
        let start = unit.tokens.lowerBound
        guard unit.tokens.count >= 3, page.tokens[start].isNumber,
            page.tokens[start + 2].has(.afterSpace)
        else { return false }
        switch page.tokens[start].end - page.tokens[start].start {
        case ...2: return [0x2E, 0x29].contains(page.mark(start + 1))
        case 4: return page.mark(start + 1) == 0x3A && unit.wordCount <= longestRow
        default: return false
        }
    }

    /// The first line of a run is its heading, unless it is a numbered point itself.
    private mutating func close(_ run: Range<Int>, _ page: UnitReader, _ map: PageMap) {
        let numbered = run.filter { ListFinder.isNumbered(page, map.units[$0]) }
        if numbered.count >= 2 { points.formUnion(numbered) }
        guard run.count >= ListFinder.leastRows, run.upperBound < map.tailStart else { return }
        let hasFigures = run.dropFirst().count { index in
            page.tokens[map.units[index].tokens].contains(where: \.isNumber)
        }
        guard hasFigures * 2 >= run.count - 1 || isTight(run, map) else { return }
        let first =
            isHeaded(run, map) || ListFinder.isNumbered(page, map.units[run.lowerBound])
            ? 0 : 1
        points.formUnion(run.dropFirst(first))
    }

    /// A label stands right above the run.
    private func isHeaded(_ run: Range<Int>, _ map: PageMap) -> Bool {
        let above = run.lowerBound - 1
        return above >= 0 && map.roles[above] == .furniture && map.units[above].wordCount <= 4
            && !map.units[run.lowerBound].startsGroup
    }

    /// Lines right below each other on a page that parts paragraphs by empty lines.
    private func isTight(_ run: Range<Int>, _ map: PageMap) -> Bool {
        map.isGrouped && run.dropFirst(2).allSatisfy { !map.units[$0].startsGroup }
    }
}
