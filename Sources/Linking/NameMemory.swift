package import ArticleModel
import TextKernel

/// Which article came last under a file's name, among the latest stored.
///
/// A program that writes in several goes, with pauses longer than the daemon waits, leaves two
/// records: the later one says which came before it. What it remembers depends on the records in
/// the store alone, so that a restart changes nothing.
package struct NameMemory: Sendable {
    /// The beginning of a digest: names may be long, and strangers choose them.
    private struct Key: Hashable {
        var high: UInt64
        var low: UInt64

        init(_ file: ArticleRecord.File) {
            let digest = SHA256.digest(of: Array((file.nameBytes ?? file.name).utf8))
            high = digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
            low = digest.dropFirst(8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        }
    }

    private let window: Int
    private var latest: [Key: (id: String, seq: Int)] = [:]

    /// Looks back at the last `window` records.
    package init(window: Int = Linker.usualMemory) { self.window = window }

    /// Adds a warning to `record` if another came under its name before, and remembers it.
    package mutating func note(_ record: inout ArticleRecord) {
        if let earlier = remember(record) {
            record.warnings.append("same-name: \(earlier) came under this name before")
        }
    }

    /// Remembers a record of the store.
    ///
    /// - Returns: The id of the one that came before under its name.
    @discardableResult
    package mutating func remember(_ record: ArticleRecord) -> String? {
        let earlier = latest.updateValue((record.id, record.seq), forKey: Key(record.file))
        if latest.count > 2 * window {
            latest = latest.filter { record.seq - $0.value.seq <= window }
        }
        return earlier.flatMap { record.seq - $0.seq <= window ? $0.id : nil }
    }
}
