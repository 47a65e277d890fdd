import ArticleModel
import DataPacks
import Testing

@testable import Reading

/// The order of the stages is checked before the first article.
@Suite struct PipelineTests {
    private struct Tells: Stage {
        static let name = "tells"
        static let reads: Set<Layer> = [.text]
        static let writes: Set<Layer> = [.language]
        func annotate(_ draft: inout Draft) {}
    }
    private struct Cuts: Stage {
        static let name = "cuts"
        static let reads: Set<Layer> = [.text, .language, .blocks]
        static let writes: Set<Layer> = [.sentences]
        func annotate(_ draft: inout Draft) {}
    }
    private struct TellsAgain: Stage {
        static let name = "tells-again"
        static let reads: Set<Layer> = [.text]
        static let writes: Set<Layer> = [.times, .language]
        func annotate(_ draft: inout Draft) {}
    }
    private struct Rewrites: Stage {
        static let name = "rewrites"
        static let reads: Set<Layer> = []
        static let writes: Set<Layer> = [.text]
        func annotate(_ draft: inout Draft) {}
    }

    private func failure(_ stages: [any Stage]) -> String? {
        do throws(Pipeline.OrderError) {
            _ = try Pipeline(stages)
            return nil
        } catch {
            return error.description
        }
    }

    @Test func noStagesAreAnOrder() { #expect(failure([]) == nil) }

    @Test func whatNobodyWroteIsNamed() {
        // The first in the order of the alphabet, so that the message is always the same.
        #expect(
            failure([Cuts()]) == "stage 'cuts' reads 'blocks', which no earlier stage writes"
        )
        #expect(
            failure([Tells(), Cuts()])
                == "stage 'cuts' reads 'blocks', which no earlier stage writes"
        )
    }

    @Test func whatIsWrittenTwiceIsNamed() {
        #expect(
            failure([Tells(), TellsAgain()])
                == "stage 'tells-again' writes 'language', which an earlier stage has written"
        )
        #expect(
            failure([Rewrites()])
                == "stage 'rewrites' writes 'text', which an earlier stage has written"
        )
    }

    /// No two stages write the same layer, and all layers are written.
    @Test func theReadersOwnStagesWriteEveryLayerOnce() throws {
        let stages = try Reader(try PackLibrary()).pipeline.stages.map { type(of: $0) }
        let written = stages.flatMap { Array($0.writes) }
        #expect(Set(written).count == written.count)
        #expect(Set(written).union([.text]) == Set(Layer.allCases))
        #expect(Set(stages.map { $0.name }).count == stages.count)
    }

    /// A language that is told is not guessed.
    @Test func aGivenLanguageIsTaken() throws {
        let text = Array("The bridge is closed, and they are not.".utf8)
        #expect(try Reads.read(text).language.tag == "en")
        let record = try Reads.read(text, language: "da")
        #expect(record.language == ArticleRecord.Language(tag: "da", confidence: 1))
    }
}
