package import ArticleModel
package import LinuxIO
import TextKernel

/// Makes an article of a file's bytes: identity and text.
package enum ArticleMaker {
    /// Pure: the same bytes give the same article, but for the times handed in.
    ///
    /// `name` is the file's path, for the record.
    package static func article(
        _ bytes: [UInt8],
        name: PathBytes,
        modified: Timestamp,
        received: Timestamp
    ) -> Result<Article, Rejection> {
        if bytes.isEmpty { return .failure(Rejection(.empty, "holds no byte")) }
        do throws(Rejection) {
            let text = try TextDecoder.decode(bytes)
            var source = Article.Source(
                id: SHA256.identity(of: bytes),
                name: name.bytes,
                byteCount: bytes.count,
                modified: modified,
                received: received
            )
            source.encoding = text.encoding
            source.warnings = text.warnings
            return .success(Article(source: source, text: text.utf8))
        } catch {
            return .failure(error)
        }
    }
}
