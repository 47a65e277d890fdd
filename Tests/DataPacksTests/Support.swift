import DataPacks
import TextKernel

/// The embedded packs, read once for all tests.
enum Packs {
    private static let shared = Result { try PackLibrary() }

    static func library() throws -> PackLibrary { try shared.get() }
}

/// A language of three tables' worth of words, to be spoilt by the tests.
enum SmallPack {
    static let tag = "xx"

    static let tables: [String: String] = [
        "pack.tsv": """
        # columns: key value
        name	Testish
        script	Latn
        quotes	»« “”
        dialogue-dash	no
        nouns-capitalised	no
        bare-years	no
        date-order	dmy
        genitive	s ’s
        linking-article	-
        """,
        "function-words.tsv": """
        # columns: word
        og
        zzyzx
        """,
        "abbreviations.tsv": """
        # columns: class form
        title	dr.
        """,
        "times.tsv": """
        # columns: class form value
        month	juli	7
        weekday	mandag	1
        """,
        "furniture.tsv": """
        # columns: class form
        interface	vis mere
        """,
        "names.tsv": """
        # columns: class form value
        given	anna	f
        organisation-ending	-Partiet	-
        """,
        "speech.tsv": """
        # columns: class form value
        inquit	siger	asserted
        """,
    ]

    /// The embedded tables with this pack laid over, some of its tables replaced; a nil table is
    /// left out.
    static func source(_ changes: [String: [UInt8]?] = [:]) -> TableSource {
        var source = TableSource.embedded
        for (name, text) in tables where changes[name] == nil {
            source.lay(over: "\(tag)/\(name)", bytes: Array(text.utf8))
        }
        for (name, bytes) in changes {
            if let bytes { source.lay(over: "\(tag)/\(name)", bytes: bytes) }
        }
        return source
    }
}

extension Lexicon {
    /// The longest form of the class at the start of a text: how many tokens, and its value.
    func match(_ text: String, _ wordClass: Class) -> String? {
        let tokens = Tokenizer().tokens(of: Array(text.utf8))
        let match = match(tokens, at: 0, limit: tokens.count, class: wordClass)
        return match.map { "\($0.count) \($0.value.text)" }
    }
}
