import ArticleModel
import TextKernel

/// Finds the units that say again what another unit says: a paragraph printed twice, a headline
/// that returns as a caption or a teaser, a sentence pulled out in large type.
///
/// Each run of three words belongs to the unit that holds it first. A unit of whose runs most
/// belong to one earlier unit repeats that one.
///
/// - Complexity: O(*n*) in the number of tokens, with one table of runs.
/// - Source: shingles and their containment after Broder, *On the resemblance and containment of
///   documents*, 1997.
struct RepeatFinder {
    /// Words in a run.
    private static let runLength = 3
    /// Words from which a unit may repeat another with small changes.
    private static let leastForNear = 8
    private static let leastForExact = 4

    private let page: UnitReader
    private let units: [PageUnit]
    /// The unit that holds a run first, by the run's hash.
    private var holders: RunTable
    private var wholes: [UInt64: Int] = [:]
    private(set) var repeats: Set<Int> = []

    /// Reads all units; those before `bodyStart` are the head, and never taken for words pulled out
    /// of a later unit.
    init(_ page: UnitReader, _ units: [PageUnit], bodyStart: Int) {
        self.page = page
        self.units = units
        holders = RunTable(capacity: page.tokens.count)
        for index in units.indices {
            if page.draft.isOver() { return }
            read(index, bodyStart: bodyStart)
        }
    }

    private mutating func read(_ index: Int, bodyStart: Int) {
        let unit = units[index]
        guard unit.wordCount >= RepeatFinder.leastForExact else { return }
        var whole = WordHash.seed
        var window: (UInt64, UInt64) = (0, 0)
        var words = 0
        var runs = 0
        var votes = Votes()
        for token in page.tokens[unit.tokens] where token.kind != .punctuation {
            whole = WordHash.chain(whole, token.key)
            words += 1
            if words >= RepeatFinder.runLength {
                let run = WordHash.chain(WordHash.chain(window.0, window.1), token.key)
                runs += 1
                votes.add(holders.holder(of: run, orElse: index), except: index)
            }
            window = (window.1, token.key)
        }
        if wholes.updateValue(index, forKey: whole) != nil {
            repeats.insert(index)
            return
        }
        guard let (holder, count) = votes.winner else { return }
        if isNear(unit, runs: runs, shared: count) {
            repeats.insert(index)
        } else if holder >= bodyStart, isPulled(holder, into: unit, shared: count) {
            repeats.insert(holder)
        }
    }

    /// Nearly all of a short unit, or more than half of a longer one, was there before.
    ///
    /// The points of a list are alike by nature, and a few words without a stop are a heading.
    private func isNear(_ unit: PageUnit, runs: Int, shared: Int) -> Bool {
        guard !PageUnit.isBullet(page.mark(unit.tokens.lowerBound)), runs >= 3 else { return false }
        return unit.wordCount < RepeatFinder.leastForNear
            ? shared == runs && unit.endsWithStop : shared * 20 >= runs * 11
    }

    /// A quotation that stood alone and stands here in its text; a few words of one without their
    /// stop are a heading.
    private func isPulled(_ holder: Int, into unit: PageUnit, shared: Int) -> Bool {
        let earlier = units[holder]
        let runs = earlier.wordCount - RepeatFinder.runLength + 1
        guard runs >= 3, earlier.endsWithStop || earlier.wordCount > 12,
            earlier.wordCount * 4 < unit.wordCount * 3, shared * 10 >= runs * 9,
            let first = earlier.tokens.first, let last = earlier.tokens.last
        else { return false }
        return QuotationMark.isMark(page.mark(first)) && QuotationMark.isMark(page.mark(last))
    }
}

/// How many runs of the unit being read each earlier unit holds.
private struct Votes {
    private var counts: [Int: Int] = [:]

    mutating func add(_ holder: Int, except index: Int) {
        guard holder != index else { return }
        counts[holder, default: 0] += 1
    }

    var winner: (holder: Int, count: Int)? {
        counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }.map { ($0.key, $0.value) }
    }
}

/// Runs and their first holders, in open addressing.
private struct RunTable {
    private static let longestProbe = 24

    private var keys: [UInt64]
    private var holders: [Int32]
    private let mask: Int

    /// - Parameter capacity: The most runs that will be entered.
    init(capacity: Int) {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        keys = Array(repeating: 0, count: size)
        holders = Array(repeating: -1, count: size)
        mask = size - 1
    }

    /// The first holder of a run, which is `index` if it is new.
    ///
    /// A run that finds no room near its place is forgotten, so that words which a stranger chose
    /// for their hashes cost no more than others.
    mutating func holder(of run: UInt64, orElse index: Int) -> Int {
        var place = Int(truncatingIfNeeded: run) & mask
        for _ in 0..<RunTable.longestProbe {
            if holders[place] < 0 {
                keys[place] = run
                holders[place] = Int32(index)
                return index
            }
            if keys[place] == run { return Int(holders[place]) }
            place = (place + 1) & mask
        }
        return index
    }
}
