import ArticleModel
import DataPacks
import TextKernel

/// A stretch of a sentence that is written as a name.
struct NameRun {
    var tokens: Range<Int>
    /// A title or a role stands directly before it.
    var isTitled: Bool
    var authority: Authority?
    /// The sentence begins with it, so that its capital says nothing.
    var opensSentence: Bool
}

/// Finds capitalised runs in a sentence and takes off what is no part of the name.
struct NameRuns {
    /// What is longer is a heading or a game and names nothing, tokens and bytes; a quote's
    /// speaker is written with each quote, so that a name must be short.
    private static let longestName = (tokens: 30, bytes: 300)

    let reader: NameReader

    private var tokens: [Token] { reader.tokens }

    func runs(in sentence: Range<Int>, isHeading: Bool) -> [NameRun] {
        var runs: [NameRun] = []
        var index = sentence.lowerBound
        let first = tokens[sentence].firstIndex { $0.kind != .punctuation } ?? index
        while index < sentence.upperBound {
            if let known = reader.known(at: index, limit: sentence.upperBound),
                isWhole(index, known, in: sentence, opens: index == first)
            {
                let end = index + known.count
                runs.append(
                    NameRun(
                        tokens: index..<end,
                        isTitled: false,
                        authority: known.authority,
                        opensSentence: index == first
                    )
                )
                index = end
                continue
            }
            guard tokens[index].isWord, tokens[index].isCapital else {
                index += 1
                continue
            }
            let end = withCompound(
                index,
                endOfRun(from: index, limit: sentence.upperBound),
                sentence.upperBound
            )
            runs.append(contentsOf: trimmed(index..<end, opens: index == first))
            index = max(end, index + 1)
        }
        return runs
    }

    /// A known name is taken whole unless it is only part of a longer one (`Paris Hilton`).
    private func isWhole(
        _ index: Int,
        _ known: Gazetteer.Match,
        in sentence: Range<Int>,
        opens: Bool
    ) -> Bool {
        let end = index + known.count
        if known.count == 1,
            reader.has(.notName, tokens[index].key)
                || (opens && reader.has(.functionWord, tokens[index].key))
        {
            return false
        }
        if index > sentence.lowerBound, reader.isAdjacent(index), tokens[index - 1].isMark("-"),
            index - 2 >= sentence.lowerBound, tokens[index - 2].isCapital
        {
            return false
        }
        if known.count == 1, reader.isGiven(index), end < sentence.upperBound,
            tokens[end].isCapital, tokens[end].isWord
        {
            return false
        }
        guard end < sentence.upperBound, tokens[end].isWord, tokens[end].isCapital else {
            return
                !(end + 1 < sentence.upperBound && tokens[end].isMark("-")
                && reader.isAdjacent(end) && tokens[end + 1].isCapital
                && reader.isAdjacent(end + 1))
        }
        return known.count > 1 || reader.pack.capitalisesNouns
            || reader.isCommon(end, limit: sentence.upperBound)
    }

    private func endOfRun(from start: Int, limit: Int) -> Int {
        var index = start + 1
        var hasOrganisationWord = reader.has(.organisationWord, tokens[start].key)
        while index < limit {
            let token = tokens[index]
            if token.isWord, token.isCapital {
                if token.has(.afterBreak) { break }
                hasOrganisationWord =
                    hasOrganisationWord || reader.has(.organisationWord, token.key)
                index += 1
            } else if let next = joint(index, start: start, limit: limit) {
                index = next
            } else if hasOrganisationWord,
                let count = reader.match(.connector, at: index, limit: limit),
                index + count < limit, tokens[index + count].isCapital
            {
                index += count
            } else if token.isNumber, hasOrganisationWord || index == start + 1,
                index + 1 >= limit || !tokens[index + 1].isWord || tokens[index + 1].isCapital,
                token.range.count <= 2
            {
                index += 1  // TV 2, Formula 1
            } else {
                break
            }
        }
        return index
    }

    /// Takes in a lower-case word behind a hyphen that makes the name an organisation
    /// (`Wagner-gruppens`).
    private func withCompound(_ start: Int, _ end: Int, _ limit: Int) -> Int {
        guard end + 1 < limit, tokens[end].isMark("-"), reader.isAdjacent(end),
            reader.isAdjacent(end + 1), tokens[end + 1].isWord, !tokens[end + 1].isCapital,
            reader.stems(end + 1).contains(where: { reader.has(.organisationWord, $0) })
        else { return end }
        return end + 2
    }

    /// What may stand between two capitalised words of one name; the token after it.
    private func joint(_ index: Int, start: Int, limit: Int) -> Int? {
        guard index + 1 < limit else { return nil }
        let token = tokens[index]
        let next = tokens[index + 1]
        if [0x2D, 0x27, 0x2019].contains(token.mark) {
            let isTight = reader.isAdjacent(index) && reader.isAdjacent(index + 1)
            return isTight && next.isWord && next.isCapital ? index + 1 : nil
        }
        if token.isMark("."), next.isCapital, reader.isAdjacent(index) {
            let previous = tokens[index - 1]
            return previous.range.count <= 2 && previous.isCapital ? index + 1 : nil
        }
        guard let count = reader.match(.particle, at: index, limit: limit) else { return nil }
        var end = index + count
        if end < limit, tokens[end].isMark("-"), reader.isAdjacent(end) { end += 1 }
        guard end < limit, tokens[end].isWord, tokens[end].isCapital else { return nil }
        let isPlain = !reader.has(.functionWord, tokens[index].key) || end > index + count
        // More than a handful is no one word, however many there are.
        let hasOneWord =
            tokens[start..<min(index, start + 4)].count(where: \.isWord) == 1
            || tokens[start + 1].isMark("-")
        return isPlain || (reader.isGiven(start) && hasOneWord) ? end : nil
    }

    /// Takes titles and common words off both ends, and parts the run at those inside.
    private func trimmed(_ run: Range<Int>, opens: Bool) -> [NameRun] {
        var start = run.lowerBound
        var isTitled = start > 0 && isTitleBefore(start)
        let opened = start
        while start < run.upperBound {
            let title = titleLength(at: start, in: run)
            if title > 0 {
                isTitled = true
                start += title
            } else if isCommonLead(start, in: run, isOpener: opens && start == opened) {
                isTitled = false
                start += 1
            } else if tokens[start].kind == .word {
                break
            } else {
                start += 1
            }
        }
        var end = run.upperBound
        while end > start, isTail(end - 1, start: start) { end -= 1 }
        guard end > start, end - start <= NameRuns.longestName.tokens,
            reader.draft.bytes(ofTokens: start..<end).count <= NameRuns.longestName.bytes
        else { return [] }
        return [
            NameRun(
                tokens: start..<end,
                isTitled: isTitled,
                authority: nil,
                opensSentence: opens && start == opened
            )
        ]
    }

    /// Tokens of a title at the head of the run, which a hyphen does not join to the name.
    private func titleLength(at index: Int, in run: Range<Int>) -> Int {
        var length = reader.titleLength(at: index, limit: run.upperBound)
        if length == 0, reader.pack.capitalisesNouns, tokens[index].isWord,
            reader.endsInWord(index, [.title, .role])
        {
            length = 1
        }
        let end = index + length
        guard length > 0, end < run.upperBound || !isOrganisation(run) else { return 0 }
        return end < run.upperBound && tokens[end].isMark("-") ? 0 : length
    }

    /// A common word at the head: of the calendar, of grammar, or a German noun for a kind of
    /// body in front of its name (`Bahngesellschaft Gobi Rail`).
    private func isCommonLead(_ index: Int, in run: Range<Int>, isOpener: Bool) -> Bool {
        guard tokens[index].isWord else { return false }
        let isBody = reader.has(.organisationWord, tokens[index].key)
        if reader.isCommon(index, limit: run.upperBound) { return isOpener || !isBody }
        guard reader.pack.capitalisesNouns, index + 1 < run.upperBound,
            tokens[index + 1].isCapital, tokens[index + 1].isWord
        else { return false }
        return isBody || reader.has(.sourceNoun, tokens[index].key)
            || reader.endsInWord(index, [.organisationWord, .sourceNoun])
    }

    private func isTail(_ index: Int, start: Int) -> Bool {
        let token = tokens[index]
        if token.kind == .punctuation { return true }
        guard token.isWord else { return false }
        return index > start && reader.isCommon(index, limit: index + 1)
            && !reader.has(.organisationWord, token.key)
    }

    private func isTitleBefore(_ index: Int) -> Bool {
        let before = tokens[index - 1]
        if before.isWord { return !before.isCapital && reader.isTitle(index - 1) }
        return before.isMark(".") && index > 1 && reader.isAdjacent(index - 1)
            && reader.words.match(at: index - 2, limit: index, .title) != nil
    }

    private func isOrganisation(_ run: Range<Int>) -> Bool {
        run.contains { reader.has(.organisationWord, tokens[$0].key) }
    }
}
