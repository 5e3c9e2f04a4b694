/// How the program ends, in the numbers of sysexits.h. docs/OPERATIONS.md tells people what to do about each;
/// systemd/rawi.service names those after which a restart would be useless.
package enum ExitCode: Int32, Sendable, CaseIterable, Error {
    case success = 0
    /// The command line was wrong.
    case usage = 64
    /// Input that cannot be used, such as a store with damaged lines found by `rawi verify`.
    case badData = 65
    /// A file or folder named by the user does not exist.
    case noInput = 66
    /// Something we need does not answer; also the verdict of `rawi status --unhealthy`.
    case unavailable = 69
    /// A bug of ours.
    case bug = 70
    /// The store cannot be made: read-only or full file system.
    case cannotCreate = 73
    /// The disk failed twice in a row.
    case inputOutput = 74
    /// Another daemon owns the store.
    case locked = 75
    /// The store belongs to another user.
    case permission = 77
    /// The configuration is wrong.
    case configuration = 78
}
