import DataPacks
import TextKernel

/// What is sure of a border, whatever the weights say.
extension SentenceBorderReader {
    /// Whether a sentence may begin with the mark at `index`.
    func mayLead(_ index: Int) -> Bool {
        if roles[index] != .none { return roles[index] == .opens }
        switch tokens[index].mark {
        case 0x21, 0x25, 0x29, 0x2C, 0x2E, 0x2F, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D, 0x2026: return false
        default: return !SentenceTerminal.isTerminal(tokens[index].mark)
        }
    }

    /// Whether the signs alone leave it possible that a sentence ends.
    func mayEnd(_ border: SentenceBorder) -> Bool {
        let isSmall =
            border.lead == .nothing
            && (border.nextShape == .lower || border.nextShape == .mixedCase)
        switch border.stop {
        case .comma:
            return border.lead == .nothing && border.closer == .noCloser
                && border.nextShape == .capital
        case .noStop, .otherMark, .dash:
            if isInsideTime(border) { return false }
            if isSmall { return isLoose && border.nextKind == .functionWord }
            // German sets a capital on every noun: only other words can tell.
            return !capitalisesNouns || border.nextShape != .capital
                || border.nextKind == .functionWord || border.lead != .nothing
        default:
            // »Er det slut?« spurgte han.
            if isSmall, border.closer == .quoteClosed || isBrand(border) { return false }
            return !isInquit(after: border)
        }
    }

    /// Whether a number and a month, weekday or unit meet there: `8 Aug`, `Sep 03`.
    private func isInsideTime(_ border: SentenceBorder) -> Bool {
        guard border.stop == .noStop, let last = border.lastWord, last + 1 == border.next else {
            return false
        }
        if tokens[last].isNumber {
            return isTime(border.next, [.month, .weekday, .unit])
        }
        return tokens[border.next].isNumber && isTime(last, [.month, .weekday])
    }

    private func isTime(_ index: Int, _ classes: [TimeClass]) -> Bool {
        classes.contains { times.contains(tokens[index].key, class: $0) }
    }

    /// Whether the mark before a small letter is part of a name: “Yahoo! is here”.
    private func isBrand(_ border: SentenceBorder) -> Bool {
        (border.stop == .question || border.stop == .exclamation) && border.apart == .tight
            && border.lastShape == .capital && border.secondLastShape != .nothing && !isLoose
    }

    /// Whether a verb of saying follows, perhaps after who says it.
    ///
    /// “Is it over?” Peter asked. – Är det slut? frågade han.
    private func isInquit(after border: SentenceBorder) -> Bool {
        guard border.stop == .question || border.stop == .exclamation, border.lead == .nothing
        else { return false }
        let mayBeName = border.nextShape == .capital
        guard !mayBeName || border.closer == .quoteClosed else { return false }
        for place in border.next..<min(range.upperBound, border.next + 4) {
            if words.match(at: place, limit: range.upperBound, .inquit) != nil { return true }
            guard tokens[place].mark == 0, !mayBeName || tokens[place].isCapital else {
                return false
            }
        }
        return false
    }

    /// Whether the rules alone say that a sentence ends.
    func isSure(_ border: SentenceBorder) -> Bool {
        switch border.stop {
        case .period, .question, .exclamation, .ellipsis: break
        default: return false
        }
        switch border.lead {
        // ¿Llovía? ¡No!
        case .openMark: return true
        // «Llovía». —Sí.
        case .leadDash where border.nextShape == .capital:
            return !tokens[border.next + 1].has(.afterSpace)
        // »Ja.« »Nej.«
        case .openQuote: return border.closer == .quoteClosed
        case .nothing: break
        default: return false
        }
        let beginsPlainly = border.nextKind == .functionWord && border.nextShape == .capital
        // It rained ... And rained.
        if border.stop == .ellipsis, beginsPlainly { return true }
        // Without capitals the stop is all there is; one letter is an initial.
        if border.nextShape == .caseless, let last = border.lastWord {
            return border.lastShape == .caseless && !ScalarCount.isOne(text, tokens[last].range)
                && border.lastKind != .abbreviation
        }
        // В 1837 г. Он умер.
        return border.lastKind == .abbreviation && isAfterNumber(border)
            && beginsPlainly
    }

    private func isAfterNumber(_ border: SentenceBorder) -> Bool {
        guard let last = border.lastWord, last > range.lowerBound else { return false }
        return tokens[last - 1].isNumber
    }

    /// Whether a rule says that the stop ends nothing; marks the border with what it may be.
    func isProtected(_ border: inout SentenceBorder, _ scan: SentenceScan) -> Bool {
        guard border.stop == .period, border.closer == .noCloser else { return false }
        if border.next < scan.abbreviationEnd { return true }
        let isPlain = border.lead == .nothing
        // A word such as “the” with a capital: no name goes on with it.
        let beginsPlainly = border.nextKind == .functionWord && border.nextShape == .capital
        if border.next == scan.abbreviationEnd {
            border.lastKind = .abbreviation
            switch scan.abbreviation {
            // г. Москва; but: в 1799 г. Он умер.
            case .title: return isPlain && !(beginsPlainly && isAfterNumber(border))
            case .inner: return isPlain && !beginsPlainly
            case .end: return isPlain && border.nextShape == .lower
            }
        }
        guard let last = border.lastWord, last + 2 == border.next, border.apart == .tight else {
            return false
        }
        // The number of a list's item begins it.
        if last == scan.sentence, border.lastShape == .shortNumber { return true }
        if border.lastShape == .oneCapital {
            border.lastKind = .initial
            let isName = border.nextShape == .capital || border.nextShape == .oneCapital
            return isPlain && isName && !beginsPlainly
        }
        return isOrdinal(last, &border)
    }

    /// Whether `last` and its full stop are an ordinal that the sentence goes on after: `12. juli`.
    private func isOrdinal(_ last: Int, _ border: inout SentenceBorder) -> Bool {
        guard tokens[last].isNumber,
            times.contains(tokens[last + 1].key, class: .ordinalSuffix)
        else { return false }
        border.lastKind = .ordinal
        guard border.lead == .nothing, border.lastShape == .shortNumber else { return false }
        if border.nextShape == .lower { return true }
        if times.match(tokens, at: border.next, limit: range.upperBound, class: .month) != nil {
            return true
        }
        // Der 1. FC Köln, im 19. Jahrhundert; but: Er kam am 3. Dann ging er.
        let beginsPlainly = border.nextKind == .functionWord && border.nextShape == .capital
        return !beginsPlainly && last > range.lowerBound && isDeterminer(last - 1)
    }

    /// Whether an article or a preposition stands at `index`.
    private func isDeterminer(_ index: Int) -> Bool {
        let key = tokens[index].key
        return words.lexicon.contains(key, class: .determiner)
            || words.lexicon.contains(key, class: .placePreposition)
            || times.contains(key, class: .preposition)
            || times.contains(key, class: .article)
    }

    /// Whether a sentence ends before token `next` although no space does: after `。` and `！」`.
    func isWideEnd(before next: Int) -> Bool {
        let limit = max(range.lowerBound, next - Self.reach)
        var place = next - 1
        while place > limit, closer(at: place) != nil { place -= 1 }
        return SentenceTerminal.isWide(tokens[place].mark) && closer(at: next) == nil
            && !SentenceTerminal.isWide(tokens[next].mark)
    }

    /// The abbreviation that begins at token `index`.
    func abbreviation(at index: Int) -> (count: Int, kind: SentenceScan.Abbreviation)? {
        let classes = words.classes(at: index)
        guard classes & Self.abbreviations != 0 else { return nil }
        var best: (count: Int, kind: SentenceScan.Abbreviation)?
        func consider(_ wordClass: WordClass, _ kind: SentenceScan.Abbreviation) {
            let match = words.match(at: index, limit: range.upperBound, wordClass)
            // `p.m.` goes before `p.`.
            if let match, match.count > best?.count ?? 0 { best = (match.count, kind) }
        }
        consider(.abbreviationTitle, .title)
        consider(.abbreviationInner, .inner)
        consider(.abbreviationEnd, .end)
        return best
    }

    private static let abbreviations =
        WordClass.abbreviationTitle.bit | WordClass.abbreviationInner.bit
        | WordClass.abbreviationEnd.bit
}
