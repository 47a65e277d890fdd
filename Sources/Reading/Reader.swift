package import ArticleModel
package import DataPacks
import Digest
package import Language
import Names
import Quotes
import Structure
import TextKernel
import Times

/// The reading of an article: a pure function from a decoded article to its record.
///
/// The same article gives the same record on every machine. It is safe to use from many threads
/// at once: the packs are read-only and all else is in the draft.
package struct Reader: Sendable {
    package let library: PackLibrary
    package let pipeline: Pipeline
    package let identifier: LanguageIdentifier
    package let extractor: ArticleRecord.Extractor

    /// - Parameters:
    ///   - library: The language packs and authority files.
    ///   - version: The program's version, for the record.
    /// - Throws: ``Pipeline/OrderError`` if the stages cannot follow one another,
    ///   ``LanguageModelError`` if the program was built without its language model.
    package init(
        _ library: PackLibrary,
        version: String = ProgramVersion.current
    ) throws {
        self.library = library
        identifier = try LanguageIdentifier(library)
        pipeline = try Pipeline([
            LanguageStage(identifier),
            StructureStage(library),
            SentenceStage(library),
            TimeStage(library),
            NameStage(library),
            QuoteStage(library),
            DigestStage(library),
        ])
        extractor = ArticleRecord.Extractor(version: version, data: Reader.digest(library))
    }

    /// Over the tables and the model, so that it changes with either.
    private static func digest(_ library: PackLibrary) -> String {
        SHA256.identity(of: Array((library.digest + " " + LanguageModel.builtInDigest).utf8))
    }

    /// The record of `article`, not yet linked: its place in the store, refs of unknown names
    /// and the story are left to linking.
    ///
    /// `language` is a BCP 47 tag where the caller knows it, so that it is not guessed.
    ///
    /// `finished` is called with the name of each step (``stepNames``) when it is done, for
    /// callers that have a clock; what it does has no influence on the record.
    package func read(
        _ article: Article,
        language: String? = nil,
        finished: (String) -> Void = { _ in }
    ) -> ArticleRecord {
        var draft = Draft(article)
        annotate(&draft, language: language, finished: finished)
        defer { finished(Reader.recordStep) }
        return RecordMaker(draft, extractor).record()
    }

    /// The same, unless the time for the article is over before it is read.
    ///
    /// `isOver` is asked between and within the stages; once true, it stays true.
    ///
    /// - Returns: nil when it was over.
    package func read(
        _ article: Article,
        until isOver: @escaping @Sendable () -> Bool,
        finished: (String) -> Void = { _ in }
    ) -> ArticleRecord? {
        var draft = Draft(article, until: isOver)
        annotate(&draft, finished: finished)
        if isOver() { return nil }
        defer { finished(Reader.recordStep) }
        return RecordMaker(draft, extractor).record()
    }

    private func annotate(
        _ draft: inout Draft,
        language: String? = nil,
        finished: (String) -> Void
    ) {
        for stage in pipeline.stages where !draft.isOver() {
            if let language, type(of: stage).writes == [.language] {
                draft.language = ArticleRecord.Language(tag: language, confidence: 1)
            } else {
                stage.annotate(&draft)
            }
            finished(type(of: stage).name)
        }
    }

    /// The stages in their order, and the making of the record.
    package var stepNames: [String] {
        pipeline.stages.map { type(of: $0).name } + [Reader.recordStep]
    }

    private static let recordStep = "record"
}

/// The version of this source tree; CHANGELOG.md says what each one brought.
package enum ProgramVersion {
    package static let current = "0.1.0"
}
