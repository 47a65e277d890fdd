import Synchronization
import TextKernel

/// Everything that the stages know of the world: the language packs and the authority files.
///
/// What tells the languages apart is read at once, a language's own tables when its first
/// article comes: the program is ready in milliseconds, and holds only what it uses. Reading
/// the same tables later gives the same pack, so that the answers do not depend on when.
package final class PackLibrary: Sendable {

    /// Tags of the languages that have a pack, sorted.
    package let languages: [String]
    /// Keys of the commonest words of each language.
    package let functionWords: [String: [UInt64]]
    package let gazetteer: Gazetteer
    package let romanisation: Romanisation
    /// Digest of all tables: which data read an article.
    package let digest: String

    private let source: TableSource
    private let packs = Mutex<[String: LanguagePack]>([:])

    /// Loads what every article needs, and checks the tables that a user has laid over; the
    /// embedded ones were checked when the program was tested.
    ///
    /// - Throws: ``PackError`` for the first thing that is wrong.
    package init(_ source: TableSource = .embedded) throws(PackError) {
        self.source = source
        languages = source.languages
        var functionWords: [String: [UInt64]] = [:]
        for tag in languages {
            functionWords[tag] = try LexiconBuilder.functionWords(of: tag, from: source)
        }
        self.functionWords = functionWords
        gazetteer = try Gazetteer(from: source)
        romanisation = try Romanisation(from: source)
        let digests = source.paths.map { "\($0) \(source.digest(of: $0) ?? "")\n" }
        digest = SHA256.identity(of: Array(digests.joined().utf8))
        for tag in languages where source.isLaidOver(tag) {
            let pack = try LanguagePack(tag: tag, from: source)
            packs.withLock { $0[tag] = pack }
        }
    }

    /// Reads and checks every pack now.
    ///
    /// - Throws: ``PackError`` for the first thing that is wrong.
    package func loadAll() throws(PackError) {
        for tag in languages {
            let pack = try LanguagePack(tag: tag, from: source)
            packs.withLock { $0[tag] = pack }
        }
    }

    /// The pack of `tag`, or one without words for a language that has none.
    package func pack(for tag: String) -> LanguagePack {
        packs.withLock { packs in
            if let known = packs[tag] { return known }
            guard functionWords[tag] != nil else { return .undetermined }
            // Embedded tables are proven by the tests; should one be broken all the same, the
            // article is read as one in a language without a pack.
            let pack = (try? LanguagePack(tag: tag, from: source)) ?? .undetermined
            packs[tag] = pack
            return pack
        }
    }
}
