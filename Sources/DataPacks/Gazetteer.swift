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
}

/// The authority files, looked up by name in any language.
package struct Gazetteer: Sendable {
    package struct Match: Sendable {
        package var count: Int
        package var authority: Authority
    }

    /// A form as a name may be written; the forms of one node are chained, the first first.
    private struct Form: Sendable {
        var authority: Int32
        /// Place in ``languageSets``.
        var languages: Int32
        var next: Int32 = -1
        /// Written in capitals only (`USA`), so that `us` is none.
        var isAcronym: Bool
        /// A case form, which counts in its own language only.
        var isInflected: Bool
    }

    private var authorities: [Authority] = []
    private var nodes = HashPlaces()
    private var firstForm: [Int32] = []
    private var lastForm: [Int32] = []
    private var forms: [Form] = []
    /// The sets of tags that occur; the first, empty, stands for all languages.
    private var languageSets: [[String]] = [[]]

    /// - Throws: ``PackError`` for the first line that is wrong.
    init(from source: TableSource) throws(PackError) {
        var sets: [ArraySlice<UInt8>: Int32] = [:]
        if source.bytes(of: "mul/places.tsv") != nil {
            let columns = ["slug", "name", "kind", "country", "latitude", "longitude", "forms"]
            let table = try source.table("mul/places.tsv", columns: columns)
            for row in 0..<table.rowCount { try add(row, of: table, isPlace: true, &sets) }
        }
        if source.bytes(of: "mul/organisations.tsv") != nil {
            let columns = ["slug", "name", "kind", "country", "forms"]
            let table = try source.table("mul/organisations.tsv", columns: columns)
            for row in 0..<table.rowCount { try add(row, of: table, isPlace: false, &sets) }
        }
    }

    private mutating func add(
        _ row: Int,
        of table: Table,
        isPlace: Bool,
        _ sets: inout [ArraySlice<UInt8>: Int32]
    ) throws(PackError) {
        let country = table.text(row, 3)
        let authority = Int32(authorities.count)
        authorities.append(
            Authority(
                slug: table.text(row, 0),
                name: table.text(row, 1),
                kind: table.text(row, 2),
                isPlace: isPlace,
                country: country == "-" ? nil : country
            )
        )
        insert(table.bytes(row, 1), authority: authority, languages: 0, isInflected: false)
        let groups = table.bytes(row, table.columns.count - 1)
        if groups.elementsEqual([UInt8(ascii: "-")]) { return }
        for group in groups.split(separator: UInt8(ascii: "|")) {
            guard let equals = group.firstIndex(of: UInt8(ascii: "=")), equals > group.startIndex,
                equals + 1 < group.endIndex
            else {
                throw PackError(
                    table.path,
                    line: table.line(row),
                    expected: "langs=form",
                    found: String(decoding: group, as: UTF8.self)
                )
            }
            let languages = languageSet(group[..<equals], &sets)
            let written = group[(equals + 1)...].split(separator: UInt8(ascii: ","))
            for (place, form) in written.enumerated() {
                insert(
                    form,
                    authority: authority,
                    languages: languages,
                    isInflected: place > 0 && languages != 0
                )
            }
        }
    }

    /// The set that `tags` (`da,nb,sv`) names; `mul` is all languages.
    private mutating func languageSet(
        _ tags: ArraySlice<UInt8>,
        _ sets: inout [ArraySlice<UInt8>: Int32]
    ) -> Int32 {
        if let known = sets[tags] { return known }
        let languages = tags.split(separator: UInt8(ascii: ","))
            .map { String(decoding: $0, as: UTF8.self) }.filter { $0 != "mul" }
        let set = languages.isEmpty ? 0 : Int32(languageSets.count)
        if set > 0 { languageSets.append(languages) }
        sets[tags] = set
        return set
    }

    private mutating func insert(
        _ form: ArraySlice<UInt8>,
        authority: Int32,
        languages: Int32,
        isInflected: Bool
    ) {
        let tokens = Tokenizer().tokens(of: Array(form))
        guard tokens.contains(where: \.isWord) else { return }
        var sequence = WordHash.seed
        var node = 0
        for token in tokens {
            sequence = WordHash.chain(sequence, token.key)
            node = nodes.place(of: sequence)
            if node == firstForm.count {
                firstForm.append(-1)
                lastForm.append(-1)
            }
        }
        let isAcronym = tokens.allSatisfy {
            !$0.isWord || $0.isAllCapitals || ($0.isCapital && $0.range.count == 1)
        }
        let place = Int32(forms.count)
        forms.append(
            Form(
                authority: authority,
                languages: languages,
                isAcronym: isAcronym,
                isInflected: isInflected
            )
        )
        if lastForm[node] >= 0 {
            forms[Int(lastForm[node])].next = place
        } else {
            firstForm[node] = place
        }
        lastForm[node] = place
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
        guard index < limit, tokens[index].isCapital || tokens[index].has(.caseless)
        else { return nil }
        var sequence = WordHash.seed
        var best: Match?
        for next in index..<limit {
            let before = sequence
            sequence = WordHash.chain(before, tokens[next].key)
            let plain = nodes.existing(sequence)
            // A genitive ends the name, so it need not lead to a longer one.
            let stem =
                plain == nil
                ? stems(next).lazy.compactMap { nodes.existing(WordHash.chain(before, $0)) }.first
                : nil
            guard let node = plain ?? stem else { break }
            if let form = form(at: node, writtenAs: tokens[index...next], language) {
                best = Match(
                    count: next - index + 1,
                    authority: authorities[Int(form.authority)]
                )
            }
            if plain == nil { break }
        }
        return best
    }

    /// The form that a run of tokens may be: one of the language's own, else one of all
    /// languages, else another language's in its plain case.
    private func form(
        at node: Int,
        writtenAs run: ArraySlice<Token>,
        _ language: String
    ) -> Form? {
        guard run.contains(where: { $0.isCapital && $0.isWord }) else { return nil }
        let inCapitals = run.allSatisfy { !$0.isWord || $0.isAllCapitals || $0.range.count == 1 }
        var best: (form: Form, rank: Int)?
        var place = firstForm[node]
        while place >= 0 {
            let form = forms[Int(place)]
            place = form.next
            guard inCapitals || !form.isAcronym else { continue }
            let languages = languageSets[Int(form.languages)]
            let rank = languages.contains(language) ? 3 : languages.isEmpty ? 2 : 1
            guard rank > 1 || !form.isInflected, rank > best?.rank ?? 0 else { continue }
            best = (form, rank)
        }
        return best?.form
    }
}
