import Glibc
package import LinuxIO
package import Store

/// Why there is nothing to report, or why nothing more was done.
package enum ReportError: Error, Hashable, CustomStringConvertible {
    /// A system call failed on what is below the state folder.
    case failed(state: String, SystemCallError)
    case store(StoreError)
    /// A cursor that the store knows nothing of.
    case unknownCursor(String)
    /// A file that should hold a cursor holds something else.
    case malformedCursor(file: String)
    /// Another store stands where the one that was followed stood.
    case storeReplaced(state: String)
    case noSuchFile(String)
    /// A name that leads out of its folder.
    case unsafeName(String)
    /// A daemon or another command holds the store.
    case inUse(state: String)
    /// What is made would not belong to whom the store belongs to.
    case notOwner(of: String)
    /// A folder for a new store is there already.
    case targetExists(String)
    /// Records were read back from a new store, and are not those that were put in.
    case notWhole(String)

    /// As in `sysexits.h`: 65 for data that cannot be used, 66 if there is nothing of that name,
    /// 73 for something in the way, 74 for a failing disk, 75 if it may work later, 77 without
    /// permission.
    package var exitCode: Int32 {
        switch self {
        case .failed(_, let error): Self.exitCode(of: error)
        case .store(.failed(let error)), .store(.notWritten(let error)),
            .store(.suspect(let error)):
            Self.exitCode(of: error)
        case .store(.held), .inUse: 75
        case .store(.newerSchema), .unknownCursor, .malformedCursor, .storeReplaced: 65
        case .store(.writableByAll), .notOwner: 77
        case .store, .notWhole: 74
        case .noSuchFile: 66
        case .unsafeName: 64
        case .targetExists: 73
        }
    }

    private static func exitCode(of error: SystemCallError) -> Int32 {
        switch error.code {
        case EBADMSG: 65
        case ENOENT, ENOTDIR: 66
        case EACCES, EPERM, EROFS: 77
        default: 74
        }
    }

    package var description: String {
        switch self {
        case .failed(_, let error) where error.code == EBADMSG:
            "\(error.subject) is damaged, articlectl verify tells where; restore it from a "
                + "backup, or go on behind it with --from"
        case .failed(let state, let error):
            exitCode == 66 ? "no store in \(state): \(error)" : "\(error)"
        case .store(let error): "\(error)"
        case .unknownCursor(let cursor):
            "the store has no place \(cursor): it is another store's, or its segment was "
                + "removed; begin with --from start"
        case .malformedCursor(let file):
            "\(file) holds no cursor such as 17:4096; remove it to begin anew"
        case .storeReplaced(let state):
            "the store in \(state) was replaced by another, in which cursors of the old one "
                + "mean nothing; begin with --from start"
        case .noSuchFile(let name): "there is no file \(name)"
        case .unsafeName(let name): "not a path below the folder: \(name)"
        case .inUse(let state): "the store in \(state) is in use: stop articled first"
        case .notOwner(let path):
            "this must run as the user who owns \(path), such as: runuser -u articled -- …"
        case .targetExists(let path): "\(path) exists already"
        case .notWhole(let what): "the new store is not whole, the old one stays: \(what)"
        }
    }

    /// Calls `body` with the state folder's path; a system call that fails becomes this error.
    static func reading<Result>(
        _ state: String,
        _ body: (PathBytes) throws(SystemCallError) -> Result
    ) throws(ReportError) -> Result {
        do throws(SystemCallError) {
            return try body(PathBytes(state))
        } catch {
            throw .failed(state: state, error)
        }
    }

    /// Calls `body`; an error of the store becomes this error.
    static func storing<Result>(
        _ body: () throws(StoreError) -> Result
    ) throws(ReportError) -> Result {
        do throws(StoreError) { return try body() } catch { throw .store(error) }
    }
}
