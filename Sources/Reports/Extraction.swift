package import ArticleModel
import DataPacks
import Glibc
package import Intake
import Linking
package import LinuxIO
package import Reading

/// The daemon's own stages in one shot: files in, records out, in the order asked for.
///
/// Identity and stories hold within the run.
package struct Extraction {
    package enum Outcome {
        case record(ArticleRecord)
        case rejected(Rejection)
        case failed(SystemCallError)
    }

    private let reader: Reader
    private let largest: Int
    private var linker: Linker?
    private var seq = 0

    /// Files larger than `largest` bytes are rejected; with `links` identities and stories are
    /// given, without, each record stands alone.
    package init(_ reader: Reader, largest: Int, links: Bool) {
        self.reader = reader
        self.largest = largest
        linker = links ? Linker(reader.library.romanisation) : nil
    }

    /// Reads the file at `path`; links to files are followed, since a person named them.
    package mutating func extract(_ path: PathBytes) -> Outcome {
        do throws(SystemCallError) {
            let file = try FileDescriptor.open(path, flags: O_RDONLY | O_NONBLOCK | O_NOCTTY)
            let status = try file.status()
            guard status.kind == .regular else {
                return .rejected(Rejection(.notAFile, "is a \(status.kind.rawValue)"))
            }
            guard status.byteCount <= largest else {
                return .rejected(
                    Rejection(.tooLarge, "\(status.byteCount) bytes, at most \(largest) are read")
                )
            }
            let bytes = try file.read(upTo: status.byteCount + 1)
            let modified = Timestamp(
                seconds: status.modified.seconds,
                nanoseconds: status.modified.nanoseconds
            )
            return extract(bytes, name: path, modified: modified)
        } catch {
            return .failed(error)
        }
    }

    /// Reads an article from its bytes.
    package mutating func extract(
        _ bytes: [UInt8],
        name: PathBytes,
        modified: Timestamp
    ) -> Outcome {
        switch ArticleMaker.article(
            bytes,
            name: name,
            modified: modified,
            received: Extraction.now()
        )
        {
        case .success(let article):
            var record = reader.read(article)
            seq += 1
            record.seq = seq
            linker?.link(&record)
            return .record(record)
        case .failure(let rejection): return .rejected(rejection)
        }
    }

    /// The machine's clock, which only the outermost layer reads.
    package static func now() -> Timestamp {
        let (seconds, nanoseconds) = Clocks.wall()
        return Timestamp(seconds: seconds, nanoseconds: nanoseconds)
    }
}
