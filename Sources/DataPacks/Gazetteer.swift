package import TextKernel

/// A place or an organisation that the authority files know.
package struct Authority: Sendable, Hashable {
    package var slug: String
    /// The English name.
    package var name: String
    /// As in the file: `country`, `city`, …, or `agency`, `newspaper`, ….
    package var kind: String
    package var isPlace: Bool
    /// ISO 3166-1 alpha-2, nil where there is none.
    package var country: String?

    /// Whether it publishes: an agency, a newspaper, a broadcaster.
    package var isOutlet: Bool { ["agency", "newspaper", "broadcaster"].contains(kind) }
}

/// The authority files, looked up by name in any language.
package struct Gazetteer: Sendable {
    package struct Match: Sendable {
        package var count: Int
        package var authority: Authority
    }

    private struct Form: Sendable {
        var authority: Int
        /// Written in capitals only (`USA`), so that `us` is none.
        var isAcronym: Bool
        /// Tags that use the form; empty for all.
        var languages: [String]
        /// A case form, which counts in its own language only.
        var isInflected: Bool
    }

    private var authorities: [Authority] = []
    private var nodes = HashPlaces()
    private var forms: [[Form]] = []

    /// - Throws: ``PackError`` for the first line that is wrong.
    init(from source: TableSource) throws(PackError) {
        if source.bytes(of: "mul/places.tsv") != nil {
            let columns = ["slug", "name", "kind", "country", "latitude", "longitude", "forms"]
            let table = try source.table("mul/places.tsv", columns: columns)
            for row in 0..<table.rowCount { try add(row, of: table, isPlace: true) }
        }
        if source.bytes(of: "mul/organisations.tsv") != nil {
            let columns = ["slug", "name", "kind", "country", "forms"]
            let table = try source.table("mul/organisations.tsv", columns: columns)
            for row in 0..<table.rowCount { try add(row, of: table, isPlace: false) }
        }
    }

    private mutating func add(
        _ row: Int,
        of table: Table,
        isPlace: Bool
    ) throws(PackError) {
        let country = table.text(row, 3)
        let number = authorities.count
        authorities.append(
            Authority(
                slug: table.text(row, 0),
                name: table.text(row, 1),
                kind: table.text(row, 2),
                isPlace: isPlace,
                country: country == "-" ? nil : country
            )
        )
        insert(table.text(row, 1), authority: number, languages: [], isInflected: false)
        let forms = table.text(row, table.columns.count - 1)
        guard forms != "-" else { return }
        for group in forms.split(separator: "|") {
            let parts = group.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else {
                throw PackError(
                    table.path,
                    line: table.line(row),
                    expected: "langs=form",
                    found: String(group)
                )
            }
            let tags = parts[0].split(separator: ",").map(String.init).filter { $0 != "mul" }
            for (place, form) in parts[1].split(separator: ",").enumerated() {
                insert(
                    form.drop { $0 == " " },
                    authority: number,
                    languages: tags,
                    isInflected: place > 0 && !tags.isEmpty
                )
            }
        }
    }

    private mutating func insert(
        _ form: some StringProtocol,
        authority: Int,
        languages: [String],
        isInflected: Bool
    ) {
        let tokens = Tokenizer().tokens(of: Array(form.utf8))
        let words = tokens.filter(\.isWord)
        guard !words.isEmpty else { return }
        let isAcronym = words.allSatisfy {
            $0.isAllCapitals || ($0.isCapital && $0.end - $0.start == 1)
        }
        var sequence = WordHash.seed
        for (index, token) in tokens.enumerated() {
            sequence = WordHash.chain(sequence, token.key)
            let node = nodes.place(of: sequence)
            if node == self.forms.count { self.forms.append([]) }
            if index == tokens.count - 1 {
                self.forms[node].append(
                    Form(
                        authority: authority,
                        isAcronym: isAcronym,
                        languages: languages,
                        isInflected: isInflected
                    )
                )
            }
        }
    }

    /// The longest known name that begins at token `index`, in the writing of names.
    ///
    /// A form that the article's language uses goes before one of another language.
    ///
    /// `stems` gives other keys under which a name's last token may stand, such as the one
    /// without a genitive ending.
    package func match(
        _ tokens: [Token],
        at index: Int,
        limit: Int,
        language: String,
        stems: (Int) -> [UInt64] = { _ in [] }
    ) -> Match? {
        guard index < limit, tokens[index].isCapital || tokens[index].shape.contains(.caseless)
        else { return nil }
        var sequence = WordHash.seed
        var best: Match?
        for next in index..<limit {
            let before = sequence
            sequence = WordHash.chain(before, tokens[next].key)
            let plain = nodes.existing(sequence)
            // A genitive ends the name, so it need not lead to a longer one.
            let stem =
                best?.count == next - index + 1
                ? nil
                : stems(next).lazy.compactMap { nodes.existing(WordHash.chain(before, $0)) }.first
            guard let node = plain ?? stem else { break }
            defer { if plain == nil { sequence = 0 } }
            let run = tokens[index...next]
            let inCapitals = run.allSatisfy {
                !$0.isWord || $0.isAllCapitals || $0.end - $0.start == 1
            }
            let isWritten = run.contains { $0.isCapital && $0.isWord }
            let forms = forms[node].filter { isWritten && (inCapitals || !$0.isAcronym) }
            let own = forms.first { $0.languages.contains(language) }
            if let form = own ?? forms.first(where: { $0.languages.isEmpty })
                ?? forms.first(where: { !$0.isInflected })
            {
                best = Match(count: next - index + 1, authority: authorities[form.authority])
            }
        }
        return best
    }
}
