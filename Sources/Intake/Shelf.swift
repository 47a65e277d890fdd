import Glibc
package import LinuxIO
import TextKernel

/// A folder in which files are put away under the names they came with, none replacing another.
package struct Shelf: Sendable {
    package let folder: Folder

    package init(_ folder: Folder) { self.folder = folder }

    /// Moves a file here as `path`, or beside an earlier one of that name as `path~2`, `path~3`, ….
    ///
    /// `prepare` is called with the name that will be taken, before the file is moved.
    ///
    /// - Returns: The path it got; nil if the file is gone, as after an earlier, interrupted try.
    /// - Throws: ``SystemCallError`` naming the call that failed; the file is where it was.
    package func put(
        _ path: PathBytes,
        from source: Folder,
        as wanted: PathBytes,
        prepare: (PathBytes) throws(SystemCallError) -> Void = { _ in }
    ) throws(SystemCallError) -> PathBytes? {
        guard try source.status(of: path) != nil else { return nil }
        let place = try room(for: wanted)
        var number = 1
        while true {
            let candidate = Shelf.variant(of: place, number: number)
            if try isFree(candidate) {
                do throws(SystemCallError) {
                    try prepare(candidate)
                    try source.rename(path, to: folder, as: candidate)
                    return candidate
                } catch {
                    // Of the two folders it may be the shelf that is gone.
                    if error.code == ENOENT, try source.status(of: path) == nil { return nil }
                    if error.code != EEXIST { throw error }
                }
            }
            // Close together at first, then in ever wider steps, so that a name that comes
            // ten thousand times a day costs a few tries each time and not ten thousand.
            number += number < 8 ? 1 : Int.random(in: 1...number)
        }
    }

    /// Makes what was put under `path` survive a power cut.
    ///
    /// - Throws: ``SystemCallError`` naming `openat` or `fsync`.
    package func sync(parentOf path: PathBytes) throws(SystemCallError) {
        try folder.descend(path.parent).sync()
    }

    /// The path to put a file at: `wanted`, or one beside it where a file stands in the way of
    /// its folder.
    private func room(for wanted: PathBytes) throws(SystemCallError) -> PathBytes {
        let short = wanted.parent / Shelf.shortened(wanted.lastComponent)
        do throws(SystemCallError) {
            if short.bytes.count > Shelf.longestPath {
                throw SystemCallError("openat", short.description, code: ENAMETOOLONG)
            }
            try folder.makeDurably(short.parent)
            _ = try folder.descend(short.parent)
            return short
        } catch {
            guard error.code == ENOTDIR || error.code == EEXIST || error.code == ENAMETOOLONG else {
                throw error
            }
            let digest = Hexadecimal.text(Array(SHA256.digest(of: wanted.bytes).prefix(6)))
            let name = Shelf.shortened(wanted.lastComponent, to: Shelf.longestName - 13)
            return PathBytes(Array("\(digest)-".utf8) + name.bytes)
        }
    }

    /// Whether neither a file nor the reason file of another one stands at `path`.
    private func isFree(_ path: PathBytes) throws(SystemCallError) -> Bool {
        guard try folder.status(of: path) == nil else { return false }
        let reason = Shelf.reason(for: path)
        if try folder.status(of: reason) == nil { return true }
        // A reason without its file was left by a kill between the two; one with a reason of
        // its own is itself a file that was put away.
        return try folder.status(of: Shelf.reason(for: reason)) == nil
    }
}

extension Shelf {
    /// What is left of a name's 255 bytes after `.reason.json` and `~` with a number.
    static let longestName = 220
    /// What is left of the 4,095 bytes that the kernel takes of a path, after the same and the
    /// marks of a temporary name.
    static let longestPath = 4000

    /// The path of the file that says why `path` was rejected.
    package static func reason(for path: PathBytes) -> PathBytes {
        PathBytes(path.bytes + Array(".reason.json".utf8))
    }

    static func variant(of path: PathBytes, number: Int) -> PathBytes {
        number == 1 ? path : PathBytes(path.bytes + Array("~\(number)".utf8))
    }

    /// A name of at most `limit` bytes: a longer one is cut, on a character's border if it is
    /// UTF-8, and told from others cut alike by a digest.
    static func shortened(_ name: PathBytes, to limit: Int = longestName) -> PathBytes {
        guard name.bytes.count > limit else { return name }
        let digest = Hexadecimal.text(Array(SHA256.digest(of: name.bytes).prefix(6)))
        var kept = name.bytes.prefix(limit - digest.utf8.count - 1)
        if name.isText {
            while let next = name.bytes.dropFirst(kept.count).first, next & 0xC0 == 0x80 {
                kept.removeLast()
            }
        }
        return PathBytes(Array(kept) + [UInt8(ascii: "~")] + Array(digest.utf8))
    }
}
