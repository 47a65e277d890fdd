import DataPacks
import Language
import TestSupport
import Testing
import TextKernel

/// A language that an operator lays over the packs, and that the model has never seen.
@Suite struct UnlearntLanguagesTests {
    private static let words = """
        # columns: word
        og
        í
        at
        er
        sum
        hevur
        ikki
        tað
        eg
        hann
        fyri
        við
        á
        """

    /// The embedded Danish pack under another tag, with Faroese function words.
    private static let library = Result {
        let folder = try TemporaryFolder()
        var source = TableSource.embedded
        for path in source.paths where path.hasPrefix("da/") {
            try folder.write(source.bytes(of: path) ?? [], to: "fo/" + path.dropFirst(3))
        }
        try folder.write(words.utf8, to: "fo/function-words.tsv")
        try source.lay(overFolder: folder.path)
        return try PackLibrary(source)
    }

    @Test(arguments: [
        ("fo", "Hann hevur sagt, at tað er ikki gott fyri landið, og eg eri við honum í tí."),
        ("da", "Hvad mener du om, at de ikke længere vil være med? Det er ikke sjovt."),
        ("is", "Borgin lokar brúnni í vor. Þetta er ekkert grín, segir hún við blaðið."),
        ("en", "The council will close the bridge in spring."),
        ("und", "at"),
    ])
    func aLanguageIsToldByItsFunctionWords(_ tag: String, _ text: String) throws {
        let identifier = try LanguageIdentifier(try Self.library.get())
        let bytes = Array(text.utf8)
        let guesses = identifier.guesses(for: Tokenizer().tokens(of: bytes), in: bytes)
        #expect(guesses[0].tag == tag, "\(guesses.prefix(3))")
    }
}
