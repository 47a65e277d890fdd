package import ArticleModel

package struct Linker: Sendable {
    package init() {}
    package mutating func link(_ record: inout ArticleRecord) {}
    package mutating func restore(_ record: ArticleRecord) {}
}
