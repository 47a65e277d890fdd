import ArticleModel
import DataPacks
import Glibc
import HostileTexts
import Intake
import Linking
import LinuxIO
import Reading

/// The way of an article from a file's bytes to its linked record, on one thread.
struct House {
    /// Bytes of the texts; the last is sixteen times the first.
    private static let sizes = [1 << 16, 1 << 17, 1 << 18, 1 << 19, 1 << 20]
    /// Runs of which the quickest counts, where one alone would fail.
    private static let repeats = 3

    private let library: PackLibrary
    private let reader: Reader

    init() throws {
        library = try PackLibrary()
        reader = try Reader(library)
    }

    /// Loads the packs, and fills the caches that every later text finds filled.
    func warmUp(with texts: [HostileText]) throws {
        for language in Set(texts.map(\.language)) {
            _ = cost(of: HostileText.plain.bytes(House.sizes[0]), language: language)
        }
    }

    /// Stops at the first size that is too dear: the next would be four times as dear.
    func growth(of text: HostileText) throws -> Growth {
        var growth = Growth(name: text.name)
        for size in House.sizes {
            growth.costs.append(cost(of: text.bytes(size), language: text.language))
            if growth.costs.count == 1 || growth.isTooFast { remeasure(&growth, text) }
            if growth.isTooFast { break }
        }
        return growth
    }

    /// Measures the latest size again: the first is what all are held against, and a single
    /// slow run may be the machine's fault.
    private func remeasure(_ growth: inout Growth, _ text: HostileText) {
        guard let last = growth.costs.popLast() else { return }
        let bytes = text.bytes(last.byteCount)
        let again = (1..<House.repeats).map { _ in cost(of: bytes, language: text.language) }
        growth.costs.append(([last] + again).min { $0.seconds < $1.seconds } ?? last)
    }

    private func cost(of bytes: [UInt8], language: String?) -> Growth.Cost {
        let start = House.processorTime()
        let lineByteCount = read(bytes, language)
        return Growth.Cost(
            byteCount: bytes.count,
            seconds: House.processorTime() - start,
            lineByteCount: lineByteCount
        )
    }

    /// - Returns: Bytes of the record's line; 0 for bytes that are no text.
    private func read(_ bytes: [UInt8], _ language: String?) -> Int {
        let result = ArticleMaker.article(
            bytes,
            name: PathBytes("hostile.txt"),
            modified: Timestamp(seconds: 1_748_736_000),
            received: Timestamp(seconds: 1_748_736_060)
        )
        guard case .success(let article) = result else { return 0 }
        var record = reader.read(article, language: language)
        // Twice the same, so that all that the two share is compared.
        var linker = Linker(library.romanisation)
        var earlier = record
        linker.link(&earlier)
        record.seq = 2
        linker.link(&record)
        return record.line().count
    }

    /// Of this thread, seconds: a busy machine does not count.
    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
