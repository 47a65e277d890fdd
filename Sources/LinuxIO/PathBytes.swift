/// A path or file name as Linux keeps it: bytes without NUL, not necessarily UTF-8.
package struct PathBytes: Sendable, Hashable, Comparable, CustomStringConvertible {
    package var bytes: [UInt8]

    package init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }
    package init(_ text: String) { bytes = Array(text.utf8) }

    /// For people and logs; bytes that are no UTF-8 become U+FFFD.
    package var description: String { String(decoding: bytes, as: UTF8.self) }

    package var isEmpty: Bool { bytes.isEmpty }

    /// Whether the bytes are UTF-8, so that ``description`` loses nothing.
    package var isText: Bool { String(validating: bytes, as: UTF8.self) != nil }

    package static func / (folder: PathBytes, name: PathBytes) -> PathBytes {
        if folder.isEmpty { return name }
        if name.isEmpty { return folder }
        return PathBytes(folder.bytes + [UInt8(ascii: "/")] + name.bytes)
    }

    package static func / (folder: PathBytes, name: String) -> PathBytes {
        folder / PathBytes(name)
    }

    package static func < (a: PathBytes, b: PathBytes) -> Bool {
        a.bytes.lexicographicallyPrecedes(b.bytes)
    }

    /// The part after the last slash.
    package var lastComponent: PathBytes {
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return self }
        return PathBytes(bytes[(slash + 1)...])
    }

    /// What stands before the last slash; empty where there is none.
    package var parent: PathBytes {
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return PathBytes("") }
        return PathBytes(bytes[..<slash])
    }

    /// Calls `body` with the path as a C string.
    package func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        var terminated = bytes
        terminated.append(0)
        return terminated.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { chars in
                // A buffer of at least one element has a base address.
                chars.baseAddress.map(body) ?? withUnsafePointer(to: 0) { body($0) }
            }
        }
    }
}
