import DataPacks
import TextKernel

// What stands between parts.
extension TimeScanner {
    /// A way from one part to the next.
    struct GlueRun {
        var end: Int
        /// What each of the words and marks between may be, at most four.
        private var masks = SIMD4<UInt16>(repeating: .max)
        private(set) var count = 0

        init(end: Int) { self.end = end }

        func adding(_ glue: Glue, end: Int) -> GlueRun {
            var run = self
            run.masks[count] = glue.rawValue
            run.count += 1
            run.end = end
            return run
        }

        var isFull: Bool { count == 4 }
        /// Tokens that four words or marks may take together, `of the year` being one.
        static let longest = 12

        /// Whether each of them may be one of `allowed`.
        func fits(_ allowed: Glue) -> Bool {
            (0..<count).allSatisfy { masks[$0] & allowed.rawValue != 0 }
        }

        func contains(_ glue: Glue) -> Bool {
            (0..<count).contains { masks[$0] & glue.rawValue != 0 }
        }
    }

    /// The ways that lead on from token `index`, the direct one first.
    func glues(at index: Int, limit: Int) -> [GlueRun] {
        var runs = [GlueRun(end: index)]
        var next = 0
        while next < runs.count, runs.count < 12 {
            let run = runs[next]
            next += 1
            guard run.end < limit, !run.isFull else { continue }
            extend(run, limit: limit, into: &runs)
        }
        runs.removeAll { $0.end >= limit }
        return runs
    }

    private static let glueClasses: [(TimeClass, Glue)] = [
        (.between, .of), (.preposition, .preposition), (.article, .article),
        (.numberJoint, .and), (.clock, .clock), (.yearWord, .yearWord), (.filler, .filler),
    ]

    /// The genitive's s goes with its apostrophe: `last year's December`.
    private func afterMark(_ glue: Glue, at index: Int, limit: Int) -> Int {
        let next = index + 1
        guard glue == .apostrophe, next < limit, isAdjacent(next), tokens[next].isWord,
            tokens[next].range.count == 1, text[tokens[next].start] == UInt8(ascii: "s")
        else { return next }
        return next + 1
    }

    private func extend(_ run: GlueRun, limit: Int, into runs: inout [GlueRun]) {
        let token = tokens[run.end]
        if token.isMark("."), !isAdjacent(run.end) { return }
        if let glue = Glue(mark: token.mark) {
            runs.append(run.adding(glue, end: afterMark(glue, at: run.end, limit: limit)))
            return
        }
        guard view.mayBegin(at: run.end) else { return }
        var ends: [(end: Int, glue: Glue)] = []
        for (wordClass, glue) in TimeScanner.glueClasses {
            guard let match = view.match(at: run.end, limit: limit, wordClass) else { continue }
            let end = run.end + match.count
            if let known = ends.firstIndex(where: { $0.end == end }) {
                ends[known].glue.insert(glue)
            } else {
                ends.append((end, glue))
            }
        }
        for (end, glue) in ends { runs.append(run.adding(glue, end: end)) }
    }
}

extension Glue {
    init?(mark: UInt32) {
        switch Unicode.Scalar(mark) {
        case ",": self = .comma
        case "(": self = .bracket
        case "-", "–", "‑": self = .dash
        case "/": self = .slash
        case ".": self = .stop
        case "'", "’": self = .apostrophe
        default: return nil
        }
    }
}
