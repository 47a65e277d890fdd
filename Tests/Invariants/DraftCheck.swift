import ArticleModel
import TextKernel

/// What a draft's ranges promise, in bytes and tokens.
struct DraftCheck {
    let draft: Draft

    /// A range inside the text that begins and ends on the borders of scalars.
    func range(_ range: TextRange, of what: String) -> [String] {
        let text = draft.text
        guard range.start >= 0, range.start < range.end, range.end <= text.count else {
            return ["\(what) \(range.start)–\(range.end) of \(text.count) bytes"]
        }
        let isOnBorders = [range.start, range.end].allSatisfy {
            $0 == text.count || text[$0] & 0xC0 != 0x80
        }
        return isOnBorders ? [] : ["\(what) \(range.start)–\(range.end) cuts a scalar"]
    }

    /// Tokens that exist, and a range that is theirs.
    func tokens(_ tokens: Range<Int>, _ range: TextRange, of what: String) -> [String] {
        guard tokens.upperBound <= draft.tokens.count, !tokens.isEmpty else {
            return ["\(what) has tokens \(tokens) of \(draft.tokens.count)"]
        }
        let isTheirs = draft.bytes(ofTokens: tokens) == range
        return (isTheirs ? [] : ["\(what) \(tokens) is not where its tokens are"])
            + self.range(range, of: what)
    }

    /// Runs of tokens in order, none over another.
    func apart(_ runs: [Range<Int>], _ what: String) -> [String] {
        zip(runs, runs.dropFirst()).filter { $0.upperBound > $1.lowerBound }.map {
            "\(what) \($0) and \($1) overlap"
        }
    }

    func blocks() -> [String] {
        let ranges = draft.blocks.flatMap {
            tokens($0.tokens, $0.range, of: "block \($0.kind)")
        }
        let headline = draft.headline.map { headline in
            draft.blocks.contains { $0.kind == .headline && $0.range == headline }
                ? [] : ["the headline is no block"]
        }
        return ranges + apart(draft.blocks.map(\.tokens), "blocks") + (headline ?? [])
    }

    /// The sentences of a block lie end to end and are all of it.
    func sentences() -> [String] {
        var complaints = draft.sentences.flatMap {
            tokens($0.tokens, $0.range, of: "sentence of block \($0.block)")
        }
        var ends = draft.blocks.map(\.tokens.lowerBound)
        for sentence in draft.sentences {
            guard draft.blocks.indices.contains(sentence.block),
                sentence.tokens.lowerBound == ends[sentence.block]
            else {
                complaints.append("sentence \(sentence.tokens) does not go on where one ended")
                continue
            }
            ends[sentence.block] = sentence.tokens.upperBound
        }
        for (block, end) in zip(draft.blocks, ends)
        where block.kind.isContent && block.kind != .dateline && end != block.tokens.upperBound {
            complaints.append("block \(block.tokens) has no sentence from \(end) on")
        }
        return complaints
    }

    func isInSentence(_ tokens: Range<Int>) -> Bool {
        let place = draft.sentences.partitioningIndex {
            $0.tokens.upperBound >= tokens.upperBound
        }
        return place < draft.sentences.count
            && draft.sentences[place].tokens.lowerBound <= tokens.lowerBound
    }
}
