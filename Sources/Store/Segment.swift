package import LinuxIO

/// One file of the store.
///
/// Records are only ever added to the active segment. A full one is sealed by giving it a name
/// that says which records it holds; its content never changes again. An outside tool may
/// compress a sealed one, which changes the end of its name.
package struct Segment: Hashable, Sendable {
    package static let activeName = "articles.jsonl"
    /// The highest `seq` that is believed, so that one can be added to it: no store gets there.
    static let highest = 999_999_999_999_999_999

    /// The `seq` of the first record.
    package var first: Int
    /// The `seq` of the last record; nil for the active segment, which still grows.
    package var last: Int?
    /// nil for a plain file.
    package var compression: CompressionFormat?

    package init(first: Int, last: Int?, compression: CompressionFormat? = nil) {
        self.first = first
        self.last = last
        self.compression = compression
    }

    package var isActive: Bool { last == nil }

    package var name: String {
        guard last != nil else { return Self.activeName }
        return stem + ".jsonl" + (compression?.ending ?? "")
    }

    /// The name of a sealed segment without its endings, the same however it is kept.
    var stem: String {
        guard let last else { return "articles" }
        return "articles-\(Self.twelve(first))-\(Self.twelve(last))"
    }

    /// Reads the name of a sealed segment; nil for any other name.
    package init?(sealedName name: String) {
        let compression = CompressionFormat.allCases.first { name.hasSuffix($0.ending) }
        let plain = name.dropLast(compression?.ending.count ?? 0)
        let parts = plain.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "articles", parts[2].hasSuffix(".jsonl") else {
            return nil
        }
        let digits = [parts[1], parts[2].dropLast(6)]
        guard digits.allSatisfy({ $0.utf8.count >= 12 && $0.utf8.allSatisfy(Self.isDigit) }),
            let first = Int(digits[0]), let last = Int(digits[1]), first > 0, last >= first,
            last <= Self.highest
        else { return nil }
        self.init(first: first, last: last, compression: compression)
        if self.name != name { return nil }
    }

    /// The segments in `folder` in the order of their records, the active one, if there is one,
    /// last.
    ///
    /// A segment that is there in several forms is given once: plain as long as that file exists,
    /// for a tool that compresses removes it only when it is done.
    ///
    /// - Throws: ``SystemCallError`` naming the call that failed.
    package static func list(in folder: Folder) throws(SystemCallError) -> [Segment] {
        var sealed: [Segment] = []
        var hasActive = false
        try folder.list { name in
            if name == PathBytes(activeName) { hasActive = true }
            if let segment = Segment(sealedName: name.description) { sealed.append(segment) }
            return true
        }
        sealed.sort { $0.order < $1.order }
        var chosen: [Segment] = []
        for segment in sealed where chosen.last?.stem != segment.stem { chosen.append(segment) }
        guard hasActive else { return chosen }
        let next = (chosen.compactMap(\.last).max() ?? 0) + 1
        return chosen + [Segment(first: next, last: nil)]
    }

    /// The forms in which a sealed segment may be found, the one that counts first.
    var forms: [Segment] {
        let formats = [nil] + CompressionFormat.allCases.map(Optional.some)
        return formats.map { Segment(first: first, last: last, compression: $0) }
    }

    private var order: (Int, Int, Int) {
        let form = compression.flatMap { CompressionFormat.allCases.firstIndex(of: $0) }
        return (first, last ?? 0, form.map { $0 + 1 } ?? 0)
    }

    private static func twelve(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
