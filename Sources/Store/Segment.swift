package import LinuxIO

/// One file of the store.
///
/// Records are only ever added to the active segment. A full one is sealed by giving it a name
/// that says which records it holds; it never changes again.
package struct Segment: Hashable, Sendable {
    package static let activeName = "articles.jsonl"
    /// The highest `seq` that is believed, so that one can be added to it: no store gets there.
    static let highest = 999_999_999_999_999_999

    /// The `seq` of the first record.
    package var first: Int
    /// The `seq` of the last record; nil for the active segment, which still grows.
    package var last: Int?

    package init(first: Int, last: Int?) {
        self.first = first
        self.last = last
    }

    package var isActive: Bool { last == nil }

    package var name: String {
        guard let last else { return Self.activeName }
        return "articles-\(Self.twelve(first))-\(Self.twelve(last)).jsonl"
    }

    /// Reads the name of a sealed segment; nil for any other name.
    package init?(sealedName name: String) {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "articles", parts[2].hasSuffix(".jsonl") else {
            return nil
        }
        let digits = [parts[1], parts[2].dropLast(6)]
        guard digits.allSatisfy({ $0.utf8.count >= 12 && $0.utf8.allSatisfy(Self.isDigit) }),
            let first = Int(digits[0]), let last = Int(digits[1]), first > 0, last >= first,
            last <= Self.highest
        else { return nil }
        self.init(first: first, last: last)
        if self.name != name { return nil }
    }

    /// The segments in `folder` in the order of their records, the active one, if there is one,
    /// last.
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
        sealed.sort { ($0.first, $0.last ?? 0) < ($1.first, $1.last ?? 0) }
        guard hasActive else { return sealed }
        let next = (sealed.compactMap(\.last).max() ?? 0) + 1
        return sealed + [Segment(first: next, last: nil)]
    }

    private static func twelve(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
