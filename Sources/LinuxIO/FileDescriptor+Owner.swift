import Glibc

extension FileDescriptor {
    /// Gives the file to the user and group of `other`; nothing happens if it is theirs.
    ///
    /// - Throws: ``SystemCallError`` naming `fchown`; `EPERM` for all but root.
    package func giveToOwner(of other: FileDescriptor) throws(SystemCallError) {
        let (mine, its) = try (owner(), other.owner())
        if mine == its { return }
        try checked("fchown", path.description) { fchown(number, its.user, its.group) }
    }

    /// Whether this process acts as the user who owns the file.
    package func isOwn() throws(SystemCallError) -> Bool { try owner().user == geteuid() }

    private struct Owner: Equatable {
        var user: uid_t
        var group: gid_t
    }

    private func owner() throws(SystemCallError) -> Owner {
        var info = stat()
        try checked("fstat", path.description) { fstat(number, &info) }
        return Owner(user: info.st_uid, group: info.st_gid)
    }
}
