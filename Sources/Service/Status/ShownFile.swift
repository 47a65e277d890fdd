import Glibc
import LinuxIO

/// A small file that shows others how the daemon is, and that is replaced as a whole.
///
/// On a full disk there is no room for another one; it is then written over in its place, so
/// that it can say why the daemon is paused.
struct ShownFile: Sendable {
    /// Blocks of the file systems in use hold at least so many bytes.
    private static let block = 4096

    let folder: Folder
    let name: PathBytes
    /// Nil for what the umask leaves.
    var permissions: UInt32?

    /// Shows `bytes`, which end with a newline, instead of what is there.
    ///
    /// The next one comes soon: nothing is lost that a power cut could take.
    ///
    /// - Throws: ``SystemCallError`` for why no new file could be made; it may be that the old
    ///   one was written over.
    func show(_ bytes: [UInt8]) throws(SystemCallError) {
        do throws(SystemCallError) {
            try folder.write(bytes, to: name, isDurable: false, permissions: permissions)
        } catch {
            if error.code == ENOSPC || error.code == EDQUOT { overwrite(bytes) }
            throw error
        }
    }

    /// Newlines take the place of what was longer: neither form of file is changed by them.
    func overwrite(_ bytes: [UInt8]) {
        guard
            let file = try? FileDescriptor.open(
                name,
                in: folder.descriptor,
                flags: O_WRONLY | O_NOFOLLOW
            ),
            let byteCount = try? file.status().byteCount
        else { return }
        // More would need a new block, and a write that stops half-way leaves a torn line.
        let room = (byteCount + ShownFile.block - 1) / ShownFile.block * ShownFile.block
        guard bytes.count <= room else { return }
        let rest = [UInt8](repeating: UInt8(ascii: "\n"), count: max(0, byteCount - bytes.count))
        try? file.write(all: bytes + rest)
    }
}
