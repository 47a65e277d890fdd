package import LinuxIO

/// Why the store cannot be opened or added to.
package enum StoreError: Error, Hashable, CustomStringConvertible {
    /// Another instance holds the store.
    case held(lock: String)
    case writableByAll(path: String)
    /// A later version of the program wrote here; this one would not understand itself.
    case newerSchema(segment: String, offset: Int, schema: String)
    /// The disk refused while the store was opened or a segment begun; nothing was added.
    case failed(SystemCallError)
    /// The records were not added and no trace of them is left: it can be tried again.
    case notWritten(SystemCallError)
    /// The disk did not confirm what was written: it is not to be trusted before
    /// ``ArticleStore/reopen()``. The records count as not added.
    case suspect(SystemCallError)
    /// Somebody else changed, moved or removed the active segment.
    case changed(segment: String)
    /// An earlier failure has to be cleared by ``ArticleStore/reopen()``.
    case needsReopening
    case alreadyStored(id: String)
    case malformedID(String)

    package var description: String {
        switch self {
        case .held(let lock):
            "another instance holds the store: \(lock) is locked; stop that one first"
        case .writableByAll(let path):
            "\(path) can be written by everybody; remove that right (chmod o-w) and start again"
        case .newerSchema(let segment, let offset, let schema):
            "\(segment), byte \(offset): record of schema \(schema), this program writes "
                + "articled/1; install the version that wrote the store"
        case .failed(let error):
            "the store cannot be used: \(error)"
        case .notWritten(let error):
            "records not stored, the store is as before: \(error)"
        case .suspect(let error):
            "the disk did not confirm a write, the store has to be opened anew: \(error)"
        case .changed(let segment):
            "\(segment) was changed by somebody else; the store has to be opened anew"
        case .needsReopening:
            "the store has to be opened anew after an earlier failure"
        case .alreadyStored(let id):
            "an article is in the store already: \(id)"
        case .malformedID(let id):
            "not an article's id, which is sha256: and 64 lower-case digits: \(id)"
        }
    }
}

extension StoreError {
    /// The kernel's part in it; nil if it had none.
    package var cause: SystemCallError? {
        switch self {
        case .failed(let error), .notWritten(let error), .suspect(let error): error
        default: nil
        }
    }

    /// Calls `body`, whose errors mean that the store cannot be used.
    static func failing<Result>(
        _ body: () throws(SystemCallError) -> Result
    ) throws(StoreError) -> Result {
        do throws(SystemCallError) { return try body() } catch { throw .failed(error) }
    }
}
