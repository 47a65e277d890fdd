import ArticleModel
import DataPacks
import TextKernel

/// What a page carries beside its article: menus, buttons, plugs, pointers to other articles.
extension UnitReader {
    /// Whether a unit, read by itself, is furniture.
    func isFurniture(_ unit: PageUnit) -> Bool {
        isInterface(unit.tokens) || isReadAlso(unit) || isPlug(unit) || isNotice(unit)
            || isTopics(unit) || isCorrection(unit) || isStamp(unit.tokens)
            || isBareDate(unit.tokens) || isAddress(unit)
    }

    /// Interface phrases only, one after another, with counts (`Comments (14)`, `4 min read`).
    func isInterface(_ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        var isNamed = false
        while index < range.upperBound {
            if let match = words.match(at: index, limit: range.upperBound, .interface) {
                index += match.count
                isNamed = true
            } else if tokens[index].kind == .punctuation || tokens[index].isNumber {
                index += 1
            } else if index > range.lowerBound,
                let match = times.match(at: index, limit: range.upperBound, .unit)
            {
                index += match.count
            } else {
                return false
            }
        }
        return isNamed
    }

    /// A line that points to another article.
    func isReadAlso(_ unit: PageUnit) -> Bool {
        let start = opening(of: unit)
        let end = unit.tokens.upperBound
        guard let match = words.match(at: start, limit: end, .readAlso) else { return false }
        let next = start + match.count
        if next == end || isLabelEnd(at: next, of: end) { return true }
        return !unit.endsWithStop && match.count > 1 && unit.wordCount <= 30
    }

    /// A pointer that says nothing but that something follows.
    func isReadAlsoLabel(_ unit: PageUnit) -> Bool {
        let start = opening(of: unit)
        let end = unit.tokens.upperBound
        guard let match = words.match(at: start, limit: end, .readAlso) else { return false }
        return (start + match.count..<end).allSatisfy { tokens[$0].kind == .punctuation }
    }

    /// An invitation to subscribe, follow or write, in the unit's opening or as a sentence of it.
    func isPlug(_ unit: PageUnit) -> Bool {
        guard unit.wordCount <= 40 else { return false }
        return unit.tokens.contains { index in
            let opens =
                index == opening(of: unit)
                || (index > unit.tokens.lowerBound && PageUnit.isStop(mark(index - 1)))
                || isInvitation(index, of: unit)
            return opens
                && words.match(at: index, limit: unit.tokens.upperBound, .newsletter) != nil
        }
    }

    /// Behind the colon or dash of a short line.
    ///
    /// `The best of the week: sign up for our letter.`
    private func isInvitation(_ index: Int, of unit: PageUnit) -> Bool {
        guard unit.wordCount <= 25, index > unit.tokens.lowerBound + 1,
            [0x3A, 0x2013, 0x2014].contains(mark(index - 1)), tokens[index].has(.afterSpace),
            !QuotationMark.isMark(mark(unit.tokens.lowerBound)),
            !PageUnit.isBullet(mark(unit.tokens.lowerBound))
        else { return false }
        return words.match(at: index, limit: unit.tokens.upperBound, .newsletter)
            .map { $0.count >= 2 } == true
    }

    /// What a page says for the law or the till: cookies, copyright, the paywall.
    func isNotice(_ unit: PageUnit) -> Bool {
        let start = opening(of: unit)
        let end = unit.tokens.upperBound
        if mark(start) == 0xA9, unit.wordCount <= 20 { return true }
        if start + 1 < end, tokens[start].key == UnitReader.copyrightKey,
            tokens[start + 1].isNumber || [0xA9, 0x28].contains(mark(start + 1))
        {
            return true
        }
        return unit.wordCount <= 80 && words.match(at: start, limit: end, .notice) != nil
    }

    /// Keywords under their label: `Topics: Storms, Harbours`.
    func isTopics(_ unit: PageUnit) -> Bool {
        let end = unit.tokens.upperBound
        let start = opening(of: unit)
        guard let match = words.match(at: start, limit: end, .topics) else { return false }
        return isLabelEnd(at: start + match.count, of: end)
            || (!unit.endsWithStop && unit.wordCount <= 25)
    }

    /// A note on what the page got wrong before.
    func isCorrection(_ unit: PageUnit) -> Bool {
        let end = unit.tokens.upperBound
        let start = opening(of: unit)
        guard unit.wordCount <= 120,
            let match = words.match(at: start, limit: end, .correction)
        else { return false }
        return isLabelEnd(at: start + match.count, of: end) || match.count >= 3
    }

    /// An address of the web, alone or after a word or two.
    func isAddress(_ unit: PageUnit) -> Bool {
        guard unit.wordCount <= 12, let first = unit.tokens.first else { return false }
        guard UnitReader.addressKeys.contains(tokens[first].key) else { return false }
        let glued = unit.tokens.dropFirst().count { !tokens[$0].has(.afterSpace) }
        return glued + 1 == unit.tokens.count
    }

    /// Labels of a menu or a breadcrumb: `Home > News > Local`, `Subscribe | Log in`.
    func isMenu(_ unit: PageUnit) -> Bool {
        guard unit.wordCount <= 20, !unit.endsWithStop else { return false }
        let isTrail = unit.tokens.contains { [0x3E, 0x203A, 0x2192, 0x25B8].contains(mark($0)) }
        var parts = 0
        var knownParts = 0
        var start = unit.tokens.lowerBound
        for index in unit.tokens.lowerBound...unit.tokens.upperBound {
            let isEnd = index == unit.tokens.upperBound
            let isGap = !isEnd && index > start && hasWideGap(before: index)
            guard isEnd || isGap || PageUnit.isSeparator(mark(index)) else { continue }
            if start < index {
                guard wordCount(start..<index) <= 4 else { return false }
                parts += 1
                if isInterface(start..<index) { knownParts += 1 }
            }
            start = isGap ? index : index + 1
        }
        return parts >= 2 && (isTrail || knownParts > 0)
    }

    /// Two spaces or a tab, as menus part their labels.
    private func hasWideGap(before index: Int) -> Bool {
        tokens[index].start - tokens[index - 1].end >= 2
            || (tokens[index].start > tokens[index - 1].end
                && draft.text[tokens[index - 1].end] == 0x09)
    }

    /// Nothing but the name of a newspaper, a broadcaster or an agency.
    func isMasthead(_ range: Range<Int>) -> Bool {
        agency(at: range.lowerBound, limit: range.upperBound) == range.count
    }

    /// The first token after bullets, arrows and brackets.
    private func opening(of unit: PageUnit) -> Int {
        unit.tokens.first { index in
            tokens[index].kind != .punctuation || mark(index) == 0xA9
                || QuotationMark.isMark(mark(index))
        } ?? unit.tokens.lowerBound
    }

    /// Whether a label ends before token `next`: with a colon, a dash, a bar or the unit.
    private func isLabelEnd(at next: Int, of end: Int) -> Bool {
        mark(next - 1) == 0x3A
            || (next < end && [0x3A, 0x2013, 0x2014, 0x2D, 0x7C].contains(mark(next)))
    }
}
