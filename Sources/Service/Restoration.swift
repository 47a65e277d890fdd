import ArticleModel
import FoundationEssentials
import Linking
import LinuxIO
import Store

/// Rebuilds from the store what is remembered of the latest articles.
enum Restoration {
    struct Memory: Sendable {
        var linker: Linker
        var names = NameMemory()
    }

    /// Records between two calls of `progress`.
    private static let stride = 1024

    /// What `linker` and the memory of names know when they have seen the last records in the
    /// folder of the segments.
    ///
    /// Only those are read: a linker remembers no more. `progress` is called with their number
    /// so far, every now and then.
    ///
    /// - Throws: ``SystemCallError`` when the store cannot be read.
    static func restored(
        _ linker: Linker,
        from store: Folder,
        progress: (Int) -> Void
    ) throws(SystemCallError) -> Memory {
        var memory = Memory(linker: linker)
        // Damage was reported when the store was opened; it links to nothing.
        let reader = StoreReader(store: store, passesDamage: true)
        try reader.rewind(toLast: Linker.usualMemory)
        let decoder = JSONDecoder()
        var count = 0
        while true {
            let lines = try reader.next()
            if lines.isEmpty { return memory }
            for line in lines {
                count += 1
                if count % stride == 0 { progress(count) }
                let record = try? decoder.decode(ArticleRecord.self, from: Data(line.bytes))
                guard let record else { continue }
                memory.linker.restore(record)
                memory.names.remember(record)
            }
        }
    }
}
