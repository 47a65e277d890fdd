import ArticleModel
import Glibc
import Intake
import LinuxIO

/// The articles that are measured: generated texts and what intake makes of them.
struct Corpus: Sendable {
    var generated: [GeneratedArticle] = []
    /// The same ones, decoded.
    var articles: [Article] = []

    var byteCount: Int { articles.reduce(0) { $0 + $1.text.count } }
    /// Runs of bytes that are no ASCII white space, as `wc -w` counts them.
    var wordCount: Int {
        articles.reduce(0) { sum, article in
            var isInside = false
            return article.text.reduce(into: sum) { sum, byte in
                if byte > 0x20 && !isInside { sum += 1 }
                isInside = byte > 0x20
            }
        }
    }

    /// Makes `count` articles, no two alike, from each sample in turn.
    ///
    /// Samples that ``SubstitutionTable`` does not know are passed over.
    ///
    /// - Throws: ``CorpusError``, ``SystemCallError``.
    init(samples folder: String, count: Int, seed: UInt64) throws {
        let samples = try Self.samples(in: folder)
        var random = SplitMix64(seed: seed)
        var seen: Set<String> = []
        var attempts = 0
        while generated.count < count {
            let article = samples[generated.count % samples.count].article(&random)
            attempts += 1
            if attempts > count * 4 { throw CorpusError.notEnough(wanted: count, made: seen.count) }
            guard seen.insert(article.text).inserted else { continue }
            articles.append(try Self.decoded(article, number: generated.count))
            generated.append(article)
        }
    }

    /// 2028-01-01T00:00:00Z.
    private static let received = 1_830_297_600

    /// A file's name for the article of that number.
    static func fileName(_ number: Int) -> String { "article-\(padded(number, 6)).txt" }

    private static func samples(in folder: String) throws -> [Sample] {
        let directory = try Folder(PathBytes(folder))
        var samples: [Sample] = []
        for name in try directory.names() where name.bytes.suffix(4).elementsEqual(".txt".utf8) {
            let file = try FileDescriptor.open(name, in: directory.descriptor, flags: O_RDONLY)
            let text = String(decoding: try file.read(upTo: 1 << 20), as: UTF8.self)
            do throws(CorpusError) {
                samples.append(try Sample(name: String(name.description.dropLast(4)), text: text))
            } catch .noSubstitutions, .noNames {
                continue
            }
        }
        if samples.isEmpty { throw CorpusError.noSamples(folder: folder) }
        return samples
    }

    private static func decoded(_ article: GeneratedArticle, number: Int) throws -> Article {
        // After the last day that an article can be moved to: nobody receives it before it is out.
        let moment = Timestamp(seconds: received + number)
        return try ArticleMaker.article(
            Array(article.text.utf8),
            name: PathBytes(fileName(number)),
            modified: moment,
            received: moment
        ).get()
    }
}
