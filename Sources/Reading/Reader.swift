package import ArticleModel

package struct Reader: Sendable {
    package init(overlay: String? = nil) throws {}
    package func read(_ article: Article) -> ArticleRecord {
        var record = ArticleRecord()
        record.id = article.source.id
        record.received = article.source.received.isoMilliseconds
        record.file.name = String(decoding: article.source.name, as: UTF8.self)
        record.text = String(decoding: article.text, as: UTF8.self)
        return record
    }
}
