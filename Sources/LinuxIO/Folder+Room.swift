import Glibc

extension Folder {
    /// Bytes that may still be written to the folder's file system by those who are not root.
    ///
    /// - Throws: ``SystemCallError`` naming `fstatvfs`.
    package func freeByteCount() throws(SystemCallError) -> Int {
        var info = statvfs()
        try checked("fstatvfs", path.description) { fstatvfs(descriptor.number, &info) }
        let (bytes, isTooMany) = info.f_bavail.multipliedReportingOverflow(by: info.f_frsize)
        return isTooMany ? Int.max : Int(clamping: bytes)
    }
}
