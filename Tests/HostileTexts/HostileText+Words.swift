// Lists of texts: words and lines.
extension HostileText {
    package static let words: [HostileText] = [
        HostileText("one word") { _ in "the " },
        HostileText("one long word") { _ in "a" },
        HostileText("one long word with a capital", opening: .none, ending: " said. ") {
            $0 == 0 ? "Aa" : "a"
        },
        HostileText("one long German noun", language: "de", ending: " sagte. ") {
            $0 == 0 ? "Auf" : "a"
        },
        HostileText("capitals") { _ in "A" },
        HostileText("capitals and small letters") { _ in "Aa" },
        HostileText("capitalised words") { _ in "Abc " },
        HostileText("capitalised words, all different") { "\(name($0)) " },
        HostileText("capitalised German words", language: "de") { "\(name($0)) " },
        HostileText("titles and names in German", language: "de") { "Präsident \(name($0)) " },
        HostileText("words joined by hyphens") { "\(name($0))-\(word($0))-" },
        HostileText("initials") { _ in "A.B." },
        HostileText("initials, spaced") { _ in "A. B. " },
        HostileText("abbreviations") { _ in "e.g. " },
        HostileText("abbreviations without spaces") { _ in "e.g." },
        HostileText("abbreviations in Danish", language: "da") { _ in "f.eks. bl.a. m.m. " },
        HostileText("abbreviations in German", language: "de") { _ in "z.B. d.h. u.a. " },
        HostileText("prepositions") { _ in "by " },
        HostileText("By By By") { _ in "By " },
        HostileText("clocks") { _ in "at " },
        HostileText("months") { _ in "May " },
        HostileText("months and numbers") { "May \($0 % 40) " },
        HostileText("numbers and months") { "\($0 % 40) May " },
        HostileText("weekdays") { _ in "Monday, " },
        HostileText("weekdays in brackets") { _ in "Monday (" },
        HostileText("relatives") { _ in "last " },
        HostileText("ordinals") { _ in "first " },
        HostileText("number words") { _ in "twenty-" },
        HostileText("modifiers") { _ in "more than " },
        HostileText("times of all kinds") { "on Monday 12 May \(1900 + $0 % 150) at 18.00, " },
        HostileText("verbs of saying") { _ in "said " },
        HostileText("sources") { _ in "according to " },
        HostileText("source nouns") { _ in "the official " },
        HostileText("titles") { _ in "Dr. " },
        HostileText("given names") { _ in "Anna " },
        HostileText("particles in one name") { _ in "Ab de " },
        HostileText("particles in one Spanish name", language: "es") { _ in "Ab de " },
        HostileText("particles in one Dutch name", language: "nl") { _ in "Ab van der " },
        HostileText("universities") { _ in "University of " },
        HostileText("universities of names") { "University of \(name($0)) " },
        HostileText("places") { _ in "Copenhagen " },
        HostileText("places joined by slashes", opening: .none) { _ in "Copenhagen/" },
        HostileText("agencies") { _ in "(Reuters) " },
        HostileText("stamps of one letter") { _ in "a. " },
        HostileText("possessives") { "\(name($0))'s " },
        // Words between.
        HostileText("words after opening quotes") { "“\(word($0)) " },
        HostileText("words after straight quotes") { "\"\(word($0)) " },
        HostileText("words after brackets") { "(\(word($0)) " },
        HostileText("words after dashes") { "– \(word($0)) " },
        HostileText("words after single quotes") { "'\(word($0)) " },
        HostileText("names") { "\(name($0)) \(name($0 + 1)) went to \(name($0 + 2)). " },
        HostileText("names that grow") { "\(name($0)) \(name($0 / 2)) \(name($0 / 4)) went. " },
        HostileText("one surname") { "\(name($0)) Berg went to town. " },
        HostileText("one given name") { "Anna \(name($0)) went to town. " },
        HostileText("people and pronouns") {
            "“It is \(word($0)), we think,” she said to Anna \(name($0)). "
        },
        HostileText("one person and pronouns") {
            "“It is \(word($0)), we think,” she said to Anna Berg. "
        },
        HostileText("quotes without a speaker") { "“It is \(word($0)) now.” " },
        HostileText("interrupted quotes") { "“It is \(word($0)), said Anna Berg, as we think.” " },
        HostileText("quotes in quotes") { _ in "“It is ‘as we “think” so’ now,” " },
        HostileText("quotes after a long name", opening: .none) { number in
            number < 2000
                ? "\(name(number)) "
                : number == 2000
                    ? "said: “It was so at first.” " : "“It is so.” "
        },
        HostileText("quotes after a long word", opening: .none) { number in
            number == 0
                ? "Anna A"
                : number < 8000
                    ? "a" : number == 8000 ? " said: “It was so at first.” " : "“It is so.” "
        },
        HostileText("people, each named once, in quotes") { "“So it is,” said \(name($0)) Berg. " },
    ]

    package static let lines: [HostileText] = [
        HostileText("lines of names") { "\n\nAnna \(name($0))" },
        HostileText("lines of bylines") { "\n\nBy Anna \(name($0))" },
        HostileText("lines of bylines at the head", opening: .none) { "By Anna \(name($0))\n\n" },
        HostileText("lines of opened quotes") { "\n\n“It is \(word($0)) that" },
        HostileText("lines of dashes") { "\n– It is \(word($0)), said she." },
        HostileText("lines of dashes and names") { "\n– It is \(word($0)), said Anna Berg." },
        HostileText("lines of credits") { "\n\n\(name($0)). Photo: Anna \(name($0))" },
        HostileText("lines of furniture") { _ in "\n\nShare" },
        HostileText("lines of furniture and names") {
            $0 % 2 == 0 ? "\n\nShare" : "\n\nAnna \(name($0))"
        },
        HostileText("a line of furniture without end") { _ in " Share" },
        HostileText("lines of sign-offs") { _ in "\n\n(abc)" },
        HostileText("lines of dates") { "\n12 July \(1900 + $0 % 100)" },
        HostileText("lines of updates") { "\nUpdated: 12 July 2023 \($0)" },
        HostileText("lines of one word") { "\n\(word($0))" },
        HostileText("lines of one word, then an article", opening: .none, ending: HostileText.body)
        {
            "\(word($0))\n\n"
        },
        HostileText("lines of three words, then an article", opening: .none, ending: body) {
            "\(word($0)) \(word($0 + 1)) \(word($0 + 2))\n\n"
        },
        HostileText("headings, then an article") { "\n\n\(name($0)) and so on" },
        HostileText("headings and paragraphs") {
            $0 % 2 == 0
                ? "\n\n\(name($0)) and so on" : "\n\nThis \(word($0)) is what they said it was."
        },
        HostileText("captions") { "\n\nPhoto: \(name($0)) at work" },
        HostileText("list items") { "\n• \(name($0)) went" },
        HostileText("paragraphs") {
            "\n\nThis \(word($0)) is what they said that it was, he said."
        },
        HostileText("wrapped lines") {
            "\nthis \(word($0)) is what they had said that it was or would be"
        },
        HostileText("datelines") { _ in "\n\nCOPENHAGEN (Reuters) – It was so." },
        HostileText("the same paragraph") { _ in "\n\nThis is what they said that it was." },
        HostileText("a paragraph that repeats itself") { _ in "so it was and so they said it was "
        },
        HostileText("pointers elsewhere") { "\n\nRead more: \(name($0)) went to town" },
    ]

    private static let body = """


        The council of the city said on Monday that it will not close the bridge, and that was \
        what they had told us.
        """

    /// All of them.
    package static let all = marks + encodings + words + lines
}
