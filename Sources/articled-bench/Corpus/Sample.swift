import ArticleModel

/// A sample article, ready to become any number of others.
struct Sample: Sendable {
    /// As its file is named, without `.txt`: language and slug.
    let name: String
    let language: String
    private let substitutions: [Substitution]
    private let template: Template
    private let headline: Template?
    private let book: LanguageBook

    /// - Throws: ``CorpusError`` if the table has no rows for the sample, or one that does not
    ///   occur in it.
    init(name: String, text: String) throws(CorpusError) {
        self.name = name
        language = String(name.prefix { $0 != "-" })
        guard let book = LanguageBook(language) else { throw .noNames(language: language) }
        self.book = book
        let rows = SubstitutionTable.rows.split(separator: "\n")
            .map { $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init) }
            .filter { $0.first == name }.map { Array($0.dropFirst()) }
        let substitutions = rows.compactMap(Substitution.init)
        if substitutions.isEmpty { throw .noSubstitutions(sample: name) }
        self.substitutions = substitutions
        template = Template(text, substitutions)
        let unused = Set(substitutions.indices).subtracting(template.substitutions).min()
        if let unused {
            throw .notInSample(original: substitutions[unused].original, sample: name)
        }
        headline = rows.first { $0.first == "headline" }.map { Template($0[1], substitutions) }
    }

    /// An article with other people, places, numbers and days.
    func article(_ random: inout SplitMix64) -> GeneratedArticle {
        let weeks = Int.random(in: -100...100, using: &random)
        var replacements: [Replacement] = []
        for substitution in substitutions {
            replacements.append(
                Replacement(substitution, weeks: weeks, book: book, &random)
            )
        }
        return GeneratedArticle(
            sample: name,
            text: template.text(replacements),
            expectations: expectations(replacements)
        )
    }

    private func expectations(_ replacements: [Replacement]) -> [Expectation] {
        var expectations = [Expectation(kind: .language, original: language, value: language)]
        if let headline {
            let text = headline.text(replacements)
            expectations.append(Expectation(kind: .headline, original: "", value: text))
        }
        for (substitution, replacement) in zip(substitutions, replacements) {
            for kind in substitution.expectations {
                let value = replacement.day?.iso ?? replacement.forms[0]
                expectations.append(
                    Expectation(kind: kind, original: substitution.original, value: value)
                )
            }
        }
        return expectations
    }
}

/// An article made from a sample, with what is known to be right about it.
struct GeneratedArticle: Sendable {
    var sample: String
    var text: String
    var expectations: [Expectation]
}

/// The corpus cannot be made.
enum CorpusError: Error, CustomStringConvertible {
    case noSamples(folder: String)
    case noNames(language: String)
    case noSubstitutions(sample: String)
    case notInSample(original: String, sample: String)
    case notEnough(wanted: Int, made: Int)

    var description: String {
        switch self {
        case .noSamples(let folder): "\(folder) holds no sample that SubstitutionTable knows"
        case .noNames(let language): "NameTable has no line for the language '\(language)'"
        case .noSubstitutions(let sample): "SubstitutionTable has no line for '\(sample)'"
        case .notInSample(let original, let sample): "'\(original)' does not occur in '\(sample)'"
        case .notEnough(let wanted, let made):
            "the samples give \(made) different articles, \(wanted) are wanted"
        }
    }
}
