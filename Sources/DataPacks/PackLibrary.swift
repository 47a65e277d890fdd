import TextKernel

/// Everything that the stages know of the world: the language packs and the authority files.
package struct PackLibrary: Sendable {
    package let packs: [String: LanguagePack]
    package let gazetteer: Gazetteer
    /// Digest of all tables: which data read an article.
    package let digest: String

    /// Loads and checks every table.
    ///
    /// - Throws: ``PackError`` for the first thing that is wrong.
    package init(_ source: TableSource = .embedded) throws(PackError) {
        var packs: [String: LanguagePack] = [:]
        for tag in source.languages { packs[tag] = try LanguagePack(tag: tag, from: source) }
        self.packs = packs
        gazetteer = try Gazetteer(from: source)
        var bytes: [UInt8] = []
        for (path, text) in source.texts.sorted(by: { $0.key < $1.key }) {
            bytes.append(contentsOf: path.utf8)
            bytes.append(0)
            bytes.append(contentsOf: text.utf8)
            bytes.append(0)
        }
        digest = SHA256.identity(of: bytes)
    }

    /// The pack of `tag`, or one without words for a language that has none.
    package func pack(for tag: String) -> LanguagePack { packs[tag] ?? .undetermined }
}
