/// How the program ends, as in `sysexits.h`.
package enum ExitStatus: Int32, Sendable {
    case ok = 0
    /// The command line is wrong.
    case usage = 64
    case badData = 65
    case noInput = 66
    /// An error in the program, or an article whose reading does not come back.
    case software = 70
    case system = 71
    /// A file or folder cannot be made.
    case cannotCreate = 73
    case inputOutput = 74
    /// Another instance runs: try again later.
    case temporary = 75
    case noPermission = 77
    case configuration = 78
}
