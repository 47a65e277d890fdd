import DataPacks
import TextKernel

// Looking up.
extension TimeScanner {
    func value(_ wordClass: TimeClass, at index: Int, limit: Int) -> (number: Int, end: Int)? {
        guard let match = view.match(at: index, limit: limit, wordClass),
            let number = match.value.number
        else { return nil }
        return (number, index + match.count)
    }

    func text(_ wordClass: TimeClass, at index: Int, limit: Int) -> (text: String, end: Int)? {
        guard let match = view.match(at: index, limit: limit, wordClass) else { return nil }
        return (match.value.text, index + match.count)
    }

    /// Whether a form of the other tables begins at a token: they are asked seldom.
    func isWord(_ wordClass: WordClass, at index: Int, limit: Int) -> Bool {
        pack.words.match(tokens, at: index, limit: limit, class: wordClass) != nil
    }

    func number(at index: Int, limit: Int, digits: ClosedRange<Int>) -> Int? {
        guard index < limit, tokens[index].isNumber, digits.contains(tokens[index].range.count)
        else { return nil }
        return decimal(text, tokens[index].range)
    }

    /// Whether no white space stands before a token.
    func isAdjacent(_ index: Int) -> Bool {
        index < tokens.count && !tokens[index].has(.afterSpace)
    }

    func isForbidden(_ index: Int, limit: Int) -> Bool {
        view.match(at: index, limit: limit, .notTime).map { $0.value.text != "counted" } ?? false
    }

    /// How the words of a time are other words as well, as `not-time` says: not `segunda` of
    /// `segunda-feira`, but `wed` of `wed.`, whose stop may be the sentence's.
    func otherWord(_ words: Range<Int>, limit: Int) -> String? {
        guard let match = view.match(at: words.lowerBound, limit: limit, .notTime),
            let last = words.last
        else { return nil }
        let end = tokens[last].isMark(".") ? last : words.upperBound
        return words.lowerBound + match.count >= end ? match.value.text : nil
    }

    /// Whether the word is one that numbers count: `1500 kroner`, `2023 tilskuere`.
    func isCounted(_ index: Int, limit: Int) -> Bool {
        view.match(at: index, limit: limit, .notTime)?.value.text == "counted"
    }

    /// The end of a word that makes a year of the number before it.
    func yearWordEnd(at index: Int, limit: Int) -> Int? {
        view.match(at: index, limit: limit, .yearWord)
            .flatMap { $0.value.text == "before" ? nil : index + $0.count }
    }

    /// Whether a number that ends before `index` counts what follows: “juli 12 personer”.
    func countsSomething(_ index: Int, limit: Int) -> Bool {
        guard index < limit, tokens[index].isWord else { return false }
        if isCounted(index, limit: limit) { return true }
        if tokens[index].isCapital {
            // German writes what is counted with a capital.
            return pack.capitalisesNouns && !tokens[index].isAllCapitals
        }
        return !isWord(.functionWord, at: index, limit: limit)
            && !isWord(.inquit, at: index, limit: limit)
            && view.begins[index] == 0
    }

    /// The value of the article before a token, which tells the days that it leads: `-` for
    /// ordinals, `number` for plain numbers, `glue` for none.
    func dayLead(of index: Int, from start: Int) -> String? {
        index > start ? view.match(at: index - 1, limit: index, .article)?.value.text : nil
    }

    /// Whether `last year`, which is one unit, begins at `index`.
    func isOneUnit(_ index: Int, limit: Int) -> Bool {
        view.match(at: index, limit: limit, .relativeUnit) != nil
    }

    /// Whether the words just before a token are in one of the classes.
    func isLed(_ index: Int, by classes: [TimeClass], from start: Int) -> Bool {
        classes.contains { lead($0, of: index, from: start) != nil }
    }

    /// The value of the form of `wordClass` that ends just before a token: `kl.`, `o godz.`.
    func lead(_ wordClass: TimeClass, of index: Int, from start: Int) -> String? {
        for first in stride(from: index - 1, through: max(start, index - 4), by: -1) {
            guard let match = view.match(at: first, limit: index, wordClass),
                first + match.count == index
            else { continue }
            return match.value.text
        }
        return nil
    }
}
