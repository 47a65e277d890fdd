import ArticleModel
import Glibc
import HostileTexts
import TestSupport
import Testing

/// No text makes the reader slow: held against a plain article of the same size.
///
/// Measured in the thread's own processor time, so that a busy machine does not matter. These
/// are small texts, for a debug build; `make linear` takes the same ones to a megabyte.
@Suite(.serialized) struct LinearTimeTests {
    /// Bytes of each text; a debug build reads some thirty times slower than a release build.
    private static let size = 8000
    /// How much slower than a plain text a hostile one may be.
    private static let factor = 20.0

    @Test(arguments: HostileText.marks + HostileText.words + HostileText.lines)
    func readsInLinearTime(_ text: HostileText) throws {
        let plain = try Self.plain.get()
        let hostile = try Self.seconds(text)
        #expect(hostile < Self.factor * plain, "\(Self.size) bytes of \(text.name)")
    }

    /// Of a plain text, after one that has loaded the pack.
    private static let plain = Result { try (seconds(.plain), seconds(.plain)).1 }

    private static func seconds(_ text: HostileText) throws -> Double {
        let bytes = text.bytes(size)
        let start = processorTime()
        let record = try Reads.read(bytes, language: text.language)
        let time = processorTime() - start
        #expect(!record.text.isEmpty)
        return time
    }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

extension HostileText: CustomTestStringConvertible {
    public var testDescription: String { name }
}
